import { HandOff } from "#models/hand-off";
import type { MessageRecord } from "#models/message";
import { type Effect, entry, followUp } from "~/core/db/effects.server";
import { AWAITING_STATES } from "~/vocabulary/hand-offs";
import type { MessageKind } from "~/vocabulary/inbound-mail";
import { NBSP } from "~/vocabulary/typography";
import type { Match } from "./matching.queries.server";
import { type Filed, filedEffects, isUnproven, writerName } from "./message-filing.server";
import { answerToUnknown } from "./receive-answer.server";

/** An absence or a word counts for all that was asked of one person, so many at most. */
const MOST_HAND_OFFS = 20;

export type Received = Filed & Pick<MessageRecord, "kind" | "state" | "contactId" | "calendar">;

/** All that follows from a mail just received, by what it is. */
export async function consequencesOf(message: Received, match: Match): Promise<Effect[]> {
  return CONSEQUENCES[message.kind](message, match);
}

const CONSEQUENCES: Readonly<
  Record<MessageKind, (message: Received, match: Match) => Promise<Effect[]> | Effect[]>
> = {
  reply: replyEffects,
  absence: absenceEffects,
  bounce: ({ _id, sender }) => (sender === "forged" ? [] : [followUp("noteBounce", { messageId: _id })]),
  calendar: calendarEffects,
  loop: () => [],
};

/** Nothing follows from an answer to the trial of the sending. */
async function replyEffects(message: Received, match: Match): Promise<Effect[]> {
  if (message.state === "noted") return [];
  return message.state === "filed" ? filedEffects(message) : waitingEffects(message, match);
}

/** While it waits to be triaged, who wrote is not reminded of what they may have answered. */
async function waitingEffects(message: Received, match: Match): Promise<Effect[]> {
  const isTrusted = message.sender === "contact" && !message.isAutomatic && !isUnproven(message);
  const handOffIds = isTrusted ? await awaitedFrom(message) : [];
  return [
    ...handOffIds.map((handOffId) => followUp("awaitReading", { handOffId })),
    ...(await answerToUnknown(message, match)),
  ];
}

async function absenceEffects(message: Received): Promise<Effect[]> {
  const { _id: messageId, handOffId, sender } = message;
  if (sender === "forged") return [];
  const own = sender === "contact" ? await awaitedFrom(message) : [];
  const concerned = new Set([...(handOffId ? [handOffId] : []), ...own]);
  return [...concerned].map((id) => followUp("noteAbsence", { messageId, handOffId: id }));
}

/** What is still awaited of a contact. */
async function awaitedFrom({ partnerId, contactId }: Received): Promise<string[]> {
  if (!partnerId || !contactId) return [];
  const awaited = await HandOff.find({ partnerId, contactId, state: { $in: AWAITING_STATES } }, { _id: 1 })
    .limit(MOST_HAND_OFFS)
    .lean();
  return awaited.map(({ _id }) => _id);
}

const CALENDAR_WORDS = {
  accepted: "a accepté l’invitation",
  declined: "a décliné l’invitation",
  tentative: `a répondu «${NBSP}peut-être${NBSP}» à l’invitation`,
} as const;

function calendarEffects(message: Received): Effect[] {
  const { _id: messageId, householdId, handOffId, track, calendar, sender } = message;
  if (!householdId || !calendar || sender === "forged") return [];
  const text = `${writerName(message)} ${CALENDAR_WORDS[calendar.status]}.`;
  return [
    entry({
      householdId,
      track,
      handOffId,
      messageId,
      kind: "message",
      text,
      authorName: writerName(message),
    }),
  ];
}
