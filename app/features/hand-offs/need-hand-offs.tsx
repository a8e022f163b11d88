import { Form, Link } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import { formatDay, formatRelative } from "~/vocabulary/typography";
import { handOffBadge } from "./hand-off-badge";
import type { HandOffRow } from "./hand-offs.queries.server";

/** Who was asked for this need, and where each stands. */
export function NeedHandOffs({ handOffs, now }: { handOffs: HandOffRow[]; now: Date }) {
  if (handOffs.length === 0) return null;
  return (
    <Section title="Relais" count={handOffs.length}>
      <Lines label="Relais">
        {handOffs.map((handOff) => (
          <Line
            key={handOff.id}
            title={<Link to={`/partners/${handOff.partnerId}`}>{handOff.partnerName}</Link>}
            detail={remindersOf(handOff, now)}
            badge={<Badge {...handOffBadge(handOff)} />}
            act={
              (handOff.state === "sent" || handOff.state === "acknowledged") && (
                <Form method="post">
                  <input type="hidden" name="handOffId" value={handOff.id} />
                  <Button name="intent" value="revoke" variant="quiet" size="small">
                    Retirer
                  </Button>
                </Form>
              )
            }
          />
        ))}
      </Lines>
    </Section>
  );
}

/** When it was asked, last reminded, next reminded. */
export function remindersOf(handOff: HandOffRow, now: Date): string {
  return [
    `demandé ${formatRelative(handOff.sentAt, now)}`,
    handOff.answeredAt
      ? `répondu ${formatRelative(handOff.answeredAt, now)}`
      : `réponse souhaitée avant le ${formatDay(handOff.answerBy)}`,
    handOff.lastReminderAt ? `relancé ${formatRelative(handOff.lastReminderAt, now)}` : "",
    handOff.nextReminderAt ? `prochaine relance ${formatDay(handOff.nextReminderAt)}` : "",
  ]
    .filter(Boolean)
    .join(" · ");
}
