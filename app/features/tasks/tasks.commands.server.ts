import { Task, type TaskRecord } from "#models/task";
import type { Actor, User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { type Change, commit, create } from "~/core/db/commit.server";
import { audit, entry, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { changesOf, type FieldsOf, writeOf } from "~/core/lost-updates";
import { colleagueNames, findReferent } from "~/features/accounts/accounts.queries.server";
import { getHousehold } from "~/features/households/households.queries.server";
import { keepPromise } from "~/features/promises/promises.commands.server";
import { getPromise } from "~/features/promises/promises.queries.server";
import { formatDay } from "~/vocabulary/typography";
import { getTask, type TaskLine } from "./tasks.queries.server";

const GONE = "Cette tâche est déjà faite.";

/** What a colleague writes of a task; its checklist is one line per thing to tick. */
export interface TaskInput {
  label: string;
  dueOn: string;
  ownerId: string;
  checklist: string[];
}

type Beginning = Pick<TaskInput, "label" | "dueOn" | "ownerId"> &
  Partial<Pick<TaskInput, "checklist"> & Pick<TaskRecord, "kind" | "track" | "entryId" | "phone">>;

/** Opens a task in a file the colleague may see. Refuses an owner who follows no file. Returns its id. */
export async function openTask(
  user: User,
  householdId: string,
  values: Beginning,
  id = newId(),
): Promise<string> {
  await getHousehold(user, householdId);
  const { kind = "task", track = "family", checklist = [], entryId, phone, ...written } = values;
  await requireOwner(written.ownerId);
  await create(
    user,
    Task,
    {
      _id: id,
      householdId,
      track,
      kind,
      ...written,
      state: "open",
      checklist: checklist.map((label) => ({ id: newId(), label, isDone: false })),
      ...(entryId ? { entryId } : {}),
      ...(phone ? { phone } : {}),
      createdAt: now(),
    },
    [audit("task.opened", [kind])],
  );
  return id;
}

/** Marks a task as done and says so in the timeline; a promise is then kept, a touch followed by others. Refuses one already done, 404 when its file is not seen. */
export async function completeTask(user: User, taskId: string): Promise<void> {
  const task = await getTask(user, taskId);
  if (task.kind === "promise") return keepPromise(user, await getPromise(user, taskId));
  const { householdId, track, label, plan, subject } = task;
  const text = `Fait : ${label}.`;
  await changeOpen(user, task, {
    set: { state: "done", doneAt: now() },
    unset: ["snooze", "wokeAt"],
    effects: [
      audit("task.done"),
      ...(subject ? [] : [entry({ householdId, track, kind: "change", text, authorName: user.name })]),
      ...(plan?.group === "nurture" ? [followUp("planNextTouches", { taskId })] : []),
      ...(plan?.childId ? [followUp("planChildren", { householdId })] : []),
    ],
  });
}

/** Ticks, or unticks, one line of a task. Refuses a line taken away meanwhile. */
export async function tickItem(user: User, taskId: string, itemId: string, isDone: boolean): Promise<void> {
  await changeOpen(user, await getTask(user, taskId), {
    onlyIf: { "checklist.id": itemId },
    refusal: "Cette ligne n’est plus dans la tâche. Rechargez la page.",
    set: { "checklist.$.isDone": isDone },
    effects: [audit("task.changed", ["checklist"])],
  });
}

/**
 * Writes what was changed of a task since it was drawn (`before`). Refuses, showing both values, a field a colleague
 * changed meanwhile, and a task already done.
 */
export async function changeTask(
  user: User,
  taskId: string,
  before: Readonly<Record<string, unknown>>,
  submitted: TaskInput,
): Promise<void> {
  for (;;) {
    const task = await getTask(user, taskId);
    if (task.state !== "open") throw new UserFacingError(GONE);
    const current = { ...task, checklist: task.checklist.map(({ label }) => label) };
    const changes = changesOf(await taskFields([submitted.ownerId, task.ownerId]), {
      before,
      submitted,
      current,
    });
    if (changes.length === 0) return;
    if (changes.includes("ownerId")) await requireOwner(submitted.ownerId);
    const { checklist, ...set } = writeOf(changes, submitted).set;
    const saved = await commit(user, Task, taskId, {
      onlyIf: { version: task.version, state: "open" },
      set: { ...set, ...(checklist ? { checklist: keepTicks(checklist, task) } : {}) },
      effects: [audit("task.changed", changes)],
    });
    if (saved) return;
  }
}

/** Puts a task in the recycle bin. Refuses one already there. */
export async function deleteTask(user: User, taskId: string): Promise<void> {
  await getTask(user, taskId);
  await commit(user, Task, taskId, {
    onlyIf: { state: { $ne: "deleted" } },
    refusal: "Cette tâche est déjà à la corbeille.",
    set: { state: "deleted", deletedAt: now() },
    effects: [audit("task.deleted")],
  });
}

/** Takes a task out of the recycle bin, as it was: done when it had been done. Refuses one that is not there. */
export async function restoreTask(user: User, taskId: string): Promise<void> {
  const { doneAt } = await getTask(user, taskId);
  await commit(user, Task, taskId, {
    onlyIf: { state: "deleted" },
    refusal: "Cette tâche n’est pas à la corbeille.",
    set: { state: doneAt ? "done" : "open" },
    unset: ["deletedAt", "plan.isAside"],
    effects: [audit("task.restored")],
  });
}

/** Closes a task of no file once what it asked for was done elsewhere; one done, or that was never opened, is left as it is. */
export async function closeSubjectTask(actor: Actor, taskId: string): Promise<void> {
  await commit(actor, Task, taskId, {
    onlyIf: { state: "open", subject: { $exists: true } },
    set: { state: "done", doneAt: now() },
    unset: ["snooze", "wokeAt"],
    effects: [audit("task.done")],
  });
}

/** One change of a task still to be done; refuses one that is done or in the bin. */
export async function changeOpen(user: User, task: TaskLine, change: Change<TaskRecord>): Promise<void> {
  if (task.state !== "open") throw new UserFacingError(GONE);
  await commit(user, Task, task._id, {
    refusal: GONE,
    ...change,
    onlyIf: { ...change.onlyIf, state: "open" },
  });
}

async function requireOwner(ownerId: string): Promise<void> {
  if (!(await findReferent(ownerId))) {
    throw new UserFacingError("Choisissez un·e collègue qui suit des dossiers.", { field: "ownerId" });
  }
}

/** A line kept as it was written keeps its tick. */
function keepTicks(lines: string[], { checklist }: TaskLine): TaskRecord["checklist"] {
  return lines.map(
    (label) => checklist.find((item) => item.label === label) ?? { id: newId(), label, isDone: false },
  );
}

async function taskFields(owners: string[]): Promise<FieldsOf<TaskInput>> {
  const names = await colleagueNames(owners);
  return {
    label: { label: "Quoi" },
    dueOn: { label: "Pour le", words: formatDay },
    ownerId: { label: "Par", words: (id) => names.get(id) ?? "quelqu’un d’autre" },
    checklist: { label: "Liste à cocher", words: (lines) => lines.join(", ") },
  };
}
