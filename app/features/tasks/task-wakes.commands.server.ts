import { HandOff } from "#models/hand-off";
import { Household } from "#models/household";
import { type Snooze, Task, type TaskRecord } from "#models/task";
import { type Actor, SOFTWARE, type User } from "~/core/auth/actor";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, type Effect, entry, followUp } from "~/core/db/effects.server";
import { settle } from "~/core/db/relay.server";
import { UserFacingError } from "~/core/errors";
import { movePromise } from "~/features/promises/promises.commands.server";
import { getPromise } from "~/features/promises/promises.queries.server";
import { nextSemesterStart } from "~/features/settings/calendar.queries.server";
import { AWAITING_STATES } from "~/vocabulary/hand-offs";
import type { SnoozeEnd } from "~/vocabulary/tasks";
import { ofName } from "~/vocabulary/typography";
import { changeOpen } from "./tasks.commands.server";
import { getTask, type TaskLine } from "./tasks.queries.server";

interface SnoozeInput {
  until: SnoozeEnd;
  on?: Day;
  handOffId?: string;
  /** What the household is told, for a promise. */
  reason?: string;
}

/**
 * Puts a task aside until a day ("YYYY-MM-DD"), the answer to a hand-off of its file, or the next semester; it then
 * wakes up by itself. A promise never sleeps: its day moves, with the reason why. Refuses a hand-off that awaits nothing.
 */
export async function snoozeTask(user: User, taskId: string, input: SnoozeInput): Promise<void> {
  const task = await getTask(user, taskId);
  if (task.kind === "promise") return putOffPromise(user, taskId, input);
  const snooze = await snoozeOf(task, input);
  await changeOpen(user, task, {
    set: { snooze, ...(snooze.on ? { dueOn: snooze.on } : {}) },
    unset: ["wokeAt"],
    effects: [audit("task.snoozed", [snooze.until])],
  });
}

/** Takes a task up again before its snooze ends. Refuses one that does not sleep. */
export async function wakeTask(user: User, taskId: string): Promise<void> {
  await changeOpen(user, await getTask(user, taskId), {
    onlyIf: { snooze: { $exists: true } },
    refusal: "Cette tâche n’est pas en sommeil.",
    set: wokenNow(),
    unset: ["snooze"],
    effects: [audit("task.woken")],
  });
}

/**
 * Says what a task waits for: the answer to a hand-off, which then closes it by itself, or anything in words; null when it
 * no longer waits. Refuses a hand-off that awaits nothing.
 */
export async function waitFor(
  user: User,
  taskId: string,
  awaited: { label?: string; handOffId?: string } | null,
): Promise<void> {
  const task = await getTask(user, taskId);
  const waitingFor = awaited && (await awaitedOf(task, awaited));
  await changeOpen(user, task, {
    ...(waitingFor ? { set: { waitingFor } } : { unset: ["waitingFor"] }),
    effects: [audit("task.changed", ["waitingFor"])],
  });
}

/** Wakes the tasks whose snooze ends today or ended while nothing ran. Returns how many. */
export async function wakeDueTasks(limit: number): Promise<number> {
  const due = await Task.find({ "snooze.on": { $lte: toDay(now()) } })
    .sort({ "snooze.on": 1 })
    .limit(limit)
    .lean<TaskRecord[]>();
  for (const task of due) {
    await wake(SOFTWARE, task, { "snooze.on": task.snooze?.on });
    // Of a couple who wake the same day, the second finds the file open, and keeps a line of their own.
    if (task.kind === "wake") await settle();
  }
  return due.length;
}

/**
 * The follow-up of a hand-off that awaits nothing more. Answered: the tasks that waited for it and the calls to ask for
 * it are done. Taken back: they are woken, since no answer will come. Safe twice.
 */
export async function settleTasks(
  actor: Actor,
  { handOffId, isAnswered }: { handOffId: string; isAnswered: boolean },
): Promise<void> {
  const [awaiting, asleep] = await Promise.all([
    Task.find({ $or: [{ "waitingFor.handOffId": handOffId }, { handOffId }], state: "open" }).lean<
      TaskRecord[]
    >(),
    Task.find({ "snooze.handOffId": handOffId, state: "open" }).lean<TaskRecord[]>(),
  ]);
  for (const task of awaiting) await (isAnswered ? close(actor, task) : release(actor, task));
  const open = isAnswered ? asleep.filter(({ _id }) => awaiting.every((task) => task._id !== _id)) : asleep;
  for (const task of open) await wake(actor, task, { "snooze.handOffId": handOffId });
}

async function putOffPromise(user: User, id: string, { on, reason }: SnoozeInput): Promise<void> {
  if (!on) throw new UserFacingError("Choisissez un jour.", { field: "on" });
  if (!reason)
    throw new UserFacingError("Dites pourquoi : la famille l’attendait ce jour-là.", { field: "reason" });
  await movePromise(user, await getPromise(user, id), { dueOn: on, reason });
}

async function snoozeOf(task: TaskLine, { until, on, handOffId }: SnoozeInput): Promise<Snooze> {
  if (until === "semester") return { until, on: await nextSemesterStart(toDay(now())) };
  if (until === "answer") return { until, handOffId: (await requireAwaited(task, handOffId)).id };
  if (!on) throw new UserFacingError("Choisissez un jour.", { field: "on" });
  return { until, on };
}

async function awaitedOf(
  task: TaskLine,
  { label, handOffId }: { label?: string; handOffId?: string },
): Promise<NonNullable<TaskRecord["waitingFor"]>> {
  if (!handOffId) return { label: label ?? "" };
  const { id, partnerName } = await requireAwaited(task, handOffId);
  return { label: label || `la réponse ${ofName(partnerName)}`, handOffId: id };
}

async function requireAwaited({ householdId }: TaskLine, handOffId: string | undefined) {
  const handOff = handOffId
    ? await HandOff.findOne(
        { _id: handOffId, householdId, state: { $in: AWAITING_STATES } },
        { partnerName: 1 },
      ).lean()
    : null;
  if (!handOff) {
    throw new UserFacingError("Choisissez un relais dont la réponse est encore attendue.", {
      field: "handOffId",
    });
  }
  return { id: handOff._id, partnerName: handOff.partnerName };
}

async function close(actor: Actor, { _id, householdId, track, label }: TaskRecord): Promise<void> {
  const text = `Fait, la réponse est arrivée : ${label}.`;
  await commit(actor, Task, _id, {
    onlyIf: { state: "open" },
    set: { state: "done", doneAt: now() },
    unset: ["snooze", "wokeAt"],
    effects: [audit("task.done"), entry({ householdId, track, kind: "change", text })],
  });
}

/** No answer will come: what waited for it is taken up again; a call to ask for it has no object any more. */
async function release(actor: Actor, task: TaskRecord): Promise<void> {
  const isCall = task.handOffId !== undefined && task.kind === "call";
  await commit(actor, Task, task._id, {
    onlyIf: { state: "open" },
    set: isCall ? { state: "done", doneAt: now() } : wokenNow(),
    unset: ["snooze", "waitingFor"],
    effects: [audit(isCall ? "task.done" : "task.woken")],
  });
}

async function wake(actor: Actor, task: TaskRecord, stillAsleep: Record<string, unknown>): Promise<void> {
  const opensFile = task.kind === "wake" && (await isClosed(task.householdId));
  await commit(actor, Task, task._id, {
    onlyIf: { state: "open", ...stillAsleep },
    set: opensFile ? { state: "done", doneAt: now() } : wokenNow(),
    unset: ["snooze"],
    effects: [audit("task.woken"), ...(opensFile ? [fileWoken(task)] : [])],
  });
}

async function isClosed(householdId: string): Promise<boolean> {
  return (await Household.exists({ _id: householdId, state: "closed" })) !== null;
}

/** A file closed until a day is open again that day: the wake becomes its next action, and is said once. */
function fileWoken({ householdId, label, ownerId }: TaskRecord): Effect {
  return followUp("setNextAction", { householdId, label, ownerId, dueOn: toDay(now()), origin: "reminder" });
}

function wokenNow(): Pick<TaskRecord, "wokeAt" | "dueOn"> {
  return { wokeAt: now(), dueOn: toDay(now()) };
}
