import { Form, Link } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button, LinkButton } from "~/components/ui/button";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import type { QueueRow, RequestRow } from "~/features/triage/triage.queries.server";
import { CANDIDATE_KINDS } from "~/vocabulary/candidates";
import { NEED_KINDS } from "~/vocabulary/needs";
import { SUBMISSION_CHANNELS } from "~/vocabulary/submissions";
import { formatRelative, joinWords, workingHoursWords } from "~/vocabulary/typography";

interface Props {
  requests: readonly QueueRow[];
  now: Date;
}

/** What came in and nobody has answered: a request to take, then to open; a message to read. */
export function NewRequests({ requests, now }: Props) {
  if (requests.length === 0) return null;
  return (
    <Section
      title="Nouvelles demandes"
      count={requests.length}
      act={<Link to="/triage">Tout ce qui est à trier</Link>}
    >
      <Lines label="Nouvelles demandes">
        {requests.map((request) => (
          <Line
            key={request.id}
            title={<Link to={pageOf(request)}>{request.name}</Link>}
            detail={detailOf(request, now)}
            badge={
              <Badge
                tone={isLate(request) ? "late" : "neutral"}
                title="Depuis son arrivée, en heures ouvrées."
              >
                {workingHoursWords(request.ageHours)}
              </Badge>
            }
            act={request.type === "message" ? <Read id={request.id} /> : <Take request={request} />}
          />
        ))}
      </Lines>
    </Section>
  );
}

function pageOf({ type, id }: QueueRow): string {
  return type === "message" ? `/messages/${id}` : `/triage/${id}`;
}

function isLate(request: QueueRow): boolean {
  return request.type === "request" && request.isLate;
}

/** A message that found no file: it is sorted once it is read. */
function Read({ id }: { id: string }) {
  return (
    <LinkButton to={`/messages/${id}`} size="small" data-key="done">
      Lire
    </LinkButton>
  );
}

function Take({ request: { id, assignee } }: { request: RequestRow }) {
  if (assignee) {
    return (
      <LinkButton to={`/triage/${id}`} size="small" data-key="done">
        Répondre
      </LinkButton>
    );
  }
  return (
    <Form method="post">
      <input type="hidden" name="submissionId" value={id} />
      <Button name="intent" value="take" size="small" data-key="done">
        Je m’en charge
      </Button>
    </Form>
  );
}

function detailOf(row: QueueRow, now: Date): string {
  if (row.type === "message")
    return ["message", row.subject, formatRelative(row.receivedAt, now)].filter(Boolean).join(" · ");
  const { kind, needs, channel, receivedAt, assignee } = row;
  const asks = needs.map((need) => NEED_KINDS[need].fr.toLowerCase());
  return [
    CANDIDATE_KINDS[kind].fr,
    asks.length > 0 && joinWords(asks),
    `${SUBMISSION_CHANNELS[channel].fr.toLowerCase()}, ${formatRelative(receivedAt, now)}`,
    assignee && "pour vous",
  ]
    .filter(Boolean)
    .join(" · ");
}
