import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { Candidate } from "#models/candidate";
import { Consent } from "#models/consent";
import { Entry } from "#models/entry";
import { HandOff } from "#models/hand-off";
import { Household } from "#models/household";
import { Need } from "#models/need";
import { Offer } from "#models/offer";
import { Restructuring } from "#models/restructuring";
import { RestructuringStep } from "#models/restructuring-step";
import { Task } from "#models/task";
import { VisitDay } from "#models/visit-day";
import { createUser } from "#tests/factories/accounts";
import { candidateOf, countAudited, fileOf, needOf, refusalOf } from "#tests/factories/files";
import { createHandOff } from "#tests/factories/hand-offs";
import { createHome } from "#tests/factories/offers";
import { callRoute } from "#tests/factories/routes";
import { createFile } from "#tests/factories/submissions";
import { createDay, visitTold } from "#tests/factories/visits-told";
import { addTask, everything, fillFile, planFor } from "#tests/factories/whole-files";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { newId } from "~/core/ids.server";
import { recordFamily } from "~/features/households/household-family.commands.server";
import { mergeFiles } from "~/features/restructurings/merge.commands.server";
import { findMergeable } from "~/features/restructurings/merge.queries.server";
import { getComparison } from "~/features/restructurings/merge-comparison.queries.server";
import {
  resumeAllRestructurings,
  undoRestructuring,
} from "~/features/restructurings/restructurings.commands.server";
import { NEED_KINDS } from "~/vocabulary/needs";
import { killed } from "./killed";

const FILE = "_staff.households.$id._index.tsx";
const NOTHING = { choices: {}, sameIds: [] };

let user: User;
let kept: string;
let gone: string;

beforeEach(async () => {
  user = await createUser();
  kept = await createFile(user);
  gone = await createFile(user, { lastName: "Lagarde", email: "l@x.example", phone: "06 98 76 54 32" });
  await settle();
});

describe("a merge", () => {
  it("brings everything of a file into another, told by its timeline, in one audited act", async () => {
    const needId = (await needOf(gone))._id;
    await Need.updateOne({ _id: needId }, { kind: "spouse-work" });
    await addTask(user, gone, "Appeler l’école");
    const id = await mergeFiles(user, kept, gone, NOTHING);

    expect(await fileOf(kept)).toMatchObject({ title: "Caron – Lagarde", heads: [{}, {}] });
    expect(await Need.findById(needId).lean()).toMatchObject({ householdId: kept });
    expect(await Task.countDocuments({ householdId: gone })).toBe(0);
    expect(await Entry.countDocuments({ householdId: gone })).toBe(0);
    expect(await Household.findById(gone)).toBeNull();
    expect(await countAudited("restructuring.started", id)).toBe(1);
    expect(await Entry.findOne({ householdId: kept, restructuringId: id }).lean()).toMatchObject({
      text: "Le dossier Lagarde a été réuni à celui-ci.",
      authorName: user.name,
    });
  });

  it("names the same person in what was planned for the other, and in who they were introduced to", async () => {
    const [one, other] = [await candidateOf(kept), await candidateOf(gone)];
    await Candidate.updateOne({ _id: other._id }, { duplicateKeys: one.duplicateKeys });
    const taskId = await addTask(user, gone, "S’inscrire à l’Ordre");
    await Task.updateOne({ _id: taskId }, { plan: planFor(other._id) });
    const { _id } = await createHandOff(user, { householdId: gone });
    const introduction = { candidateId: other._id, structureId: "1", structureName: "MSP" };
    const said = { side: "family", said: "nothing", origin: "link", at: new Date(), memberId: other._id };
    await HandOff.updateOne({ _id }, { $set: { introduction, outcomes: [said] }, $unset: { needId: 1 } });
    await mergeFiles(user, kept, gone, { ...NOTHING, sameIds: [other._id] });

    expect(await Task.findById(taskId).lean()).toMatchObject({ plan: { candidateId: one._id } });
    expect(await HandOff.findById(_id).lean()).toMatchObject({
      outcomes: [{ memberId: one._id }],
      householdId: kept,
      introduction: { candidateId: one._id, structureName: "MSP" },
    });
  });

  it("leads from the address of the file that went to the other", async () => {
    await mergeFiles(user, kept, gone, NOTHING);
    const answer = await callRoute(FILE, user, `/households/${gone}`);

    expect(answer).toMatchObject({ status: 302, location: `/households/${kept}` });
  });

  it("keeps one open need of a kind, with the hand-offs and the options of both", async () => {
    const handOff = await createHandOff(user, { householdId: gone });
    const option = { id: newId(), label: "T3 à Foix", details: [], state: "proposed", at: new Date() };
    await Need.updateOne({ householdId: gone, kind: "housing" }, { options: [option] });
    await mergeFiles(user, kept, gone, NOTHING);

    const needs = await Need.find({ householdId: kept, kind: "housing" }).lean();
    expect(needs).toMatchObject([{ options: [{ label: "T3 à Foix" }] }]);
    expect(await HandOff.findById(handOff._id).lean()).toMatchObject({
      householdId: kept,
      needId: needs[0]?._id,
    });
  });

  it("keeps the visits of both, each told of by the adult of the file that is left", async () => {
    const [one, other] = [await candidateOf(kept), await candidateOf(gone)];
    await Candidate.updateOne({ _id: other._id }, { duplicateKeys: one.duplicateKeys });
    const visits = (memberId: string) => [visitTold(memberId)];
    await Need.updateOne({ householdId: gone, kind: "housing" }, { visits: visits(other._id) });
    const day = await createDay(gone, other._id);
    await mergeFiles(user, kept, gone, { ...NOTHING, sameIds: [other._id] });

    expect((await needOf(kept)).visits).toMatchObject([{ feedback: [{ memberId: one._id }] }]);
    expect(await VisitDay.findById(day).lean()).toMatchObject({
      householdId: kept,
      readers: [{ memberId: one._id }],
    });
  });

  it("keeps which household took an offer, and which need a visit day shows an option of", async () => {
    const offer = await createHome(user);
    await Offer.updateOne({ _id: offer._id }, { takenBy: gone, state: "taken" });
    const day = await createDay(gone, "m1");
    const steps = [{ id: "s1", needId: (await needOf(gone))._id, optionId: "o1" }];
    await VisitDay.collection.updateOne({ _id: day as never }, { $set: { steps } });
    const id = await mergeFiles(user, kept, gone, NOTHING);

    expect(await Offer.findById(offer._id).lean()).toMatchObject({ takenBy: kept });
    const needId = (await needOf(kept))._id;
    expect(await VisitDay.findById(day).lean()).toMatchObject({ steps: [{ needId, optionId: "o1" }] });
    await undoRestructuring(user, id, []);
    expect(await Offer.findById(offer._id).lean()).toMatchObject({ takenBy: gone });
  });

  it("names by their new id the adult of the file that stays who is a candidate of the other", async () => {
    const { firstName, lastName = "", ...other } = await candidateOf(gone);
    await recordFamily(user, kept, {
      adults: [{ firstName, lastName, relation: "couple" }],
      children: [],
    });
    const adultId = (await fileOf(kept)).adults[0]?.id ?? "";
    const visits = [visitTold(adultId)];
    await Need.updateOne({ householdId: kept }, { visits, "criteria.memberId": adultId });
    const day = await createDay(kept, adultId);
    await mergeFiles(user, kept, gone, NOTHING);

    const memberId = other._id;
    expect(await needOf(kept)).toMatchObject({
      criteria: { memberId },
      visits: [{ feedback: [{ memberId }] }],
    });
    expect(await VisitDay.findById(day).lean()).toMatchObject({
      readers: [{ memberId }],
      feedback: [{ memberId }],
    });
  });

  it("makes one of two records of a person, with the values chosen", async () => {
    const { _id: goneId } = await candidateOf(gone);
    await Candidate.updateOne(
      { _id: goneId },
      {
        firstName: "Élodie",
        lastName: "Caron",
        specialty: "Pédiatrie",
        duplicateKeys: ["name:caron elodie"],
      },
    );
    await mergeFiles(user, kept, gone, {
      choices: { [`${goneId}-specialty`]: "gone" },
      sameIds: [goneId],
    });

    const candidates = await Candidate.find({ householdId: kept }).lean();
    expect(candidates).toMatchObject([
      { specialty: "Pédiatrie", phones: [expect.any(String), expect.any(String)] },
    ]);
    expect(await Consent.countDocuments({ candidateId: goneId })).toBe(0);
  });

  it.each([
    ["the same file", () => [kept, kept], "C’est le même dossier : choisissez-en un autre."],
    ["a file nobody has", () => [kept, newId()], 404],
  ])("refuses %s", async (_, files, refusal) => {
    const [one = "", other = ""] = files();
    expect(await refusalOf(mergeFiles(user, one, other, NOTHING))).toBe(refusal);
  });

  it("refuses a file that this colleague may not see", async () => {
    const stranger = await createUser("referent", { territories: [], isWholeDepartement: false });

    expect(await refusalOf(mergeFiles(stranger, kept, gone, NOTHING))).toBe(404);
  });
});

describe("the screen", () => {
  it("compares field by field: same, different, added", async () => {
    await Household.updateOne({ _id: kept }, { arrivalOn: "2026-11-02" });
    await Household.updateOne({ _id: gone }, { arrivalOn: "2026-12-01", updatedAt: new Date("2100-01-01") });
    const { lines } = await getComparison(user, kept, gone);

    expect(lines.find(({ key }) => key === "arrivalOn")).toMatchObject({ state: "different", side: "gone" });
    expect(lines.find(({ key }) => key === "referentId")).toMatchObject({ state: "same" });
    expect(lines.find(({ label }) => label === "Candidat·es")).toMatchObject({ state: "added" });
  });

  it("finds a file by name, and first who may be the same person", async () => {
    await Candidate.updateOne(
      { householdId: gone },
      { duplicateKeys: (await candidateOf(kept)).duplicateKeys },
    );

    expect(await findMergeable(user, kept, "lagar")).toMatchObject([{ id: gone }]);
    expect(await findMergeable(user, kept, "")).toMatchObject([{ id: gone }]);
  });
});

describe("undoing a merge", () => {
  it("brings every document back", async () => {
    await createHandOff(user, { householdId: gone });
    await settle();
    const before = await everything();
    const { _id: goneId } = await candidateOf(gone);
    const id = await mergeFiles(user, kept, gone, { choices: {}, sameIds: [goneId] });
    await settle();
    await undoRestructuring(user, id, []);

    expect(await everything()).toEqual(before);
    expect((await callRoute(FILE, user, `/households/${gone}`)).status).toBe(200);
  });

  it("asks where what was made since goes", async () => {
    const id = await mergeFiles(user, kept, gone, NOTHING);
    const [stays, goes] = [await addTask(user, kept, "Rester"), await addTask(user, kept, "Partir")];
    await undoRestructuring(user, id, [], { toOther: [`Task:${goes}`] });

    expect(await Task.findById(stays).lean()).toMatchObject({ householdId: kept });
    expect(await Task.findById(goes).lean()).toMatchObject({ householdId: gone });
  });

  it("refuses while the kept file is itself merged into another", async () => {
    const id = await mergeFiles(user, kept, gone, NOTHING);
    const third = await createFile(user, { lastName: "Roux", email: "r@x.example", phone: "06 11 22 33 44" });
    await mergeFiles(user, third, kept, NOTHING);

    expect(await refusalOf(undoRestructuring(user, id, []))).toContain("annulez d’abord cette autre fusion");
  });
});

it("ends the same when it was killed between two steps", async () => {
  const before = await everything();
  await killed(() => mergeFiles(user, kept, gone, NOTHING), 4);
  const { _id: id } = await Restructuring.findOne().orFail().lean();
  expect(await Household.findById(gone)).not.toBeNull();
  expect(await resumeAllRestructurings()).toBe(1);
  expect(await fileOf(kept)).toMatchObject({ title: "Caron – Lagarde" });
  expect(await Household.findById(gone)).toBeNull();
  await undoRestructuring(user, id, []);

  expect(await everything()).toEqual(before);
});

it("leaves, merged then taken apart, every document as it was, whatever the files hold", async () => {
  const member = fc.record({ firstName: fc.constantFrom("Inès", "Léo", "Zoé") });
  const side = fc.record({
    needs: fc.uniqueArray(fc.constantFrom(...Object.keys(NEED_KINDS)), { maxLength: 3 }),
    children: fc.array(member, { maxLength: 2 }),
    adults: fc.array(
      fc.record({ firstName: fc.constantFrom("Paul", "Anne"), relation: fc.constant("couple" as const) }),
      {
        maxLength: 2,
      },
    ),
    tasks: fc.integer({ min: 0, max: 2 }),
    arrivalOn: fc.option(fc.constantFrom("2026-11-02", "2027-01-04"), { nil: undefined }),
  });
  await fc.assert(
    fc.asyncProperty(side, side, fc.boolean(), fc.boolean(), async (one, other, isSame, isOfGone) => {
      const keptId = await createFile(user, { lastName: "Roux", email: `${newId()}@x.example`, needs: [] });
      const goneId = await createFile(user, {
        lastName: isSame ? "Roux" : "Petit",
        email: `${newId()}@x.example`,
        needs: [],
      });
      await fillFile(user, keptId, one);
      await fillFile(user, goneId, other);
      const before = await everything();
      const { _id } = await candidateOf(goneId);
      const id = await mergeFiles(user, keptId, goneId, {
        choices: { arrivalOn: isOfGone ? "gone" : "kept" },
        sameIds: isSame ? [_id] : [],
      });
      await settle();
      expect(await RestructuringStep.countDocuments({ restructuringId: id, state: "refused" })).toBe(0);
      expect(await Need.countDocuments({ householdId: goneId })).toBe(0);
      await undoRestructuring(user, id, []);
      expect(await everything()).toEqual(before);
    }),
    { numRuns: 8 },
  );
}, 60_000);
