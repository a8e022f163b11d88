import { Household, type HouseholdRecord } from "#models/household";
import { Task, type TaskRecord } from "#models/task";
import type { Actor, User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, entry, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import type { AuditAction } from "~/vocabulary/audit-actions";
import type { TaskMove } from "~/vocabulary/follow-ups";
import { formatCount, formatDayShort } from "~/vocabulary/typography";
import { awaitedAnchor } from "./awaited-anchor";
import { anchorsShown, findStaleDates, listPlanned } from "./stale-dates.queries.server";

const MOVED = "Une de ces dates a encore changé. Rechargez la page pour voir les nouveaux jours.";

interface Redating {
  /** The anchors as the page showed them. */
  shown: string;
  /** The tasks keep their days: only the new anchor is noted. */
  isKept: boolean;
}

/**
 * Gives the tasks still to be done of a file the days that follow from their anchors, or keeps the days they have. Refuses
 * when an anchor moved again since the page was read, and when nothing is left to date. Returns how many tasks, and the id
 * by which `undoRedating` finds them.
 */
export async function redatePlanned(
  user: User,
  household: HouseholdRecord,
  { shown, isKept }: Redating,
): Promise<{ actId: string; count: number }> {
  const { _id, heads, arrivalOn } = household;
  const planned = await listPlanned(heads.map(({ candidateId }) => candidateId));
  const stale = await findStaleDates(household, planned);
  if (stale.length === 0 || anchorsShown(stale) !== shown) throw new UserFacingError(MOVED);
  const actId = newId();
  const moves = stale.map(({ taskId, fromOn, toOn, isOn }) => ({
    taskId,
    fromOn,
    toOn: isKept ? fromOn : toOn,
    anchorOn: isOn,
  }));
  await commit(user, Household, _id, {
    onlyIf: { arrivalOn: arrivalOn ?? { $exists: false } },
    refusal: MOVED,
    set: { updatedAt: now() },
    effects: told(user, _id, {
      action: isKept ? "household.dates-kept" : "household.redated",
      text: isKept
        ? `${formatCount(stale.length, "tâche garde son jour", "tâches gardent leur jour")}.`
        : `${formatCount(stale.length, "tâche a un nouveau jour", "tâches ont un nouveau jour")}.`,
      changes: isKept
        ? []
        : stale.map(({ label, fromOn: before, toOn: after }) => ({ label, before, after })),
      moves,
      actId,
    }),
  });
  return { actId, count: stale.length };
}

/** Gives tasks back the days they had before one `redatePlanned`. Leaves those changed since; refuses when all were. */
export async function undoRedating(user: User, householdId: string, actId: string): Promise<void> {
  const tasks = await Task.find({ "plan.before.actId": actId, householdId, state: "open" }).lean<
    TaskRecord[]
  >();
  const moves = tasks.flatMap(({ _id: taskId, dueOn: fromOn, plan }) => {
    const before = plan?.before;
    return before?.toOn === fromOn ? [{ taskId, fromOn, toOn: before.dueOn, anchorOn: before.anchorOn }] : [];
  });
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

/** The follow-up of both: moves each task that is still on the day it leaves. Safe twice. */
export async function redateTasks(
  actor: Actor,
  { actId, moves }: { actId: string; moves: TaskMove[] },
  origin: string,
): Promise<void> {
  for (const { taskId, fromOn, toOn, anchorOn } of moves) {
    const task = await Task.findById(taskId, { plan: 1, waitingFor: 1 }).lean<TaskRecord>();
    if (!task?.plan) continue;
    const { anchor, anchorOn: before } = task.plan;
    const awaited = awaitedAnchor(anchor);
    const isAwaited = task.waitingFor?.label === awaited.label && !task.waitingFor.handOffId;
    await commit(actor, Task, taskId, {
      appliedBy: origin,
      onlyIf: { state: "open", dueOn: fromOn },
      set: {
        dueOn: toOn,
        "plan.before": { actId, dueOn: fromOn, toOn, ...(before ? { anchorOn: before } : {}) },
        ...(anchorOn ? { "plan.anchorOn": anchorOn } : { waitingFor: awaited }),
      },
      unset: [...(anchorOn ? [] : ["plan.anchorOn"]), ...(anchorOn && isAwaited ? ["waitingFor"] : [])],
      effects: [],
    });
  }
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
      changes: changes.map(({ label, before, after }) => ({
        label,
        before: formatDayShort(before),
        after: formatDayShort(after),
      })),
      authorName: name,
    }),
    followUp("redateTasks", { actId, moves }),
  ];
}
