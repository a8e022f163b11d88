import { HandOff, type HandOffRecord } from "#models/hand-off";
import { Household } from "#models/household";
import { SOFTWARE } from "~/core/auth/actor";
import { addWorkingDays, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, type Effect, entry, followUp } from "~/core/db/effects.server";
import { HAND_OFF_DEEDS, purposeOf, statesFrom } from "~/vocabulary/hand-off-words";
import { stateAfter } from "~/vocabulary/hand-offs";
import { awaitedLabel, callLabel, otherChoice } from "./answer-sentences";
import { whenMoved } from "./hand-off-matter.server";
import { callerOf } from "./hand-off-reminders.commands.server";

/**
 * Says without answer the hand-offs whose link has ended and whose reminders, call included, are over: the need goes on
 * without them, a candidate is no longer shown. Returns how many.
 */
export async function expireHandOffs(limit: number): Promise<number> {
  const over = await HandOff.find({
    state: { $in: statesFrom("expire") },
    expiresAt: { $lte: now() },
    nextReminderAt: { $exists: false },
  })
    .sort({ expiresAt: 1 })
    .limit(limit)
    .lean<HandOffRecord[]>();
  for (const handOff of over) await expire(handOff);
  return over.length;
}

async function expire(handOff: HandOffRecord): Promise<void> {
  const { _id, householdId, track, introduction, partnerName, version } = handOff;
  await commit(SOFTWARE, HandOff, _id, {
    onlyIf: { state: { $in: statesFrom("expire") }, nextReminderAt: { $exists: false }, version },
    set: { state: stateAfter("expire"), updatedAt: now() },
    unset: ["unremindedAt"],
    effects: [
      audit("hand-off.expired"),
      entry({
        householdId,
        track,
        kind: "hand-off",
        text: `${HAND_OFF_DEEDS[purposeOf(handOff)].expired} ${partnerName} : aucune réponse après les relances.`,
        handOffId: _id,
        memberId: introduction?.candidateId,
      }),
      ...whenMoved(handOff),
      followUp("settleTasks", { handOffId: _id, isAnswered: false }),
      ...(await nextElsewhere(handOff)),
    ],
  });
}

/** The file looks elsewhere, unless a colleague has already given it something else to do. */
async function nextElsewhere(handOff: HandOffRecord): Promise<Effect[]> {
  const { householdId, partnerName } = handOff;
  const file = await Household.findById(householdId, { nextAction: 1 }).lean();
  const label = file?.nextAction?.label ?? "";
  if (![awaitedLabel(partnerName), callLabel(partnerName)].includes(label)) return [];
  return [
    followUp("setNextAction", {
      householdId,
      label: otherChoice(handOff),
      ownerId: await callerOf(handOff),
      dueOn: addWorkingDays(toDay(now()), 1),
      origin: "hand-off",
    }),
  ];
}
