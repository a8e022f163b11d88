import { Form, Link } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button, LinkButton } from "~/components/ui/button";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import type { QueueRow } from "~/features/triage/triage.queries.server";
import { CANDIDATE_KINDS } from "~/vocabulary/candidates";
import { NEED_KINDS } from "~/vocabulary/needs";
import { SUBMISSION_CHANNELS } from "~/vocabulary/submissions";
import { formatRelative, joinWords, workingHoursWords } from "~/vocabulary/typography";

interface Props {
  requests: readonly QueueRow[];
  now: Date;
}

/** What came in and nobody has answered: to take, then to open. */
export function NewRequests({ requests, now }: Props) {
  if (requests.length === 0) return null;
  return (
    <Section
      title="Nouvelles demandes"
      count={requests.length}
      act={<Link to="/triage">Toutes les demandes</Link>}
    >
      <Lines label="Nouvelles demandes">
        {requests.map((request) => (
          <Line
            key={request.id}
            title={<Link to={`/triage/${request.id}`}>{request.name}</Link>}
            detail={detailOf(request, now)}
            badge={
              <Badge
                tone={request.isLate ? "late" : "neutral"}
                title="Depuis son arrivée, en heures ouvrées."
              >
                {workingHoursWords(request.ageHours)}
              </Badge>
            }
            act={<Take request={request} />}
          />
        ))}
      </Lines>
    </Section>
  );
}

function Take({ request: { id, assignee } }: { request: QueueRow }) {
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

function detailOf({ kind, needs, channel, receivedAt, assignee }: QueueRow, now: Date): string {
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
