import { Household } from "#models/household";
import { Task, type TaskRecord } from "#models/task";
import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { visibleFor } from "~/core/auth/visibility";
import type { Day } from "~/core/calendar";
import { getHousehold } from "~/features/households/households.queries.server";

const MOST_OF_FILE = 400;
const MOST_SHOWN = 50;
const MOST_DUE = 200;

const HIDDEN = { pendingEffects: 0, appliedEffects: 0 } as const;

export type TaskLine = Omit<TaskRecord, "pendingEffects" | "appliedEffects">;

/** A task of a file this colleague may see, or one of no file that is theirs or entrusted to them; 404 otherwise. */
export async function getTask(user: User, taskId: string): Promise<TaskLine> {
  const task = await Task.findById(taskId, HIDDEN).lean<TaskLine>();
  if (!task) throw notFound();
  if (!task.subject) await getHousehold(user, task.householdId);
  else if (![user.id, ...user.delegators].includes(task.ownerId)) throw notFound();
  return task;
}

/**
 * Everything that is still to be done in a file the caller was already allowed to see, the soonest first, then what was
 * planned there and is done.
 */
export async function listTasksOfFile(householdId: string): Promise<TaskLine[]> {
  const kept = [{ state: "open" as const }, { state: "done" as const, plan: { $exists: true } }];
  // By state first, « open » coming last in the alphabet: nothing left to do is ever cut off.
  return Task.find({ householdId, $or: kept }, HIDDEN)
    .sort({ state: -1, dueOn: 1 })
    .limit(MOST_OF_FILE)
    .lean<TaskLine[]>();
}

/** Of the tasks of a file, those its page lists: its promises stand in their own register, its paperwork on its own page. */
export function toDoAmong(tasks: readonly TaskLine[]): TaskLine[] {
  return tasks
    .filter(({ state, kind, plan }) => state === "open" && kind !== "promise" && plan?.group !== "paperwork")
    .slice(0, MOST_SHOWN);
}

/** What these colleagues have to do by a day and is not asleep, with the title of its file; only files `user` may see. */
export async function listDueTasks(
  user: User,
  owners: string[],
  until: Day,
): Promise<(TaskLine & { title: string })[]> {
  const tasks = await Task.find({ ...awakeOf(owners), dueOn: { $lte: until } }, HIDDEN)
    .sort({ dueOn: 1 })
    .limit(MOST_DUE)
    .lean<TaskLine[]>();
  const titles = await titlesOf(user, tasks);
  return tasks.flatMap((task) => {
    const title = task.subject?.title ?? titles.get(task.householdId);
    return title === undefined ? [] : [{ ...task, title }];
  });
}

/** How many tasks are due by a day, and promises by another, at most 100. */
export async function countDueTasks(owners: string[], until: Day, promisesUntil: Day): Promise<number> {
  const isDue = { $or: [{ dueOn: { $lte: until } }, { kind: "promise" as const }] };
  return Task.countDocuments(
    { ...awakeOf(owners), dueOn: { $lte: promisesUntil }, ...isDue },
    { limit: 100 },
  );
}

/** The day of the next thing to do after a day, if there is one. */
export async function nextTaskDay(owners: string[], after: Day): Promise<Day | undefined> {
  const next = await Task.findOne({ ...awakeOf(owners), dueOn: { $gt: after } }, { dueOn: 1 })
    .sort({ dueOn: 1 })
    .lean();
  return next?.dueOn;
}

function awakeOf(owners: string[]) {
  return { ownerId: { $in: owners }, state: "open" as const, snooze: { $exists: false } };
}

async function titlesOf(user: User, tasks: TaskLine[]): Promise<Map<string, string>> {
  if (tasks.length === 0) return new Map();
  const ids = [...new Set(tasks.map(({ householdId }) => householdId))];
  const files = await Household.find({ _id: { $in: ids }, ...visibleFor(user) }, { title: 1 }).lean();
  return new Map(files.map(({ _id, title }) => [_id, title]));
}
