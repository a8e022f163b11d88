import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { Candidate } from "#models/candidate";
import { Consent } from "#models/consent";
import { HandOff } from "#models/hand-off";
import { Household } from "#models/household";
import { Mail } from "#models/mail";
import { Need } from "#models/need";
import { Restructuring } from "#models/restructuring";
import { Task } from "#models/task";
import { createUser } from "#tests/factories/accounts";
import { candidateOf, countAudited, fileOf, needOf, refusalOf } from "#tests/factories/files";
import { createHandOff, letterPath, reloadHandOff } from "#tests/factories/hand-offs";
import { callRoute } from "#tests/factories/routes";
import { createFile } from "#tests/factories/submissions";
import { visitTold } from "#tests/factories/visits-told";
import { addTask, everything, fillFile, planFor } from "#tests/factories/whole-files";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { restructuringOf } from "~/core/db/restructure.server";
import { newId } from "~/core/ids.server";
import { listBin } from "~/features/bin/bin.queries.server";
import { recordFamily } from "~/features/households/household-family.commands.server";
import { openNeed } from "~/features/needs/needs.commands.server";
import { mergeFiles } from "~/features/restructurings/merge.commands.server";
import { listRejoining } from "~/features/restructurings/rejoining.queries.server";
import {
  resumeAllRestructurings,
  undoRestructuring,
} from "~/features/restructurings/restructurings.commands.server";
import { splitFile } from "~/features/restructurings/split.commands.server";
import { getSplit } from "~/features/restructurings/split.queries.server";
import type { SplitAsked } from "~/features/restructurings/split.schema.server";
import { killed } from "./killed";

let user: User;
let file: string;
let asked: SplitAsked;

beforeEach(async () => {
  user = await createUser();
  file = await createFile(user);
  await fillFile(user, file, {
    needs: ["spouse-work"],
    adults: [{ firstName: "Paul", relation: "couple" }],
    children: [{ firstName: "Zoé" }, { firstName: "Léo" }],
    tasks: 1,
  });
  const { adults, children } = await fileOf(file);
  asked = {
    people: [adults[0]?.id ?? ""],
    children: new Map([
      [children[0]?.id ?? "", "both"],
      [children[1]?.id ?? "", "go"],
    ]),
    items: [],
    referentId: user.id,
    label: "Reprendre contact",
    dueOn: "2100-01-04",
  };
});

describe("a split", () => {
  it("opens a file for those who leave, a child shared being in both, in one audited act", async () => {
    const task = await Task.findOne({ householdId: file }).orFail().lean();
    const need = await needOf(file, "spouse-work");
    const { id, newId } = await splitFile(user, file, { ...asked, items: [task._id, need._id] });

    expect(await fileOf(newId)).toMatchObject({
      title: "Paul",
      referentId: user.id,
      nextAction: { label: "Reprendre contact", dueOn: "2100-01-04" },
      children: [{ firstName: "Zoé" }, { firstName: "Léo" }],
      needLines: [{ kind: "spouse-work" }],
    });
    expect(await fileOf(file)).toMatchObject({ adults: [], children: [{ firstName: "Zoé" }] });
    expect(await Task.findById(task._id).lean()).toMatchObject({ householdId: newId });
    expect(await countAudited("restructuring.started", id)).toBe(1);
  });

  it("takes along with an adult the tasks planned for them and who they were introduced to", async () => {
    const { _id } = await candidateOf(file);
    const taskId = await addTask(user, file, "S’inscrire à l’Ordre");
    await Task.updateOne({ _id: taskId }, { plan: planFor(_id) });
    const handOff = await createHandOff(user, { householdId: file });
    const introduction = { candidateId: _id, structureId: "1", structureName: "MSP" };
    await HandOff.updateOne({ _id: handOff._id }, { $set: { introduction }, $unset: { needId: 1 } });
    const { newId } = await splitFile(user, file, { ...asked, people: [_id] });

    expect(await Task.findById(taskId).lean()).toMatchObject({ householdId: newId });
    expect(await reloadHandOff(handOff._id)).toMatchObject({ state: "sent", householdId: newId });
  });

  it("closes at once the link of a hand-off agreed to by who is on the other side", async () => {
    const handOff = await createHandOff(user, { householdId: file });
    await settle();
    await splitFile(user, file, { ...asked, items: [handOff.needId ?? ""] });

    expect(await reloadHandOff(handOff._id)).toMatchObject({ state: "revoked", linkVersion: 2 });
    expect(await Mail.countDocuments({ handOffId: handOff._id, state: "waiting" })).toBe(0);
    const letter = await callRoute("_public.reponse.$token.tsx", null, letterPath(handOff));
    expect(letter.body).toContain('"stage":"closed"');
    expect(letter.body).toContain('"acts":[]');
  });

  it("leaves what each adult thought of a visit on their own side alone", async () => {
    const [goes, stays] = [asked.people[0] ?? "", (await candidateOf(file))._id];
    const visits = [visitTold(goes), visitTold(stays)];
    await Need.updateMany({ householdId: file }, { visits });
    const [work, home] = [await needOf(file, "spouse-work"), await needOf(file)];
    await splitFile(user, file, { ...asked, items: [work._id] });

    const told = async (id: string) =>
      (await Need.findById(id).lean())?.visits?.flatMap(({ feedback }) =>
        feedback.map((one) => one.memberId),
      );
    expect(await told(work._id)).toEqual([goes]);
    expect(await told(home._id)).toEqual([stays]);
  });

  it("takes the consents along with their adult", async () => {
    const handOff = await createHandOff(user, { householdId: file });
    const { _id } = await candidateOf(file);
    const { newId } = await splitFile(user, file, { ...asked, people: [_id], items: [handOff.needId ?? ""] });

    expect(await Consent.findById(handOff.consentId).lean()).toMatchObject({ householdId: newId });
    expect(await reloadHandOff(handOff._id)).toMatchObject({ state: "sent", householdId: newId });
  });

  it("takes a child’s need where the child is, and lets choose for a child who is in both", async () => {
    const [shared, gone] = (await fileOf(file)).children.map(({ id }) => id);
    await openNeed(user, file, "childcare");
    await settle();
    const needs = await Need.find({ householdId: file, kind: "childcare" }).lean();
    const idOf = (childId?: string) => needs.find((need) => need.childId === childId)?._id ?? "";
    const { items } = await getSplit(user, file);
    const labels = items.flatMap(({ options }) => options.map(({ label }) => label));
    expect(labels).toEqual(expect.arrayContaining(["Garde d’enfants · Zoé", "Garde d’enfants · Léo"]));
    const { newId } = await splitFile(user, file, asked);

    const fileOfNeed = async (id: string) => (await Need.findById(id).lean())?.householdId;
    expect(await fileOfNeed(idOf(gone))).toBe(newId);
    expect(await fileOfNeed(idOf(shared))).toBe(file);
  });

  it("keeps the need of a child who stays, whatever was ticked", async () => {
    const [stays, shared] = (await fileOf(file)).children.map(({ id }) => id);
    await openNeed(user, file, "childcare");
    const needs = await Need.find({ householdId: file, kind: "childcare" }).lean();
    const children = new Map([
      [stays ?? "", "stay"],
      [shared ?? "", "both"],
    ]);
    const { newId } = await splitFile(user, file, { ...asked, children, items: needs.map(({ _id }) => _id) });

    const moved = await Need.find({ householdId: newId, kind: "childcare" }).lean();
    expect(moved.map(({ childId }) => childId)).toEqual([shared]);
  });

  it("refuses to leave a file without anybody", async () => {
    const { _id } = await candidateOf(file);

    expect(await refusalOf(splitFile(user, file, { ...asked, people: [] }))).toContain("Choisissez qui part");
    expect(await refusalOf(splitFile(user, file, { ...asked, people: [_id, ...asked.people] }))).toContain(
      "Quelqu’un doit rester",
    );
    expect(await Household.countDocuments()).toBe(1);
  });
});

it("ends the same when it was killed between two steps", async () => {
  const task = await Task.findOne({ householdId: file }).orFail().lean();
  const need = await needOf(file, "spouse-work");
  const before = await everything();
  await killed(() => splitFile(user, file, { ...asked, items: [task._id, need._id] }), 3);
  expect(await fileOf(file)).toMatchObject({ adults: [] });
  expect(await Task.findById(task._id).lean()).toMatchObject({ householdId: file });

  expect(await resumeAllRestructurings()).toBe(1);
  const { _id: id, summary } = await Restructuring.findOne({ state: "done" }).orFail().lean();
  expect(await fileOf(String(summary.otherId))).toMatchObject({ adults: [{ firstName: "Paul" }] });
  expect(await Household.countDocuments()).toBe(2);
  expect(await Task.findById(task._id).lean()).toMatchObject({ householdId: summary.otherId });
  expect(await countAudited("restructuring.started", id)).toBe(1);

  await killed(() => undoRestructuring(user, id, []), 3);
  expect(await resumeAllRestructurings()).toBe(1);
  expect(await everything()).toEqual(before);
});

describe("undoing a split", () => {
  it("brings what was made since back into the file", async () => {
    const { id, newId } = await splitFile(user, file, asked);
    const taskId = await addTask(user, newId, "Depuis");
    await Household.updateOne({ _id: newId }, { $set: { arrivalOn: "2027-01-01" }, $inc: { version: 1 } });
    await undoRestructuring(user, id, []);

    expect(await Task.findById(taskId).lean()).toMatchObject({ householdId: file });
    expect(await Household.findById(newId)).toBeNull();
  });

  it("leaves in the bin what was made since and is not wanted, item by item", async () => {
    const { id, newId } = await splitFile(user, file, asked);
    const [joins, leaves] = [await addTask(user, newId, "Garder"), await addTask(user, newId, "Laisser")];
    await undoRestructuring(user, id, [], { left: [`Task:${leaves}`] });

    expect(await Task.findById(joins).lean()).toMatchObject({ householdId: file, state: "open" });
    expect(await Task.findById(leaves).lean()).toMatchObject({ householdId: file, state: "deleted" });
    expect(await listBin(user)).toMatchObject({ lines: [{ id: leaves, householdId: file }] });
  });

  it("asks about whom and what the new file says since, then brings back what is wanted", async () => {
    const { id, newId } = await splitFile(user, file, asked);
    const { adults, children } = await fileOf(newId);
    await recordFamily(user, newId, {
      adults: [...adults, { firstName: "Anne", relation: "couple" }],
      children: [...children, { firstName: "Max" }, { firstName: "Lou" }],
    });
    await Household.updateOne({ _id: newId }, { arrivalOn: "2027-01-04", tags: ["Salon"] });
    const { added, fields } = await listRejoining(await restructuringOf(id));
    expect(added.map(({ label }) => label)).toEqual([
      "Adulte\u00a0: Anne",
      "Enfant\u00a0: Max",
      "Enfant\u00a0: Lou",
      "Étiquette\u00a0: Salon",
    ]);
    const lou = added.find(({ label }) => label.endsWith("Lou"));
    await undoRestructuring(user, id, [], {
      left: [`children:${lou?.documentId}`],
      taken: fields.map(({ value }) => value),
    });

    expect(await fileOf(file)).toMatchObject({
      adults: [{ firstName: "Paul" }, { firstName: "Anne" }],
      children: [{ firstName: "Zoé" }, { firstName: "Léo" }, { firstName: "Max" }],
      arrivalOn: "2027-01-04",
      tags: ["Salon"],
    });
  });

  it("keeps whoever joined the first file since beside those who come back", async () => {
    const { id } = await splitFile(user, file, asked);
    const { children } = await fileOf(file);
    await recordFamily(user, file, {
      adults: [{ firstName: "Nora", relation: "couple" }],
      children: children.map((child) => ({ ...child, birthMonth: "2020-05" })),
    });
    await undoRestructuring(user, id, []);

    expect(await fileOf(file)).toMatchObject({
      adults: [{ firstName: "Paul" }, { firstName: "Nora" }],
      children: [{ firstName: "Zoé", birthMonth: "2020-05" }, { firstName: "Léo" }],
    });
  });

  it("keeps what the first file says since of a child of both sides that the split left as they were", async () => {
    const [zoe = "", leo = ""] = [...asked.children.keys()];
    const both = new Map([
      [zoe, "both" as const],
      [leo, "both" as const],
    ]);
    const { id } = await splitFile(user, file, { ...asked, children: both });
    const { adults, children } = await fileOf(file);
    await recordFamily(user, file, {
      adults,
      children: children
        .filter(({ id }) => id === leo)
        .map((child) => ({ ...child, custody: "even-weeks" as const })),
    });
    await undoRestructuring(user, id, []);

    expect((await fileOf(file)).children).toMatchObject([
      { firstName: "Zoé" },
      { firstName: "Léo", custody: "even-weeks" },
    ]);
  });

  it("refuses, before anything is written, a need that went while one of its kind was opened here", async () => {
    const need = await needOf(file, "spouse-work");
    const { id, newId: other } = await splitFile(user, file, { ...asked, items: [need._id] });
    await Need.collection.insertOne({ ...need, _id: newId() } as never);

    expect(await refusalOf(undoRestructuring(user, id, []))).toContain("ouvert deux fois");
    expect(await needOf(other, "spouse-work")).toMatchObject({ _id: need._id });
  });

  it("refuses while the new file is itself merged into another", async () => {
    const { id, newId } = await splitFile(user, file, asked);
    const third = await createFile(user, { lastName: "Roux", email: "r@x.example", phone: "06 11 22 33 44" });
    await mergeFiles(user, third, newId, { choices: {}, sameIds: [] });

    expect(await refusalOf(undoRestructuring(user, id, []))).toContain("annulez d’abord cette autre fusion");
  });

  it("refuses two open needs of one kind", async () => {
    const { id, newId: other } = await splitFile(user, file, asked);
    const { _id, ...need } = await Need.findOne({ householdId: file }).orFail().lean();
    await Need.collection.insertOne({ ...need, _id: newId(), householdId: other } as never);

    expect(await refusalOf(undoRestructuring(user, id, []))).toContain("ouvert deux fois");
  });

  it("leaves every document as it was, whatever went", async () => {
    await createHandOff(user, { householdId: file });
    await settle();
    const before = await everything();
    const documents = [
      ...(await Need.find({ householdId: file }).lean()),
      ...(await Task.find({ householdId: file }).lean()),
      ...(await Candidate.find({ householdId: file }).lean()),
    ].map(({ _id }) => _id);
    const place = fc.constantFrom("stay", "go", "both");
    await fc.assert(
      fc.asyncProperty(fc.subarray(documents), place, place, async (items, first, second) => {
        const isCandidate = items.includes((await candidateOf(file))._id);
        const [one = "", other = ""] = [...asked.children.keys()];
        const { id } = await splitFile(user, file, {
          ...asked,
          people: isCandidate ? items : asked.people,
          items,
          children: new Map([
            [one, first],
            [other, second],
          ]),
        });
        await undoRestructuring(user, id, []);
        expect(await everything()).toEqual(before);
      }),
      { numRuns: 6 },
    );
  });
});
