import { beforeEach, expect, it } from "vitest";
import { Account } from "#models/account";
import { Entry } from "#models/entry";
import { Household } from "#models/household";
import { Restructuring } from "#models/restructuring";
import { Submission } from "#models/submission";
import { Task } from "#models/task";
import { createUser } from "#tests/factories/accounts";
import { countAudited, fileOf, refusalOf } from "#tests/factories/files";
import { createFile, createSubmission } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { planRestructuring } from "~/core/db/restructure-plan.server";
import { transferPortfolio } from "~/features/file/portfolio.commands.server";
import { getTransferPage } from "~/features/file/portfolio.queries.server";
import { setNextAction } from "~/features/households/households.commands.server";
import { undoRestructuring } from "~/features/restructurings/restructurings.commands.server";
import { openTask } from "~/features/tasks/tasks.commands.server";
import { assignSubmission } from "~/features/triage/triage.commands.server";

let responsable: User;
let from: User;
let to: User;
let own: string;

beforeEach(async () => {
  responsable = await createUser("responsable");
  [from, to] = [await createUser(), await createUser("referent", { name: "Thomas Lacombe" })];
  own = await createFile(from);
});

it("previews how much would move, with some of the files", async () => {
  expect(await getTransferPage(responsable, from.id)).toMatchObject({
    counts: { files: 1, open: 1, nextActions: 1, tasks: 0, requests: 0 },
    last: null,
    sample: [{ id: own, title: "Caron", next: "Répondre à Élodie Caron" }],
  });
});

it("moves files, next actions, tasks and requests, each with its trace, and leaves nothing behind", async () => {
  const other = await createFile(to, { email: "autre@internes.example", lastName: "Lagarde" });
  await setNextAction(from, other, {
    label: "Appeler",
    ownerId: from.id,
    dueOn: "2026-05-13",
    origin: "typed",
  });
  await openTask(from, own, { label: "Préparer", dueOn: "2026-05-14", ownerId: from.id });
  const request = await createSubmission({ email: "z@internes.example" });
  await assignSubmission(responsable, request, { _id: from.id, name: from.name, email: from.email });
  const { id } = await transferPortfolio(responsable, from.id, to.id);
  await settle();
  const file = await fileOf(own);
  expect(file).toMatchObject({ referentId: to.id, nextAction: { ownerId: to.id } });
  expect(file.visibleTo).toContain(`referent:${to.id}`);
  expect((await fileOf(other)).nextAction).toMatchObject({ ownerId: to.id });
  expect(await Task.countDocuments({ ownerId: from.id })).toBe(0);
  expect(await Submission.countDocuments({ state: "new", assigneeId: to.id })).toBe(1);
  expect(await Entry.countDocuments({ householdId: own, restructuringId: id })).toBe(1);
  expect(await countAudited("restructuring.started", id)).toBe(1);
  expect(await countAudited("account.portfolio-transferred", from.id)).toBe(1);
});

it("says to whom and by whom, and gives back, undone, what that colleague still has", async () => {
  const given = await createFile(from, { email: "autre@internes.example", lastName: "Lagarde" });
  await openTask(from, own, { label: "Préparer", dueOn: "2026-05-14", ownerId: from.id });
  const { id, files } = await transferPortfolio(responsable, from.id, to.id);
  expect(files).toBe(2);
  expect((await getTransferPage(responsable, from.id)).last).toMatchObject({
    to: "Thomas Lacombe",
    by: responsable.name,
    files: 2,
    isRunning: false,
  });
  await Household.updateOne({ _id: given }, { referentId: responsable.id });
  await undoRestructuring(responsable, id, []);
  await settle();
  expect(await fileOf(own)).toMatchObject({ referentId: from.id, nextAction: { ownerId: from.id } });
  expect((await fileOf(own)).visibleTo).toContain(`referent:${from.id}`);
  expect((await fileOf(given)).referentId).toBe(responsable.id);
  expect(await Task.countDocuments({ ownerId: from.id })).toBe(1);
  expect((await getTransferPage(responsable, from.id)).last).toBeNull();
});

it("refuses oneself, a colleague who follows no file, and a second transfer while one runs", async () => {
  const choose = "Choisissez un·e autre collègue qui suit des dossiers.";
  expect(await refusalOf(transferPortfolio(responsable, from.id, from.id))).toBe(choose);
  const elu = await createUser("elu");
  expect(await refusalOf(transferPortfolio(responsable, from.id, elu.id))).toBe(choose);
  const restructuringId = await planRestructuring(responsable, { kind: "bulk", label: "Transfert" }, []);
  await Restructuring.updateOne({ _id: restructuringId }, { state: "running" });
  const running = { toId: to.id, byId: responsable.id, startedAt: new Date(), restructuringId };
  await Account.updateOne({ _id: from.id }, { $set: { transfer: running } });
  expect(await refusalOf(transferPortfolio(responsable, from.id, to.id))).toMatch(/déjà en cours/);
});

it("refuses to transfer nothing", async () => {
  expect(await refusalOf(transferPortfolio(responsable, to.id, from.id))).toMatch(/rien à confier/);
});
