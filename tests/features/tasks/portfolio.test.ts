import { beforeEach, expect, it } from "vitest";
import { Account } from "#models/account";
import { Household } from "#models/household";
import { Submission } from "#models/submission";
import { Task } from "#models/task";
import { createUser } from "#tests/factories/accounts";
import { countAudited, fileOf, refusalOf } from "#tests/factories/files";
import { createFile, createSubmission } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { setNextAction } from "~/features/households/households.commands.server";
import { startTransfer, transferPortfolio } from "~/features/tasks/portfolio.commands.server";
import { getTransferPage } from "~/features/tasks/portfolio.queries.server";
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
    counts: { files: 1, open: 1, nextActions: 1, tasks: 0 },
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
  await startTransfer(responsable, from.id, to.id);
  const file = await fileOf(own);
  expect(file).toMatchObject({ referentId: to.id, nextAction: { ownerId: to.id } });
  expect(file.visibleTo).toContain(`referent:${to.id}`);
  expect((await fileOf(other)).nextAction).toMatchObject({ ownerId: to.id });
  expect(await Task.countDocuments({ ownerId: from.id })).toBe(0);
  expect(await Submission.countDocuments({ state: "new", assigneeId: to.id })).toBe(1);
  expect((await Account.findById(from.id).lean())?.transfer).toBeUndefined();
  expect(await countAudited("household.updated", own)).toBe(1);
  expect(await countAudited("account.portfolio-transferred", from.id)).toBe(1);
});

it("goes on in as many steps as it takes, and twice changes nothing more", async () => {
  const template = await Household.findById(own).lean();
  const copies = Array.from({ length: 120 }, (_, rank) => ({
    ...template,
    _id: `${rank}`.padStart(24, "0"),
  }));
  await Household.collection.insertMany(copies as never[]);
  await startTransfer(responsable, from.id, to.id);
  await settle();
  expect(await Household.countDocuments({ referentId: from.id })).toBe(0);
  expect(await Household.countDocuments({ referentId: to.id, "nextAction.ownerId": to.id })).toBe(121);
  await transferPortfolio(responsable, { fromId: from.id, toId: to.id });
  expect(await countAudited("household.updated")).toBe(121);
}, 60_000);

it("refuses oneself, a colleague who follows no file, and a second transfer while one runs", async () => {
  const choose = "Choisissez un·e autre collègue qui suit des dossiers.";
  expect(await refusalOf(startTransfer(responsable, from.id, from.id))).toBe(choose);
  const elu = await createUser("elu");
  expect(await refusalOf(startTransfer(responsable, from.id, elu.id))).toBe(choose);
  const running = { toId: to.id, byId: responsable.id, startedAt: new Date() };
  await Account.updateOne({ _id: from.id }, { $set: { transfer: running } });
  expect(await refusalOf(startTransfer(responsable, from.id, to.id))).toMatch(/déjà en cours/);
});
