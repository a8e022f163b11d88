import { HandOff, type HandOffAnswer, type HandOffRecord } from "#models/hand-off";
import type { HouseholdRecord, NextAction } from "#models/household";
import { Message, type MessageRecord } from "#models/message";
import { addWorkingDays, toDay } from "~/core/calendar";
import { readingLabel } from "~/features/inbound-mail/message-filing.server";
import { type AnswerAct, stateAfter } from "~/vocabulary/hand-offs";
import { nextLabel } from "./answer-sentences";

/** What these leave to do may wait: nobody expects us to act on them at once. */
const LIGHT: readonly AnswerAct[] = ["accept", "decline", "acknowledge"];
const MOST = 40;

interface Answered {
  handOff: HandOffRecord;
  answer: HandOffAnswer;
  household: Pick<HouseholdRecord, "nextAction">;
}

/**
 * What a file does next, in the hands of `ownerId`, once a partner answered; undefined when what it had to do stays. An
 * answer that leaves little to do hides no other partner's proposal or question, and no other mail still to be read.
 */
export async function nextActionAfter(
  { handOff, answer, household }: Answered,
  ownerId: string,
): Promise<NextAction | undefined> {
  const own = ownNextAction(handOff, answer, ownerId);
  const present = household.nextAction?.label;
  if (!LIGHT.includes(answer.act) || !present) return own;
  const [answers, mails] = await Promise.all([openAnswers(handOff), mailsOf(handOff)]);
  const unread = mails.filter(({ handOffId, settled }) => handOffId !== handOff._id && !settled);
  const waiting = [...answers, ...unread.map(readingLabel)];
  if (waiting.includes(present)) return undefined;
  const wasReading = mails.some((mail) => mail.handOffId === handOff._id && readingLabel(mail) === present);
  const [hidden] = wasReading ? waiting : [];
  if (!hidden) return own;
  return { label: hidden, ownerId, dueOn: addWorkingDays(toDay(answer.at), 1), origin: "answer" };
}

function ownNextAction(handOff: HandOffRecord, answer: HandOffAnswer, ownerId: string): NextAction {
  const soon = addWorkingDays(toDay(answer.at), 1);
  const isTaken = answer.act === "accept" && !handOff.introduction;
  const later = isTaken ? addWorkingDays(toDay(answer.at), 5) : soon;
  const dueOn = answer.act === "acknowledge" && answer.promisedOn ? answer.promisedOn : later;
  return { label: nextLabel(handOff, answer), ownerId, dueOn, origin: "answer" };
}

/** What the file has to do of the proposals and the questions of its other partners, the latest asked first. */
async function openAnswers({ _id, householdId }: HandOffRecord): Promise<string[]> {
  const others = await HandOff.find(
    {
      householdId,
      _id: { $ne: _id },
      state: { $in: [stateAfter("propose"), stateAfter("ask")] },
      "introduction.visit": { $exists: false },
    },
    { partnerName: 1, introduction: 1, needKind: 1, optionState: 1, answers: 1 },
  )
    .sort({ sentAt: -1 })
    .limit(MOST)
    .lean<HandOffRecord[]>();
  return others.flatMap((other) => {
    const last = other.answers.at(-1);
    const { optionState = "new" } = other;
    return last && !last.reply && optionState === "new" ? [nextLabel(other, last)] : [];
  });
}

/** The mails that answer a request of this file, the oldest first: it waits the longest. */
async function mailsOf({ householdId }: HandOffRecord): Promise<MessageRecord[]> {
  const mails = await Message.find(
    {
      householdId,
      state: "filed",
      kind: "reply",
      sender: { $ne: "forged" },
      handOffId: { $exists: true },
    },
    { from: 1, handOffId: 1, settled: 1 },
  )
    .sort({ receivedAt: -1 })
    .limit(MOST)
    .lean<MessageRecord[]>();
  return mails.reverse();
}
