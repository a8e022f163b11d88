import { beforeEach, expect, it } from "vitest";
import { Household } from "#models/household";
import { Notice } from "#models/notice";
import { createUser } from "#tests/factories/accounts";
import { countAudited, fileOf, refusalOf } from "#tests/factories/files";
import { createAgency, createHandOff, reloadHandOff } from "#tests/factories/hand-offs";
import { createFile, createSubmission } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { atParis } from "~/core/calendar";
import { setClock } from "~/core/clock.server";
import { newId } from "~/core/ids.server";
import { recordAnswer } from "~/features/hand-offs/hand-off-answer.commands.server";
import { openCallTask } from "~/features/hand-offs/hand-off-reminders.commands.server";
import { setNextAction } from "~/features/households/households.commands.server";
import { planWake } from "~/features/tasks/journey-wakes.commands.server";
import { snoozeTask, wakeDueTasks } from "~/features/tasks/task-wakes.commands.server";
import { completeTask, openTask } from "~/features/tasks/tasks.commands.server";
import { carryOutTodayAct, dismissNotice } from "~/features/today/today.commands.server";
import { getToday, navigationCounts } from "~/features/today/today.queries.server";
import { countUnplanned, listUnplanned } from "~/features/today/unplanned.queries.server";

const SAID = { origin: "link" as const, reasons: [] };

let user: User;
let householdId: string;

beforeEach(async () => {
  user = await createUser();
  householdId = await createFile(user);
});

it("tells what is late from what is due, and when the next thing comes", async () => {
  await due("2026-05-11");
  expect(await getToday(user)).toMatchObject({ late: [{ householdId, label: "Appeler" }], due: [] });
  await due("2026-05-12");
  expect(await getToday(user)).toMatchObject({ late: [], due: [{ householdId, title: "Caron" }] });
  await due("2026-05-18");
  expect(await getToday(user)).toMatchObject({ late: [], due: [], nextOn: "2026-05-18" });
});

it("shows each colleague their own day, and that of those whose files are entrusted to them", async () => {
  await due("2026-05-12");
  const other = await createUser();
  expect((await getToday(other)).due).toEqual([]);
  expect((await getToday({ ...other, delegators: [user.id] })).due).toHaveLength(1);
});

it("shows an answer until it is seen by the person it is for", async () => {
  const handOff = await createHandOff(user, { householdId });
  const input = { ...SAID, act: "accept" } as const;
  await recordAnswer({ id: null }, await reloadHandOff(handOff._id), { name: "Paul" }, input);
  await fileOf(householdId);
  const [answer] = (await getToday(user)).answers;
  expect(answer).toMatchObject({
    text: expect.stringMatching(/s’en occupe/),
    href: `/households/${householdId}`,
  });
  await dismissNotice(await createUser(), answer?._id ?? "");
  expect((await getToday(user)).answers).toHaveLength(1);
  await dismissNotice(user, answer?._id ?? "");
  expect((await getToday(user)).answers).toEqual([]);
  expect(await Notice.countDocuments({})).toBe(1);
});

it("shows only the last answer of a partner who changed it", async () => {
  const { _id } = await createHandOff(user, { householdId });
  await createHandOff(user, { householdId, partner: await createAgency(user, { name: "Gîtes du Lot" }) });
  for (const act of ["accept", "decline"] as const) {
    await recordAnswer({ id: null }, await reloadHandOff(_id), { name: "Paul" }, { ...SAID, act });
    await fileOf(householdId);
  }
  const texts = (await getToday(user)).answers.map(({ text }) => text);
  expect(texts).toEqual([expect.stringMatching(/décline/)]);
});

it("shows a call to make, once per request, and ends it once", async () => {
  const { _id: handOffId } = await createHandOff(user, { householdId });
  await Promise.all([openCallTask(user, { handOffId }), openCallTask(user, { handOffId })]);
  const calls = (await getToday(user)).due.filter(({ kind }) => kind === "call");
  expect(calls).toMatchObject([
    { householdId, title: "Caron", phone: "05 65 00 00 01", dueOn: "2026-05-12" },
  ]);
  await completeTask(user, calls[0]?.id ?? "");
  expect((await getToday(user)).due.filter(({ kind }) => kind === "call")).toEqual([]);
  expect(await refusalOf(completeTask(user, calls[0]?.id ?? ""))).toBe("Cette tâche est déjà faite.");
  expect(await countAudited("task.done")).toBe(1);
});

it("groups tasks with next actions, and tells what woke up and what was promised apart", async () => {
  await due("2026-06-30");
  await task("Hier", { dueOn: "2026-05-11" });
  await task("Plus tard", { dueOn: "2026-05-13" });
  await task("Promis hier", { kind: "promise", dueOn: "2026-05-11" });
  await task("Promis demain", { kind: "promise", dueOn: "2026-05-13" });
  await task("Promis après", { kind: "promise", dueOn: "2026-05-14" });
  await snoozeTask(user, await task("Endormie"), { until: "day", on: "2026-05-13" });
  const labels = async () => {
    const { late, due: today, wakes, promises } = await getToday(user);
    return [late, today, wakes, promises].map((group) => group.map(({ label }) => label));
  };
  expect(await labels()).toEqual([["Hier"], [], [], ["Promis hier", "Promis demain"]]);
  setClock(atParis("2026-05-13", "09:00"));
  await wakeDueTasks(10);
  expect(await labels()).toEqual([
    ["Hier"],
    ["Plus tard"],
    ["Endormie"],
    ["Promis hier", "Promis demain", "Promis après"],
  ]);
});

it.each([
  ["once, as what comes next, when the file was closed", "closed", [["Reprendre contact avec Élodie"], []]],
  ["beside what comes next, when the file is open", "open", [["Appeler"], ["Reprendre contact avec Élodie"]]],
] as const)("tells that somebody may be written to again %s", async (_when, state, expected) => {
  await due("2026-05-13");
  const wake = { householdId, candidateId: newId(), firstName: "Élodie", wakeOn: "2026-05-13" };
  await planWake(user, wake, newId());
  await Household.updateOne({ _id: householdId }, { state });
  setClock(atParis("2026-05-13", "09:00"));
  await wakeDueTasks(10);
  expect((await fileOf(householdId)).state).toBe("open");
  const { due: today, wakes } = await getToday(user);
  expect([today, wakes].map((group) => group.map(({ label }) => label))).toEqual(expected);
});

it("tells of both, when a couple may be written to again the same day", async () => {
  for (const firstName of ["Élodie", "Sami"])
    await planWake(user, { householdId, candidateId: newId(), firstName, wakeOn: "2026-05-13" }, newId());
  await Household.updateOne({ _id: householdId }, { state: "closed" });
  setClock(atParis("2026-05-13", "09:00"));
  await wakeDueTasks(10);
  const { due: today, wakes } = await getToday(user);
  expect([...today, ...wakes].map(({ label }) => label).sort()).toEqual([
    "Reprendre contact avec Sami",
    "Reprendre contact avec Élodie",
  ]);
});

it("shows no task of a file its owner may no longer see", async () => {
  const elsewhere = await createUser("referent", { isWholeDepartement: false, territories: ["200023737"] });
  await openTask(user, householdId, { label: "Appeler", dueOn: "2026-05-12", ownerId: elsewhere.id });
  expect((await getToday(elsewhere)).due).toEqual([]);
});

it("offers the requests nobody took, and one's own; taking one removes it from a colleague's day", async () => {
  const { _id } = await createSubmission({ email: "z@internes.example", lastName: "Lagarde" });
  const colleague = await createUser();
  expect((await getToday(colleague)).requests).toMatchObject([{ id: _id, name: "Élodie Lagarde" }]);
  await carryOutTodayAct(user, { intent: "take", submissionId: _id });
  expect((await getToday(colleague)).requests).toEqual([]);
  expect((await getToday(user)).requests).toMatchObject([{ id: _id, assignee: "vous" }]);
});

it("completes a next action with the one that follows, or puts it off, unless it changed meanwhile", async () => {
  await due("2026-05-12");
  await carryOutTodayAct(user, { intent: "postpone", householdId, done: "Appeler", dueOn: "2026-05-13" });
  expect((await fileOf(householdId)).nextAction).toMatchObject({ label: "Appeler", dueOn: "2026-05-13" });
  const next = { label: "Écrire", dueOn: "2026-05-15", ownerId: user.id };
  await carryOutTodayAct(user, { intent: "complete", householdId, done: "Appeler", ...next });
  expect((await fileOf(householdId)).nextAction).toMatchObject(next);
  for (const intent of ["complete", "postpone"] as const) {
    const stale = carryOutTodayAct(user, { intent, householdId, done: "Appeler", ...next });
    expect(await refusalOf(stale)).toMatch(/a changé entre-temps/);
  }
  const elsewhere = await createUser("referent", { isWholeDepartement: false, territories: ["200023737"] });
  const act = { intent: "postpone", householdId, done: "Écrire", dueOn: "2026-05-18" } as const;
  expect(await refusalOf(carryOutTodayAct(elsewhere, act))).toBe(404);
});

it("counts the open files without a next action, or whose owner has left: none as a rule", async () => {
  expect(await countUnplanned(user)).toBe(0);
  await Household.updateOne({ _id: householdId }, { $unset: { nextAction: 1 } });
  expect(await countUnplanned(user)).toBe(1);
  expect((await listUnplanned(user, 1)).rows).toMatchObject([{ id: householdId, title: "Caron" }]);
  const gone = await createUser("referent", { state: "disabled" });
  await setNextAction(user, householdId, {
    label: "Appeler",
    ownerId: gone.id,
    dueOn: "2026-05-12",
    origin: "typed",
  });
  expect((await listUnplanned(user, 1)).rows).toMatchObject([{ label: "Appeler" }]);
  await due("2026-05-12");
  expect(await countUnplanned(user)).toBe(0);
});

it("counts them by an index, whatever the number of files", async () => {
  const plan = await Household.find({
    state: "open",
    "nextAction.ownerId": { $in: [null] as never[] },
  }).explain();
  expect(JSON.stringify(plan)).toContain("IXSCAN");
});

it("counts beside the navigation only what the role may open", async () => {
  await createSubmission({ email: "z@internes.example" });
  await createHandOff(user, { householdId });
  await due("2026-05-12");
  await task("Rappeler", { kind: "promise", dueOn: "2026-05-13" });
  await task("Écrire", { dueOn: "2026-05-13" });
  const { late, due: today, wakes, promises } = await getToday(user);
  expect([late, today, wakes, promises].map(({ length }) => length)).toEqual([0, 1, 0, 1]);
  expect(await navigationCounts(user)).toEqual({ "/today": 2, "/triage": 1, "/hand-offs": 1 });
  for (const role of ["recruteur", "elu", "dpo"] as const) {
    const counts = await navigationCounts(await createUser(role));
    expect(counts, role).toEqual({ "/today": 0, "/triage": 0, "/hand-offs": 0 });
  }
});

async function due(dueOn: string): Promise<void> {
  await setNextAction(user, householdId, { label: "Appeler", ownerId: user.id, dueOn, origin: "typed" });
}

function task(label: string, values: { kind?: "promise"; dueOn?: string } = {}): Promise<string> {
  return openTask(user, householdId, { label, dueOn: "2026-05-12", ownerId: user.id, ...values });
}
