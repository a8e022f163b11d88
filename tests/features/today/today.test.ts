import { beforeEach, expect, it } from "vitest";
import { Notice } from "#models/notice";
import { Task } from "#models/task";
import { createUser } from "#tests/factories/accounts";
import { countAudited, fileOf, refusalOf } from "#tests/factories/files";
import { createAgency, createHandOff, reloadHandOff } from "#tests/factories/hand-offs";
import { createFile, createSubmission } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { newId } from "~/core/ids.server";
import { recordAnswer } from "~/features/hand-offs/hand-off-answer.commands.server";
import { openCallTask } from "~/features/hand-offs/hand-off-reminders.commands.server";
import { setNextAction } from "~/features/households/households.commands.server";
import { completeTask, dismissNotice } from "~/features/today/today.commands.server";
import { getToday, navigationCounts } from "~/features/today/today.queries.server";

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
  const [call] = (await getToday(user)).calls;
  expect(call).toMatchObject({ householdId, phone: "05 65 00 00 01", dueOn: "2026-05-12" });
  await completeTask(user, call?._id ?? "");
  expect((await getToday(user)).calls).toEqual([]);
  expect(await refusalOf(completeTask(user, call?._id ?? ""))).toBe("Cette tâche est déjà faite.");
  expect(await countAudited("task.done")).toBe(1);
});

it("does not let a colleague end somebody else's call", async () => {
  const { _id: handOffId } = await createHandOff(user, { householdId });
  await openCallTask(user, { handOffId });
  const task = await Task.findOne({}).lean();
  expect(await refusalOf(completeTask(await createUser(), task?._id ?? ""))).toBe(
    "Cette tâche est déjà faite.",
  );
  expect(await refusalOf(completeTask(user, newId()))).toBe("Cette tâche est déjà faite.");
  expect(await Task.countDocuments({ state: "open" })).toBe(1);
});

it("counts beside the navigation only what the role may open", async () => {
  await createSubmission({ email: "z@internes.example" });
  await createHandOff(user, { householdId });
  await due("2026-05-12");
  expect(await navigationCounts(user)).toEqual({ "/today": 1, "/triage": 1, "/hand-offs": 1 });
  for (const role of ["recruteur", "elu", "dpo"] as const) {
    const counts = await navigationCounts(await createUser(role));
    expect(counts, role).toEqual({ "/today": 0, "/triage": 0, "/hand-offs": 0 });
  }
});

async function due(dueOn: string): Promise<void> {
  await setNextAction(user, householdId, { label: "Appeler", ownerId: user.id, dueOn, origin: "typed" });
}
