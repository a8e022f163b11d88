import { beforeEach, describe, expect, it } from "vitest";
import { Entry } from "#models/entry";
import { Task, type TaskRecord } from "#models/task";
import { createUser } from "#tests/factories/accounts";
import { countAudited, refusalOf } from "#tests/factories/files";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { newId } from "~/core/ids.server";
import {
  changeTask,
  completeTask,
  deleteTask,
  openTask,
  restoreTask,
  tickItem,
} from "~/features/tasks/tasks.commands.server";
import { listTasksOfFile, toDoAmong } from "~/features/tasks/tasks.queries.server";

const CAHORS = "200023737";
const DONE = "Cette tâche est déjà faite.";

let user: User;
let householdId: string;
let taskId: string;

beforeEach(async () => {
  user = await createUser();
  householdId = await createFile(user);
  taskId = await openTask(user, householdId, { ...written(), checklist: ["Bail", "Caution"] });
});

it("opens a task with its checklist, once per id, and leaves a trace", async () => {
  await openTask(user, householdId, written(), taskId);
  expect(await toDo()).toMatchObject([
    {
      _id: taskId,
      kind: "task",
      state: "open",
      checklist: [{ label: "Bail", isDone: false }, { label: "Caution" }],
    },
  ]);
  expect(await countAudited("task.opened", taskId)).toBe(1);
});

it("refuses an owner who follows no file", async () => {
  const elu = await createUser("elu");
  const refusal = "Choisissez un·e collègue qui suit des dossiers.";
  expect(await refusalOf(openTask(user, householdId, { ...written(), ownerId: elu.id }))).toBe(refusal);
});

it("is done once, by any colleague who sees the file, and the timeline says so", async () => {
  const colleague = await createUser();
  await completeTask(colleague, taskId);
  expect(await task()).toMatchObject({ state: "done", doneAt: expect.any(Date) });
  expect(await refusalOf(completeTask(user, taskId))).toBe(DONE);
  await settle();
  expect(await Entry.countDocuments({ householdId, text: "Fait : Préparer la visite." })).toBe(1);
  expect(await countAudited("task.done", taskId)).toBe(1);
});

it("ticks a line and unticks it; one taken away meanwhile is refused", async () => {
  const [bail, caution] = (await task()).checklist;
  await tickItem(user, taskId, caution?.id ?? "", true);
  expect((await task()).checklist.map(({ isDone }) => isDone)).toEqual([false, true]);
  await tickItem(user, taskId, caution?.id ?? "", false);
  await tickItem(user, taskId, bail?.id ?? "", true);
  expect((await task()).checklist.map(({ isDone }) => isDone)).toEqual([true, false]);
  expect(await refusalOf(tickItem(user, taskId, newId(), true))).toMatch(/n’est plus dans la tâche/);
});

describe("a change", () => {
  const drawn = () => ({ ...written(), checklist: ["Bail", "Caution"] });

  it("of different fields by two colleagues keeps both; of the same one shows both values", async () => {
    await changeTask(user, taskId, drawn(), { ...drawn(), dueOn: "2026-05-20" });
    await changeTask(user, taskId, drawn(), { ...drawn(), label: "Préparer la seconde visite" });
    expect(await task()).toMatchObject({ dueOn: "2026-05-20", label: "Préparer la seconde visite" });
    const late = await refusalOf(changeTask(user, taskId, drawn(), { ...drawn(), dueOn: "2026-05-22" }));
    expect(late).toMatch(/vendredi 22\smai.*mercredi 20\smai/);
    expect(await countAudited("task.changed", taskId)).toBe(2);
  });

  it("of the checklist keeps the ticks of the lines that stay", async () => {
    const [, caution] = (await task()).checklist;
    await tickItem(user, taskId, caution?.id ?? "", true);
    await changeTask(user, taskId, drawn(), { ...drawn(), checklist: ["Caution", "Clés"] });
    expect((await task()).checklist).toMatchObject([
      { id: caution?.id, label: "Caution", isDone: true },
      { label: "Clés", isDone: false },
    ]);
  });

  it("of a task already done is refused", async () => {
    await completeTask(user, taskId);
    expect(await refusalOf(changeTask(user, taskId, drawn(), { ...drawn(), label: "Autre" }))).toBe(DONE);
  });
});

it("goes to the bin and comes back as it was, open or done", async () => {
  await deleteTask(user, taskId);
  expect(await task()).toMatchObject({ state: "deleted", deletedAt: expect.any(Date) });
  expect(await toDo()).toEqual([]);
  expect(await refusalOf(deleteTask(user, taskId))).toMatch(/déjà à la corbeille/);
  await restoreTask(user, taskId);
  expect(await task()).toMatchObject({ state: "open" });
  await completeTask(user, taskId);
  await deleteTask(user, taskId);
  await restoreTask(user, taskId);
  expect((await task()).state).toBe("done");
  expect(await refusalOf(restoreTask(user, taskId))).toMatch(/n’est pas à la corbeille/);
});

it("is nowhere for a colleague who does not see the file", async () => {
  const elsewhere = await createUser("referent", { isWholeDepartement: false, territories: [CAHORS] });
  const acts = [
    openTask(elsewhere, householdId, written()),
    completeTask(elsewhere, taskId),
    tickItem(elsewhere, taskId, newId(), true),
    changeTask(elsewhere, taskId, {}, { ...written(), checklist: [] }),
    deleteTask(elsewhere, taskId),
    restoreTask(elsewhere, taskId),
    completeTask(user, newId()),
  ];
  expect(await Promise.all(acts.map(refusalOf))).toEqual(acts.map(() => 404));
  expect(await task()).toMatchObject({ state: "open", version: 1 });
});

function written() {
  return { label: "Préparer la visite", dueOn: "2026-05-14", ownerId: user.id };
}

async function toDo() {
  return toDoAmong(await listTasksOfFile(householdId));
}

async function task(): Promise<TaskRecord> {
  const found = await Task.findById(taskId).lean<TaskRecord>();
  if (!found) throw new Error("no task");
  return found;
}
