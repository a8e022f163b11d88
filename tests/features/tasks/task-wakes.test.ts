import { beforeEach, describe, expect, it } from "vitest";
import type { HandOffRecord } from "#models/hand-off";
import { Task, type TaskRecord } from "#models/task";
import { createUser } from "#tests/factories/accounts";
import { countAudited, refusalOf } from "#tests/factories/files";
import { createHandOff, reloadHandOff } from "#tests/factories/hand-offs";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { atParis } from "~/core/calendar";
import { setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { recordAnswer } from "~/features/hand-offs/hand-off-answer.commands.server";
import { openCallTask } from "~/features/hand-offs/hand-off-reminders.commands.server";
import { revokeHandOff } from "~/features/hand-offs/hand-off-revocation.commands.server";
import { nextSemesterStart } from "~/features/settings/calendar.queries.server";
import { updateSetting } from "~/features/settings/settings.commands.server";
import {
  settleTasks,
  snoozeTask,
  waitFor,
  wakeDueTasks,
  wakeTask,
} from "~/features/tasks/task-wakes.commands.server";
import { openTask } from "~/features/tasks/tasks.commands.server";
import { listDueTasks } from "~/features/tasks/tasks.queries.server";
import type { AnswerAct } from "~/vocabulary/hand-offs";

let user: User;
let householdId: string;
let taskId: string;

beforeEach(async () => {
  user = await createUser();
  householdId = await createFile(user);
  taskId = await open();
});

describe("a snooze", () => {
  it("until a day hides the task until then, and wakes it once, whatever was missed", async () => {
    await snoozeTask(user, taskId, { until: "day", on: "2026-05-18" });
    expect(await due("2026-06-30")).toEqual([]);
    expect(await wakeDueTasks(10)).toBe(0);
    setClock(atParis("2026-05-20", "06:00"));
    expect(await Promise.all([wakeDueTasks(10), wakeDueTasks(10)])).toContain(1);
    expect(await task()).toMatchObject({ dueOn: "2026-05-20", wokeAt: expect.any(Date) });
    expect((await task()).snooze).toBeUndefined();
    expect(await due("2026-05-20")).toEqual([taskId]);
    expect(await wakeDueTasks(10)).toBe(0);
    expect(await countAudited("task.woken", taskId)).toBe(1);
  });

  it("until the next semester ends on its first working day", async () => {
    await snoozeTask(user, taskId, { until: "semester" });
    expect(await task()).toMatchObject({
      snooze: { until: "semester", on: "2026-11-02" },
      dueOn: "2026-11-02",
    });
  });

  it("until an answer wakes the task when it comes, not when the request is only acknowledged", async () => {
    const handOff = await createHandOff(user, { householdId });
    await snoozeTask(user, taskId, { until: "answer", handOffId: handOff._id });
    await answer(handOff, "acknowledge");
    expect((await task()).snooze).toMatchObject({ until: "answer" });
    await answer(handOff, "propose");
    expect(await task()).toMatchObject({ state: "open", dueOn: "2026-05-12", wokeAt: expect.any(Date) });
  });

  it("of a promise only moves its day, with a reason: it stays in sight", async () => {
    const promise = await open({ kind: "promise" });
    const until = { until: "day", on: "2026-05-18" } as const;
    expect(await refusalOf(snoozeTask(user, promise, until))).toMatch(/^Dites pourquoi/);
    await snoozeTask(user, promise, { ...until, reason: "Le bailleur est absent." });
    expect(await task(promise)).toMatchObject({
      dueOn: "2026-05-18",
      promise: { moves: [{ fromOn: "2026-05-12" }] },
    });
    expect((await task(promise)).snooze).toBeUndefined();
    expect(await countAudited("promise.moved", promise)).toBe(1);
  });

  it("can be ended by hand, and refuses a day left empty or a hand-off of another file", async () => {
    await snoozeTask(user, taskId, { until: "day", on: "2026-05-18" });
    await wakeTask(user, taskId);
    expect((await task()).dueOn).toBe("2026-05-12");
    expect(await refusalOf(wakeTask(user, taskId))).toBe("Cette tâche n’est pas en sommeil.");
    expect(await refusalOf(snoozeTask(user, taskId, { until: "day" }))).toBe("Choisissez un jour.");
    const other = await createHandOff(user, {
      householdId: await createFile(user, { email: "autre@internes.example", lastName: "Lagarde" }),
    });
    const snooze = { until: "answer", handOffId: other._id } as const;
    expect(await refusalOf(snoozeTask(user, taskId, snooze))).toMatch(/réponse est encore attendue/);
  });
});

describe("a task that waits for an answer", () => {
  it("is done by itself when it comes, with the call that asked for it; twice changes nothing", async () => {
    const handOff = await createHandOff(user, { householdId });
    await waitFor(user, taskId, { handOffId: handOff._id });
    expect((await task()).waitingFor).toMatchObject({ label: "la réponse d’Agence des Deux Ponts" });
    await openCallTask(user, { handOffId: handOff._id });
    await answer(handOff, "accept");
    await settleTasks(user, { handOffId: handOff._id, isAnswered: true });
    expect(await Task.find({ state: "done" }).lean()).toHaveLength(2);
    expect(await countAudited("task.done")).toBe(2);
  });

  it("stays to do when the request is taken back: no answer will come", async () => {
    const handOff = await createHandOff(user, { householdId });
    await waitFor(user, taskId, { handOffId: handOff._id });
    await openCallTask(user, { handOffId: handOff._id });
    await revokeHandOff(user, await reloadHandOff(handOff._id));
    await settle();
    expect(await task()).toMatchObject({ state: "open", wokeAt: expect.any(Date) });
    expect((await task()).waitingFor).toBeUndefined();
    expect(await Task.countDocuments({ kind: "call", state: "done" })).toBe(1);
  });

  it("may wait for anything in words, and then no longer", async () => {
    await waitFor(user, taskId, { label: "son contrat signé" });
    expect((await task()).waitingFor).toEqual({ label: "son contrat signé" });
    await waitFor(user, taskId, null);
    expect((await task()).waitingFor).toBeUndefined();
  });
});

it.each([
  ["2026-05-12", "2026-11-02"],
  ["2026-11-02", "2027-05-03"],
  ["2026-05-01", "2026-05-04"],
])("the semester after %s begins on %s: the first working day from its date", async (after, start) => {
  expect(await nextSemesterStart(after)).toBe(start);
});

it("follows the dates of the settings", async () => {
  await updateSetting(user, "calendar", { winterStart: "11-05" });
  expect(await nextSemesterStart("2026-10-01")).toBe("2026-11-05");
});

function open(values: { kind?: "promise" } = {}): Promise<string> {
  return openTask(user, householdId, { label: "Suivre", dueOn: "2026-05-12", ownerId: user.id, ...values });
}

async function due(until: string): Promise<string[]> {
  return (await listDueTasks(user, [user.id], until)).map(({ _id }) => _id);
}

async function answer({ _id }: HandOffRecord, act: AnswerAct): Promise<void> {
  const input = { act, origin: "link" as const, reasons: [] };
  await recordAnswer({ id: null }, await reloadHandOff(_id), { name: "Paul" }, input);
  await settle();
}

async function task(id = taskId): Promise<TaskRecord> {
  await settle();
  const found = await Task.findById(id).lean<TaskRecord>();
  if (!found) throw new Error("no task");
  return found;
}
