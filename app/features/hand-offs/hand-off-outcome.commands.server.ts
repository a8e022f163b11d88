import { HandOff, type HandOffOutcome, type HandOffRecord } from "#models/hand-off";
import { Task } from "#models/task";
import type { Actor } from "~/core/auth/actor";
import { addWorkingDays, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit, type Effect, entry, followUp } from "~/core/db/effects.server";
import { derivedId } from "~/core/ids.server";
import { settleTasks } from "~/features/tasks/task-wakes.commands.server";
import { purposeOf, statesFrom } from "~/vocabulary/hand-off-words";
import { ANSWER_ORIGINS, OUTCOME_EVENTS, type OutcomeWord, stateAfter } from "~/vocabulary/hand-offs";
import { NBSP } from "~/vocabulary/typography";
import { NO_OUTCOME_DUE, whenMoved } from "./hand-off-matter.server";
import { callerOf } from "./hand-off-reminders.commands.server";
import { latestVersion } from "./hand-offs.commands.server";
import { differingWords, isContradicted, outcomeSayer, outcomeWord } from "./outcome-words";

const MOVED = "Ce relais n’est plus pris en charge, ou a changé entre-temps. Rechargez la page.";

/** Colleagues and the link of a partner add theirs one after the other; each adult has one. */
const MOST_OUTCOMES = 10;

export type OutcomeInput = Pick<HandOffOutcome, "side" | "said" | "note" | "origin" | "memberId">;

interface RecordingDetails {
  /** Who says it, on the timeline. */
  by?: string;
  refusal?: string;
  effects?: Effect[];
}

/**
 * Keeps how a hand-off ended, as the partner or the family says. Its state is the partner's word unless the family says
 * otherwise; two words that differ make a task. `effects` are saved with it. Refuses one that nobody took, and one changed
 * meanwhile.
 */
export async function recordOutcome(
  actor: Actor,
  handOff: HandOffRecord,
  { side, said, note, origin, memberId }: OutcomeInput,
  { by = actor.name, refusal = MOVED, effects = [] }: RecordingDetails = {},
): Promise<void> {
  const { _id, householdId, track, version, introduction } = handOff;
  const outcome: HandOffOutcome = {
    side,
    said,
    ...(note ? { note } : {}),
    origin,
    at: now(),
    ...(actor.id ? { by: actor.id } : {}),
    ...(memberId ? { memberId } : {}),
  };
  const before = handOff.outcomes ?? [];
  const after = [...before.filter((former) => !isReplacedBy(former, outcome)), outcome].slice(-MOST_OUTCOMES);
  const event = OUTCOME_EVENTS[settledWord(after) ?? outcome.said];
  await commit(actor, HandOff, _id, {
    onlyIf: { state: { $in: statesFrom(event, purposeOf(handOff)) }, version },
    refusal,
    set: { state: stateAfter(event), outcomes: after, updatedAt: now() },
    unset: [...NO_OUTCOME_DUE, ...(side === "family" ? ["familyTaskAt"] : [])],
    effects: [
      audit("hand-off.outcome", [outcome.side, outcome.said]),
      entry({
        householdId,
        track,
        // What an adult says on their own page is answered to them alone.
        kind: memberId ? "message" : "answer",
        text: outcomeSentence(handOff, outcome),
        quote: outcome.note || undefined,
        handOffId: _id,
        memberId: memberId ?? introduction?.candidateId,
        authorName: by,
      }),
      ...whenMoved(handOff),
      ...whenCompared(handOff, before, after),
      ...effects,
    ],
  });
}

/**
 * The follow-up of two words that differ: a task to whoever follows the file, one as long as it is not reopened, in the
 * place of what waited for the family's word.
 */
export async function openOutcomeTask(actor: Actor, { handOffId }: { handOffId: string }): Promise<void> {
  const handOff = await HandOff.findById(handOffId).lean<HandOffRecord>();
  if (!handOff || !isContradicted(handOff.outcomes ?? [])) return;
  const { householdId, track } = handOff;
  const _id = derivedId("outcome-task", handOffId, String(latestVersion(handOff).number));
  if (await Task.exists({ _id })) return;
  await settleTasks(actor, { handOffId, isAnswered: true });
  await create(
    actor,
    Task,
    {
      _id,
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

/** An adult has one word, their last: however often they change it, that of the others stays. */
function isReplacedBy({ memberId }: HandOffOutcome, outcome: HandOffOutcome): boolean {
  return memberId !== undefined && memberId === outcome.memberId;
}

/** The partner's word unless the family says otherwise: whoever was to be helped knows best. */
function settledWord(outcomes: readonly HandOffOutcome[]): OutcomeWord | undefined {
  return lastWord(outcomes, "family") ?? lastWord(outcomes, "partner");
}

function lastWord(
  outcomes: readonly HandOffOutcome[],
  side: HandOffOutcome["side"],
): OutcomeWord | undefined {
  return outcomes.findLast((outcome) => outcome.side === side)?.said;
}

function outcomeSentence(handOff: HandOffRecord, { side, said, origin }: HandOffOutcome): string {
  const who = outcomeSayer(handOff, side).replace(/^./, (first) => first.toUpperCase());
  return `${who} dit comment cela s’est terminé${NBSP}: ${outcomeWord(handOff, said)} (${ANSWER_ORIGINS[origin].fr}).`;
}
