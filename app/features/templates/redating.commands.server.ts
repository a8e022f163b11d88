import { Household, type HouseholdRecord } from "#models/household";
import { Need } from "#models/need";
import { type ChildPlan, Task, type TaskPlan, type TaskRecord } from "#models/task";
import type { Actor, User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, entry, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import type { AuditAction } from "~/vocabulary/audit-actions";
import type { CareMonthMove, TaskMove } from "~/vocabulary/follow-ups";
import { elide, formatCount, formatDayShort, formatMonth } from "~/vocabulary/typography";
import { awaitedAnchor } from "./awaited-anchor";
import {
  anchorsShown,
  careMonthsOf,
  findStaleDates,
  listPlanned,
  type StaleDate,
} from "./stale-dates.queries.server";

const MOVED = "Une de ces dates a encore changé. Rechargez la page pour voir les nouveaux jours.";

/** What a colleague decided is being carried out: the tasks do not tell it yet. */
const NOT_UNDER_WAY = { "pendingEffects.data.name": { $ne: "redateTasks" } };

interface Redating {
  /** The anchors as the page showed them. */
  shown: string;
  /** The tasks keep their days: only the new anchor is noted. */
  isKept: boolean;
}

/**
 * Gives the tasks still to be done of a file the days that follow from their anchors, or keeps the days they have. Refuses
 * when an anchor moved again since the page was read, when a colleague decided meanwhile, and when nothing is left to date.
 * Returns how many tasks, and the id by which `undoRedating` finds them.
 */
export async function redatePlanned(
  user: User,
  household: HouseholdRecord,
  { shown, isKept }: Redating,
): Promise<{ actId: string; count: number }> {
  const { _id, heads, arrivalOn } = household;
  const planned = await listPlanned(
    _id,
    heads.map(({ candidateId }) => candidateId),
  );
  const stale = await findStaleDates(household, planned);
  if (stale.length === 0 || anchorsShown(stale) !== shown) throw new UserFacingError(MOVED);
  const actId = newId();
  const moves = stale.map(isKept ? keptMove : moveOf);
  const moved = stale.filter(({ fromOn, toOn }) => fromOn !== toOn);
  await commit(user, Household, _id, {
    onlyIf: { arrivalOn: arrivalOn ?? { $exists: false }, ...NOT_UNDER_WAY },
    refusal: MOVED,
    set: { updatedAt: now() },
    effects: told(user, _id, {
      action: isKept ? "household.dates-kept" : "household.redated",
      text: isKept
        ? `${formatCount(stale.length, "tâche garde son jour", "tâches gardent leur jour")}.`
        : `${formatCount(moved.length, "tâche a un nouveau jour", "tâches ont un nouveau jour")}.`,
      changes: isKept ? [] : [...moved.map(changeOf), ...careChanges(stale)],
      moves,
      actId,
    }),
  });
  return { actId, count: stale.length };
}

function moveOf({ taskId, fromOn, toOn, isOn, counted, careMonth }: StaleDate): TaskMove {
  const { needId = "", was = "", is = "" } = careMonth ?? {};
  return {
    ...{ taskId, fromOn, toOn, anchorOn: isOn },
    ...(counted ? { counted } : {}),
    ...(careMonth ? { careMonth: { needId, was, is } } : {}),
  };
}

/** The new anchor alone is noted. */
function keptMove({ taskId, fromOn, isOn, kept }: StaleDate): TaskMove {
  return {
    ...{ taskId, fromOn, toOn: fromOn, anchorOn: kept ? kept.anchorOn : isOn },
    ...(kept ? { counted: kept.counted } : {}),
  };
}

function changeOf({ label, fromOn, toOn }: StaleDate): Told["changes"][number] {
  return { label, before: formatDayShort(fromOn), after: formatDayShort(toOn) };
}

/** « Début de la garde de Zoé : août 2027 → septembre 2027 », once for each child. */
function careChanges(stale: readonly StaleDate[]): Told["changes"] {
  return careMonthsOf(stale).map(({ child, was, is }) => ({
    label: `Début de la garde ${elide("de", child)}`,
    before: formatMonth(was),
    after: formatMonth(is),
  }));
}

/** Gives tasks back the days they had before one `redatePlanned`. Leaves those changed since; refuses when all were. */
export async function undoRedating(user: User, householdId: string, actId: string): Promise<void> {
  const tasks = await Task.find({ "plan.before.actId": actId, householdId, state: "open" }).lean<
    TaskRecord[]
  >();
  const moves = tasks.flatMap(moveBack);
  if (moves.length === 0) throw new UserFacingError("Ces tâches ont changé depuis : rien n’a été annulé.");
  await commit(user, Household, householdId, {
    set: { updatedAt: now() },
    effects: told(user, householdId, {
      action: "household.redated",
      text: `${formatCount(moves.length, "tâche retrouve son jour", "tâches retrouvent leur jour")}.`,
      changes: [],
      moves,
      actId: newId(),
    }),
  });
}

function moveBack({ _id: taskId, dueOn: fromOn, plan }: TaskRecord): TaskMove[] {
  const before = plan?.before;
  if (before?.toOn !== fromOn) return [];
  const { dueOn: toOn, anchorOn, counted, careMonth } = before;
  return [
    {
      ...{ taskId, fromOn, toOn, anchorOn },
      ...(counted ? { counted } : {}),
      ...(careMonth ? { careMonth: { needId: careMonth.needId, was: careMonth.is, is: careMonth.was } } : {}),
    },
  ];
}

/**
 * The follow-up of both: moves each task that is still on the day it leaves, and the months care must start that nobody
 * changed since. Safe twice.
 */
export async function redateTasks(
  actor: Actor,
  { actId, moves }: { actId: string; moves: TaskMove[] },
  origin: string,
): Promise<void> {
  for (const move of moves) {
    const task = await Task.findById(move.taskId, { plan: 1, waitingFor: 1, label: 1 }).lean<TaskRecord>();
    if (task?.plan) await redateTask(actor, { ...task, plan: task.plan }, { ...move, actId }, origin);
  }
  const months = new Map(
    moves.flatMap(({ careMonth }) => (careMonth ? [[careMonth.needId, careMonth]] : [])),
  );
  for (const month of months.values()) await moveCareMonth(actor, month, origin);
}

async function redateTask(
  actor: Actor,
  { _id, plan, waitingFor, label }: TaskRecord & { plan: TaskPlan },
  { actId, fromOn, toOn, anchorOn, counted, careMonth }: TaskMove & { actId: string },
  origin: string,
): Promise<void> {
  const { anchor, anchorOn: wasOn } = plan;
  const awaited = awaitedAnchor(anchor);
  const isAwaited = waitingFor?.label === awaited.label && !waitingFor.handOffId;
  const before = {
    ...{ actId, dueOn: fromOn, toOn },
    ...(wasOn ? { anchorOn: wasOn } : {}),
    ...(plan.childId ? { counted: plan.counted } : {}),
    ...(careMonth ? { careMonth } : {}),
  };
  await commit(actor, Task, _id, {
    appliedBy: origin,
    onlyIf: { state: "open", dueOn: fromOn },
    set: {
      ...{ dueOn: toOn, "plan.before": before },
      ...(anchorOn ? { "plan.anchorOn": anchorOn } : { waitingFor: awaited }),
      ...(plan.childId && counted ? recounted(plan, counted, label) : {}),
    },
    unset: [...(anchorOn ? [] : ["plan.anchorOn"]), ...(anchorOn && isAwaited ? ["waitingFor"] : [])],
    effects: [],
  });
}

/** Its words follow, unless a colleague wrote their own. */
function recounted(plan: ChildPlan, counted: ChildPlan["counted"], label: string) {
  return { "plan.counted": counted, ...(label === plan.counted.label ? { label: counted.label } : {}) };
}

async function moveCareMonth(
  actor: Actor,
  { needId, was, is }: CareMonthMove,
  origin: string,
): Promise<void> {
  await commit(actor, Need, needId, {
    appliedBy: origin,
    onlyIf: { "criteria.careFromMonth": was },
    set: { "criteria.careFromMonth": is, updatedAt: now() },
    effects: [audit("need.updated", ["careFromMonth"]), followUp("refreshNeed", { needId })],
  });
}

interface Told {
  action: AuditAction;
  text: string;
  changes: { label: string; before: string; after: string }[];
  moves: TaskMove[];
  actId: string;
}

/** One line of the journal and of the timeline, however many tasks. */
function told({ name }: User, householdId: string, { action, text, changes, moves, actId }: Told) {
  return [
    audit(action, ["dueOn"]),
    entry({
      householdId,
      kind: "change",
      text,
      changes,
      authorName: name,
    }),
    followUp("redateTasks", { actId, moves }),
  ];
}
