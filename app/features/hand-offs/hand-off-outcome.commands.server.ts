import { HandOff, type HandOffOutcome, type HandOffRecord } from "#models/hand-off";
import { Task } from "#models/task";
import type { Actor } from "~/core/auth/actor";
import { addWorkingDays, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit, type Effect, entry, followUp } from "~/core/db/effects.server";
import { derivedId } from "~/core/ids.server";
import { OUTCOME_SIDES, purposeOf, STATE_WORDS, statesFrom } from "~/vocabulary/hand-off-words";
import { ANSWER_ORIGINS, OUTCOME_EVENTS, type OutcomeWord, stateAfter } from "~/vocabulary/hand-offs";
import { NBSP } from "~/vocabulary/typography";
import { NO_OUTCOME, whenMoved } from "./hand-off-matter.server";
import { callerOf } from "./hand-off-reminders.commands.server";
import { latestVersion } from "./hand-offs.commands.server";

export type OutcomeInput = Pick<HandOffOutcome, "side" | "said" | "note" | "origin">;

/**
 * Keeps how a hand-off ended, as the partner or the family says. Its state is the partner's word unless the family says
 * otherwise; two words that differ make a task. Refuses one that nobody took, and one changed meanwhile.
 */
export async function recordOutcome(
  actor: Actor,
  handOff: HandOffRecord,
  { side, said, note, origin }: OutcomeInput,
  by = actor.name,
): Promise<void> {
  const { _id, householdId, track, version, introduction } = handOff;
  const outcome: HandOffOutcome = {
    side,
    said,
    ...(note ? { note } : {}),
    origin,
    at: now(),
    ...(actor.id ? { by: actor.id } : {}),
  };
  const before = handOff.outcomes ?? [];
  const event = OUTCOME_EVENTS[settledWord([...before, outcome]) ?? outcome.said];
  await commit(actor, HandOff, _id, {
    onlyIf: { state: { $in: statesFrom(event, purposeOf(handOff)) }, version },
    refusal: "Ce relais n’est plus pris en charge, ou a changé entre-temps. Rechargez la page.",
    set: { state: stateAfter(event), updatedAt: now() },
    unset: NO_OUTCOME,
    push: { outcomes: { $each: [outcome], $slice: -10 } },
    effects: [
      audit("hand-off.outcome", [outcome.side, outcome.said]),
      entry({
        householdId,
        track,
        kind: "answer",
        text: outcomeSentence(handOff, outcome),
        quote: outcome.note || undefined,
        handOffId: _id,
        memberId: introduction?.candidateId,
        authorName: by,
      }),
      ...whenMoved(handOff),
      ...whenCompared(handOff, before, [...before, outcome]),
    ],
  });
}

/** The follow-up of two words that differ: a task to whoever follows the file, one as long as it is not reopened. */
export async function openOutcomeTask(actor: Actor, { handOffId }: { handOffId: string }): Promise<void> {
  const handOff = await HandOff.findById(handOffId).lean<HandOffRecord>();
  if (!handOff || !isContradicted(handOff.outcomes ?? [])) return;
  const { householdId, track } = handOff;
  await create(
    actor,
    Task,
    {
      _id: derivedId("outcome-task", handOffId, String(latestVersion(handOff).number)),
      householdId,
      track,
      kind: "task",
      checklist: [],
      label: `Vérifier${NBSP}: ${differingWords(handOff)}`,
      ownerId: await callerOf(handOff),
      dueOn: addWorkingDays(toDay(now()), 1),
      state: "open",
      handOffId,
      createdAt: now(),
    },
    [audit("task.opened")],
  );
}

/** A difference makes a task to check it; what waited for the family's word, or for both to agree, is done. */
function whenCompared(
  { _id: handOffId }: HandOffRecord,
  before: readonly HandOffOutcome[],
  after: readonly HandOffOutcome[],
): Effect[] {
  if (isContradicted(after)) return [followUp("openOutcomeTask", { handOffId })];
  const isFromFamily = after.at(-1)?.side === "family";
  return isFromFamily || isContradicted(before)
    ? [followUp("settleTasks", { handOffId, isAnswered: true })]
    : [];
}

/** The partner's word unless the family says otherwise: whoever was to be helped knows best. */
function settledWord(outcomes: readonly HandOffOutcome[]): OutcomeWord | undefined {
  return lastWord(outcomes, "family") ?? lastWord(outcomes, "partner");
}

function isContradicted(outcomes: readonly HandOffOutcome[]): boolean {
  const [partner, family] = [lastWord(outcomes, "partner"), lastWord(outcomes, "family")];
  return partner !== undefined && family !== undefined && partner !== family;
}

function lastWord(
  outcomes: readonly HandOffOutcome[],
  side: HandOffOutcome["side"],
): OutcomeWord | undefined {
  return outcomes.findLast((outcome) => outcome.side === side)?.said;
}

function differingWords(handOff: HandOffRecord): string {
  const outcomes = handOff.outcomes ?? [];
  return (["partner", "family"] as const)
    .flatMap((side) => {
      const said = lastWord(outcomes, side);
      return said ? [`${sayer(handOff, side)} dit «${NBSP}${word(handOff, said)}${NBSP}»`] : [];
    })
    .join(", ");
}

function outcomeSentence(handOff: HandOffRecord, { side, said, origin }: HandOffOutcome): string {
  const who = sayer(handOff, side).replace(/^./, (first) => first.toUpperCase());
  return `${who} dit comment cela s’est terminé${NBSP}: ${word(handOff, said)} (${ANSWER_ORIGINS[origin].fr}).`;
}

function sayer(handOff: HandOffRecord, side: HandOffOutcome["side"]): string {
  return side === "partner" ? handOff.partnerName : OUTCOME_SIDES[purposeOf(handOff)].family.fr.toLowerCase();
}

function word(handOff: HandOffRecord, said: OutcomeWord): string {
  return STATE_WORDS[purposeOf(handOff)][said].fr;
}
