import { Form, Link } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button, LinkButton } from "~/components/ui/button";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import { accessibleName } from "~/vocabulary/accessible-name";
import { AWAITING_STATES, CLOSED_STATES } from "~/vocabulary/hand-offs";
import { dayOf, formatDay, formatRelative } from "~/vocabulary/typography";
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
            detail={<HandOffDates handOff={handOff} now={now} />}
            badge={<Badge {...handOffBadge(handOff)} />}
            act={
              <>
                <TypeAnswer handOff={handOff} />
                {AWAITING_STATES.includes(handOff.state) && (
                  <Form method="post">
                    <input type="hidden" name="handOffId" value={handOff.id} />
                    <Button name="intent" value="revoke" variant="quiet" size="small">
                      Retirer
                    </Button>
                  </Form>
                )}
              </>
            }
          />
        ))}
      </Lines>
    </Section>
  );
}

/** Leads to where a colleague types what a partner said by phone or in person, as long as it may still change. */
export function TypeAnswer({ handOff: { id, state, partnerName } }: { handOff: HandOffRow }) {
  if (CLOSED_STATES.includes(state)) return null;
  const label = AWAITING_STATES.includes(state) ? "Noter sa réponse" : "Changer sa réponse";
  return (
    <LinkButton
      to={`/hand-offs/${id}/answer`}
      variant="quiet"
      size="small"
      aria-label={accessibleName(`${label}, ${partnerName}`)}
    >
      {label}
    </LinkButton>
  );
}

/** When it was asked, by when an answer is awaited and whether that day is past, last and next reminders. */
export function HandOffDates({ handOff, now }: { handOff: HandOffRow; now: Date }) {
  const reminders = [
    handOff.lastReminderAt ? `relancé ${formatRelative(handOff.lastReminderAt, now)}` : "",
    handOff.nextReminderAt ? `prochaine relance ${formatDay(handOff.nextReminderAt, now)}` : "",
  ].filter(Boolean);
  return (
    <>
      {`demandé ${formatRelative(handOff.sentAt, now)} · `}
      <Answer handOff={handOff} now={now} />
      {reminders.map((words) => ` · ${words}`).join("")}
    </>
  );
}

function Answer({ handOff, now }: { handOff: HandOffRow; now: Date }) {
  const { state, answeredAt, answerBy, promisedOn } = handOff;
  if (answeredAt) return <span>{`répondu ${formatRelative(answeredAt, now)}`}</span>;
  const words = promisedOn
    ? `réponse promise avant le ${formatDay(promisedOn, now)}`
    : `réponse souhaitée avant le ${formatDay(answerBy, now)}`;
  const isLate = AWAITING_STATES.includes(state) && (promisedOn ?? answerBy) < dayOf(now);
  return <span className={isLate ? "text-late" : undefined}>{isLate ? `${words}, en retard` : words}</span>;
}
