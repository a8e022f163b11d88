import { beforeEach, expect, it } from "vitest";
import { Task, type TaskRecord } from "#models/task";
import { Template } from "#models/template";
import { createUser } from "#tests/factories/accounts";
import { candidateOf, countAudited } from "#tests/factories/files";
import { callRoute } from "#tests/factories/routes";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { moveStage } from "~/features/candidates/candidate-journeys.commands.server";
import { changeArrival } from "~/features/households/household-arrival.commands.server";
import { createDefaultTemplates } from "~/features/templates/templates.commands.server";

const CAHORS = "200023737";
const FILE = "_staff.households.$id._index.tsx";
const PAGE = "_staff.households.$id.demarches.tsx";

let user: User;
let householdId: string;
let candidateId: string;

beforeEach(async () => {
  await createDefaultTemplates();
  user = await createUser();
  householdId = await createFile(user, { kind: "doctor", fromOn: "2026-11-02", seeks: ["settlement"] });
  const candidate = await candidateOf(householdId);
  candidateId = candidate._id;
  await moveStage(user, candidate, { pipeline: "doctor", from: "first-contact", to: "paperwork" });
  await settle();
});

it("shows the steps in their order, has their papers ticked and the steps done", async () => {
  const before = await onPage();
  expect(before.status).toBe(200);
  expect(before.body.indexOf("responsabilité civile")).toBeLessThan(before.body.indexOf("CARMF"));
  expect(before.body).toContain("art. L4113-9");
  const { _id: taskId, checklist } = await task("insurance");
  const itemId = checklist[0]?.id ?? "";
  expect((await onPage({ intent: "task-tick", taskId, itemId, isDone: "yes" })).status).toBe(302);
  const done = await onPage({ intent: "task-done", taskId });
  expect([done.status, done.location]).toEqual([302, pageAddress()]);
  expect(await task("insurance")).toMatchObject({ state: "done", checklist: [{ isDone: true }, {}] });
});

it("counts them in the file, whose own list of tasks leaves them to their page", async () => {
  await onPage({ intent: "task-done", taskId: (await task("insurance"))._id });
  const file: { paperwork: unknown; tasks: unknown } = JSON.parse((await onFile()).body);
  expect(file.paperwork).toMatchObject([
    { done: 1, total: 11, next: { label: "S’inscrire au tableau de l’Ordre (conseil départemental)" } },
  ]);
  expect(file.tasks).toEqual([]);
});

it("teaches what it is to a file where none is planned", async () => {
  const other = await createFile(user, { kind: "doctor", email: "autre@courriel.example" });
  const { status, body } = await callRoute(PAGE, user, `/households/${other}/demarches`);
  expect([status, body]).toEqual([200, expect.stringContaining('"steps":[]')]);
});

it("plans at once what a stage entered before its template says, and refuses where none says anything", async () => {
  await Task.deleteMany({});
  expect((await onPage()).body).toContain('"canPlan":true');
  expect((await onPage({ intent: "plan", candidateId })).status).toBe(302);
  expect(await Task.countDocuments({ householdId })).toBe(11);
  expect(await countAudited("candidate.paperwork-planned")).toBe(1);
  await Template.updateMany({}, { isActive: false });
  expect((await onPage({ intent: "plan", candidateId })).status).toBe(400);
});

it("is nowhere for a candidate of another file, nor for who does not see the file", async () => {
  const other = await createFile(user, { kind: "doctor", email: "autre@courriel.example" });
  const { _id } = await candidateOf(other);
  const elsewhere = await createUser("referent", { isWholeDepartement: false, territories: [CAHORS] });
  const asked = `/households/${householdId}/demarches`;
  expect((await callRoute(PAGE, user, `${asked}?candidat=${_id}`)).status).toBe(404);
  expect((await callRoute(PAGE, elsewhere, asked)).status).toBe(404);
  const act = { intent: "task-done", taskId: (await task("insurance"))._id };
  expect((await callRoute(PAGE, elsewhere, asked, act)).status).toBe(404);
});

it("asks in the file what becomes of the days when the arrival moved, and says it once settled", async () => {
  expect((await onFile()).body).toContain('"staleDates":[]');
  await changeArrival(user, householdId, { was: "2026-11-02", is: "2026-12-01" });
  const { anchorsShown: shown }: { anchorsShown: string } = JSON.parse((await onFile()).body);
  expect((await onFile({ intent: "redate", shown: "arrival 2026-11-02" })).status).toBe(400);
  expect((await onFile({ intent: "redate", shown })).status).toBe(302);
  expect((await onFile()).body).toContain('"staleDates":[]');
  const actId = (await task("order")).plan?.before?.actId ?? "";
  expect((await onFile({ intent: "undo-dates", actId })).status).toBe(302);
  expect((await onFile()).body).toContain('"toOn":"2026-09-01"');
});

function pageAddress(): string {
  return `/households/${householdId}/demarches?candidat=${candidateId}`;
}

function onPage(form?: Record<string, string>) {
  return callRoute(PAGE, user, pageAddress(), form);
}

function onFile(form?: Record<string, string>) {
  return callRoute(FILE, user, `/households/${householdId}`, form);
}

function task(stepKey: string): Promise<TaskRecord> {
  return Task.findOne({ householdId, "plan.stepKey": stepKey }).orFail().lean<TaskRecord>();
}
