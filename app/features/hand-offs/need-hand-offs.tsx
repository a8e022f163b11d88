import { Form, Link } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button, LinkButton } from "~/components/ui/button";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import { accessibleName } from "~/vocabulary/accessible-name";
import { can } from "~/vocabulary/hand-off-words";
import { AWAITING_STATES, CLOSED_STATES, type HandOffState } from "~/vocabulary/hand-offs";
import { dayOf, formatDay, formatRelative, NBSP } from "~/vocabulary/typography";
import type { MailReplies } from "../inbound-mail/message-replies.queries.server";
import { MessageReplies } from "../inbound-mail/message-reply";
import { handOffBadge } from "./hand-off-badge";
import type { OlderAnswers } from "./hand-off-change.queries.server";
import { preparedPage } from "./hand-off-page";
import type { HandOffRow } from "./hand-offs.queries.server";
import { ReminderActs } from "./reminder-acts";
import { reminderWords } from "./reminder-words";

interface Props {
  handOffs: HandOffRow[];
  olderAnswers: OlderAnswers;
  replies: MailReplies;
  /** The page of the need. */
  from: string;
  now: Date;
}

/** Who was asked for this need, and where each stands. */
export function NeedHandOffs({ handOffs, olderAnswers, replies, from, now }: Props) {
  if (handOffs.length === 0) return null;
  return (
    <Section title="Relais" count={handOffs.length}>
      <Lines label="Relais">
        {handOffs.map((handOff) => (
          <Line
            key={handOff.id}
            title={<Link to={`/partners/${handOff.partnerId}`}>{handOff.partnerName}</Link>}
            detail={
              <>
                <HandOffDates handOff={handOff} now={now} />
                <PartnerWords handOff={handOff} />
                {olderAnswers[handOff.id] && <p>{olderAnswers[handOff.id]}</p>}
              </>
            }
            below={
              replies[handOff.id] && <MessageReplies replies={replies[handOff.id]} from={from} now={now} />
            }
            badge={<Badge {...handOffBadge(handOff)} />}
            act={
              <>
                <ReplyToQuestion handOff={handOff} />
                <TypeAnswer handOff={handOff} />
                <ReminderActs handOff={handOff} />
                {handOff.state === "prepared" && <Prepared handOff={handOff} />}
                {handOff.state !== "prepared" && can("revoke", handOff) && (
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

const ANSWER_LABELS: Readonly<Record<HandOffState, string | undefined>> = {
  prepared: undefined,
  sent: "Noter sa réponse",
  acknowledged: "Noter sa réponse",
  proposed: "Noter la suite",
  accepted: "Noter la suite",
  asked: "Changer sa réponse",
  "passed-on": "Changer sa réponse",
  declined: "Changer sa réponse",
  done: "Changer l’issue",
  partly: "Changer l’issue",
  "not-done": "Changer l’issue",
  revoked: "Rouvrir",
  expired: "Rouvrir",
};

/** One to confirm: in the composer, filled with what is known, or not at all. */
function Prepared({ handOff }: { handOff: HandOffRow }) {
  const { id, partnerName } = handOff;
  return (
    <>
      <LinkButton
        to={preparedPage(handOff)}
        size="small"
        aria-label={accessibleName(`Confirmer, ${partnerName}`)}
      >
        Confirmer
      </LinkButton>
      <Form method="post">
        <input type="hidden" name="handOffId" value={id} />
        <Button name="intent" value="discard" variant="quiet" size="small">
          Écarter
        </Button>
      </Form>
    </>
  );
}

/** Leads to where a colleague answers the question of a partner. */
export function ReplyToQuestion({ handOff }: { handOff: HandOffRow }) {
  if (!can("reply", handOff)) return null;
  return (
    <LinkButton
      to={`/hand-offs/${handOff.id}/reply`}
      size="small"
      aria-label={accessibleName(`Répondre, ${handOff.partnerName}`)}
    >
      Répondre
    </LinkButton>
  );
}

/** Leads to where a colleague types what a partner said by phone or in person, how it ended, or why it is taken up again. */
export function TypeAnswer({ handOff }: { handOff: HandOffRow }) {
  const { id, state, partnerName, isWithdrawn } = handOff;
  const label = ANSWER_LABELS[state];
  if (!label || (isWithdrawn && !CLOSED_STATES.includes(state))) return null;
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

/** What the partner asks us, says with what they propose, or says of the end and the family does not. */
export function PartnerWords({ handOff: { message, state, dispute } }: { handOff: HandOffRow }) {
  if (dispute) return <p className="text-attention">{`À vérifier${NBSP}: ${dispute}.`}</p>;
  if (!message || !["asked", "proposed"].includes(state)) return null;
  return <p>{`«${NBSP}${message}${NBSP}»`}</p>;
}

/** When it was asked, whether the letter came back, by when an answer is awaited and whether that day is past, last and next reminders. */
export function HandOffDates({ handOff, now }: { handOff: HandOffRow; now: Date }) {
  if (handOff.state === "prepared")
    return <>{`préparé ${formatRelative(handOff.sentAt, now)}, rien n’est envoyé`}</>;
  return (
    <>
      {`demandé ${formatRelative(handOff.sentAt, now)} · `}
      {handOff.undelivered && (
        <>
          <span className="text-late">{`non remis${NBSP}: ${handOff.undelivered}`}</span>
          {" · "}
        </>
      )}
      <Answer handOff={handOff} now={now} />
      {handOff.isWithdrawn && " · lien fermé, suppression demandée"}
      {reminderWords(handOff, now)
        .map((words) => ` · ${words}`)
        .join("")}
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
