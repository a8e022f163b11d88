import { Link } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { LinkButton } from "~/components/ui/button";
import { Line } from "~/components/ui/line";
import { When } from "~/components/ui/when";
import type { MessageRow } from "~/features/inbound-mail/messages.queries.server";
import { CANDIDATE_KINDS } from "~/vocabulary/candidates";
import { IGNORE_REASONS } from "~/vocabulary/inbound-mail";
import { NEED_SHORT_LABELS } from "~/vocabulary/needs";
import { SUBMISSION_CHANNELS, SUSPICIONS } from "~/vocabulary/submissions";
import { workingHoursWords } from "~/vocabulary/typography";
import type { QueueRow, RequestRow } from "./triage.queries.server";

interface QueueLineProps {
  row: QueueRow;
  /** Somebody expects an answer: its clock is shown. */
  isWaiting: boolean;
  now: Date;
}

/** One line of the queue: who asks for something, or wrote, and since when. */
export function QueueLine({ row, ...shared }: QueueLineProps) {
  return row.type === "message" ? (
    <MessageLine row={row} {...shared} />
  ) : (
    <RequestLine row={row} {...shared} />
  );
}

function MessageLine({ row, isWaiting, now }: QueueLineProps & { row: MessageRow }) {
  const facts = [
    row.subject || "sans objet",
    row.partnerName && `de chez ${row.partnerName}`,
    row.sender === "forged" && "expéditeur douteux",
    row.isAutomatic && "envoi automatique",
    row.ignored && IGNORE_REASONS[row.ignored].fr,
  ].filter(Boolean);
  return (
    <Line
      title={
        <>
          <Link to={`/messages/${row.id}`}>{row.name}</Link> <Badge>message</Badge>
        </>
      }
      detail={
        <>
          {facts.join(" · ")} · <When at={row.receivedAt} now={now} />
        </>
      }
      badge={isWaiting && <Badge tone="waiting">{workingHoursWords(row.ageHours)}</Badge>}
      act={
        <LinkButton to={`/messages/${row.id}`} size="small" className="max-md:hidden">
          Lire
        </LinkButton>
      }
    />
  );
}

function RequestLine({ row, isWaiting, now }: QueueLineProps & { row: RequestRow }) {
  const facts = [
    CANDIDATE_KINDS[row.kind].fr,
    SUBMISSION_CHANNELS[row.channel].fr.toLowerCase(),
    row.needs.map((need) => NEED_SHORT_LABELS[need].fr.toLowerCase()).join(", "),
    row.assignee ? `attribuée à ${row.assignee}` : "",
    ...row.suspicions.map((suspicion) => SUSPICIONS[suspicion].fr),
  ].filter(Boolean);
  return (
    <Line
      title={<Link to={`/triage/${row.id}`}>{row.name}</Link>}
      detail={
        <>
          {facts.join(" · ")} · <When at={row.receivedAt} now={now} />
          {isWaiting && (
            <span className={row.isLate ? "block text-late" : "block"}>
              {row.isLate ? "devait recevoir une première réponse" : "première réponse attendue"}{" "}
              <When at={row.answerDueAt} now={now} />
            </span>
          )}
        </>
      }
      badge={
        isWaiting && (
          <Badge tone={row.isLate ? "late" : "waiting"}>
            {row.isLate && "en retard · "}
            {workingHoursWords(row.ageHours)}
          </Badge>
        )
      }
      act={
        <LinkButton to={`/triage/${row.id}`} size="small" className="max-md:hidden">
          Ouvrir
        </LinkButton>
      }
    />
  );
}
