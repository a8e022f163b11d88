import { beforeEach, expect, it } from "vitest";
import { Task } from "#models/task";
import { createUser } from "#tests/factories/accounts";
import { fileOf } from "#tests/factories/files";
import { callRoute } from "#tests/factories/routes";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";

const CAHORS = "200023737";
const FILE = "_staff.households.$id._index.tsx";
const TODAY = "_staff.today.tsx";

let user: User;
let householdId: string;

beforeEach(async () => {
  user = await createUser();
  householdId = await createFile(user);
});

it("adds a task to a file, ticks it, snoozes it and ends it, from the file's page", async () => {
  expect(await onFile({ intent: "task-open", ...written(), checklist: "Bail\n\nCaution\nBail" })).toBe(302);
  const [task] = await Task.find({}).lean();
  expect(task?.checklist.map(({ label }) => label)).toEqual(["Bail", "Caution"]);
  const [taskId, itemId] = [task?._id ?? "", task?.checklist[0]?.id ?? ""];
  expect(await onFile({ intent: "task-tick", taskId, itemId, isDone: "yes" })).toBe(302);
  expect(await onFile({ intent: "task-snooze", taskId, until: "semester" })).toBe(302);
  expect(await onFile({ intent: "task-wake", taskId })).toBe(302);
  expect(await onFile({ intent: "task-done", taskId })).toBe(302);
  expect(await onFile({ intent: "task-done", taskId })).toBe(400);
});

it("shows the tasks of a file with what they wait for, and nothing to who does not see it", async () => {
  await onFile({ intent: "task-open", ...written() });
  const { body } = await callRoute(FILE, user, `/households/${householdId}`);
  expect(body).toContain("Préparer la visite");
  const elsewhere = await createUser("referent", { isWholeDepartement: false, territories: [CAHORS] });
  const taskId = (await Task.findOne({}).lean())?._id ?? "";
  expect((await callRoute(TODAY, elsewhere, "/today", { intent: "task-done", taskId })).status).toBe(404);
  expect(
    (await callRoute(FILE, elsewhere, `/households/${householdId}`, { intent: "task-done", taskId })).status,
  ).toBe(404);
});

it.each([
  [{ intent: "task-open", label: "Écrire", dueOn: "2026-05-01" }, "Cette date est passée"],
  [{ intent: "task-open", dueOn: "2026-05-20" }, "Dites ce qu’il y a à faire."],
  [{ intent: "task-snooze", taskId: "x", until: "toujours" }, "Choisissez jusqu’à quand."],
])("refuses a task badly written, in French: %o", async (form, sentence) => {
  const { status, body } = await callRoute(FILE, user, `/households/${householdId}`, form);
  expect([status, body]).toEqual([400, expect.stringContaining(sentence)]);
});

it("completes the next action of a file in place, with the one that follows", async () => {
  const done = (await fileOf(householdId)).nextAction?.label ?? "";
  const form = {
    intent: "complete",
    householdId,
    done,
    label: "Écrire",
    dueOn: "2026-05-15",
    ownerId: user.id,
  };
  expect((await callRoute(TODAY, user, "/today", form)).status).toBe(302);
  expect((await fileOf(householdId)).nextAction).toMatchObject({ label: "Écrire", dueOn: "2026-05-15" });
});

it("keeps the hand-over note and the wish for a digest, from one's own account", async () => {
  const note = { text: "Tout est calme." };
  expect((await callRoute("_staff.account_.handover.tsx", user, "/account/handover", note)).status).toBe(302);
  const { body } = await callRoute("_staff.account_.handover.tsx", user, "/account/handover");
  expect(body).toContain("Tout est calme.");
  const other = await createUser();
  expect(
    (await callRoute("_staff.account_.handover.tsx", other, `/account/handover?de=${user.id}`)).status,
  ).toBe(404);
  const wish = { intent: "digest", wantsDigest: "on" };
  expect((await callRoute("_staff.account.tsx", user, "/account", wish)).status).toBe(302);
  expect((await callRoute("_staff.account.tsx", user, "/account")).body).toContain('"wantsDigest":true');
});

it("transfers a portfolio from the page of the account, for a responsable only", async () => {
  const [to, responsable] = [await createUser(), await createUser("responsable")];
  const page = `/settings/people/${user.id}/transfer`;
  const route = "_staff.settings.people.$id_.transfer.tsx";
  expect((await callRoute(route, user, page, { toId: to.id })).status).toBe(403);
  expect((await callRoute(route, responsable, page, {})).status).toBe(400);
  expect((await callRoute(route, responsable, page, { toId: to.id })).status).toBe(302);
  expect((await fileOf(householdId)).referentId).toBe(to.id);
});

function written() {
  return { label: "Préparer la visite", dueOn: "2026-05-14", ownerId: user.id };
}

async function onFile(form: Record<string, string>): Promise<number> {
  return (await callRoute(FILE, user, `/households/${householdId}`, form)).status;
}
