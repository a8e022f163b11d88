import { HandOff, type HandOffRecord } from "#models/hand-off";
import { Household, type NextAction } from "#models/household";
import { Mail } from "#models/mail";
import type { Actor } from "~/core/auth/actor";
import { addWorkingDays, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, entry, followUp } from "~/core/db/effects.server";
import { settle } from "~/core/db/relay.server";
import { HAND_OFF_DEEDS, purposeOf, statesFrom } from "~/vocabulary/hand-off-words";
import { stateAfter } from "~/vocabulary/hand-offs";
import { awaitedLabel, otherChoice } from "./answer-sentences";
import { droppedVisit, NO_OUTCOME, NO_REMINDER, whenMoved } from "./hand-off-matter.server";
import { callBackMails } from "./hand-offs.commands.server";

/**
 * Takes a hand-off back: its link is closed at once. A mail that has not left does not leave, and what came next before
 * it comes next again. Refuses one already taken back and, but for an introduction, one already answered.
 */
export async function revokeHandOff(actor: Actor, handOff: HandOffRecord): Promise<void> {
  await takeBackHandOff(actor, handOff);
  // A reminder written a moment ago may still be on its way to the outbox.
  await settle();
  await callBackMails(actor, handOff._id, TAKEN_BACK_MAILS);
}

/** What was written to a partner of a hand-off that is taken back: it does not leave. */
export const TAKEN_BACK_MAILS: Parameters<typeof callBackMails>[2] = [
  "hand-off",
  "hand-off-changed",
  "hand-off-reminder",
  "question-reply",
  "visit-agreed",
];

/** The same, its mails apart: a follow-up cannot wait for the others. Refuses what `revokeHandOff` does. */
export async function takeBackHandOff(actor: Actor, handOff: HandOffRecord): Promise<void> {
  const next = await nextWithout(actor.id ?? handOff.senderId, handOff);
  const dropped = droppedVisit(handOff);
  const visit = dropped.length > 0 && handOff.state === "proposed" && handOff.introduction?.visit;
  await commit(actor, HandOff, handOff._id, {
    onlyIf: { state: { $in: statesFrom("revoke", purposeOf(handOff)) } },
    refusal: "Ce relais a déjà reçu une réponse, ou a déjà été retiré.",
    set: {
      state: stateAfter("revoke"),
      updatedAt: now(),
      ...(visit ? { takenBack: { at: now(), visit } } : {}),
    },
    unset: [...NO_REMINDER, ...NO_OUTCOME, ...(dropped.length > 0 ? ["introduction.visit"] : [])],
    inc: { linkVersion: 1 },
    effects: [
      audit("hand-off.revoked"),
      entry({
        householdId: handOff.householdId,
        track: handOff.track,
        kind: "hand-off",
        text: `${HAND_OFF_DEEDS[purposeOf(handOff)].revoked} ${handOff.partnerName}.`,
        handOffId: handOff._id,
        memberId: handOff.introduction?.candidateId,
        authorName: actor.name,
      }),
      ...whenMoved(handOff),
      followUp("settleTasks", { handOffId: handOff._id, isAnswered: false }),
      ...dropped,
      ...(next ? [followUp("setNextAction", { householdId: handOff.householdId, ...next })] : []),
    ],
  });
}

/** What the file does next; undefined when a colleague decided otherwise since a letter that has not left. */
async function nextWithout(
  ownerId: string,
  { mailId, nextActionBefore: before, ...handOff }: HandOffRecord,
): Promise<NextAction | undefined> {
  const [letter, file] = await Promise.all([
    Mail.findById(mailId, { sentAt: 1 }).lean(),
    Household.findById(handOff.householdId, { nextAction: 1 }).lean(),
  ]);
  const isOurs = file?.nextAction?.label === awaitedLabel(handOff.partnerName);
  if (!letter?.sentAt && !isOurs) return undefined;
  // Another hand-off put it there, which may be over as well.
  if (!letter?.sentAt && before && before.origin !== "hand-off") return before;
  return {
    label: otherChoice(handOff),
    ownerId,
    dueOn: addWorkingDays(toDay(now()), 1),
    origin: "hand-off",
  };
}
