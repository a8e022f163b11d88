import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Erasure } from "#models/erasure";
import { Household } from "#models/household";
import { Mail } from "#models/mail";
import { Mentorship } from "#models/mentorship";
import { Meta, type MetaRecord } from "#models/meta";
import { Partner } from "#models/partner";
import { Scholarship } from "#models/scholarship";
import { createUser } from "#tests/factories/accounts";
import { fileOf } from "#tests/factories/files";
import { createAgency } from "#tests/factories/hand-offs";
import { createIntern } from "#tests/factories/placements";
import { createScholarship, scholarshipOf } from "#tests/factories/scholarships";
import { createFile } from "#tests/factories/submissions";
import { type Migration, migrate } from "~/core/db/migrations.server";
import { SetupError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { openMentorship } from "~/features/mentoring/mentorships.commands.server";
import { reread, storeMail } from "../outbox/stored-mail";

const runs: number[] = [];
let kept: MetaRecord | null = null;

beforeEach(async () => {
  runs.length = 0;
  kept = await Meta.findById("schema").lean<MetaRecord>();
  await Meta.updateOne({ _id: "schema" }, { $set: { schemaVersion: 1 } });
});

afterEach(async () => {
  if (kept) await Meta.replaceOne({ _id: "schema" }, kept, { upsert: true });
});

describe("migrate", () => {
  it("runs in order the migrations the base has not had", async () => {
    await migrate([migration(2), migration(3), migration(4)]);
    expect(runs).toEqual([2, 3, 4]);
    expect(await versionOfBase()).toBe(4);
  });

  it("runs none of them twice", async () => {
    await migrate([migration(2)]);
    await migrate([migration(2), migration(3)]);
    await migrate([migration(2), migration(3)]);
    expect(runs).toEqual([2, 3]);
  });

  it("gives a new base the newest version without running anything", async () => {
    await Meta.deleteOne({ _id: "schema" });
    await migrate([migration(2), migration(3)]);
    expect(runs).toEqual([]);
    expect(await versionOfBase()).toBe(3);
  });

  it("runs each once when two processes start together", async () => {
    const slow = [migration(2, 50), migration(3, 50)];
    await Promise.all([migrate(slow), migrate(slow)]);
    expect(runs).toEqual([2, 3]);
    expect(await versionOfBase()).toBe(3);
  });

  it("resumes at the one that failed, and frees the base meanwhile", async () => {
    const broken: Migration = { ...migration(3), run: () => Promise.reject(new Error("panne")) };
    await expect(migrate([migration(2), broken])).rejects.toThrow("panne");
    expect(await Meta.findById("schema").lean()).not.toHaveProperty("lockedUntil");

    await migrate([migration(2), migration(3)]);
    expect(runs).toEqual([2, 3]);
  });

  it("takes over from a process that died holding the lock", async () => {
    await Meta.updateOne({ _id: "schema" }, { $set: { lockedUntil: new Date(Date.now() - 1) } });
    await migrate([migration(2)]);
    expect(await versionOfBase()).toBe(2);
  });

  it("refuses with one sentence a base newer than the software", async () => {
    await Meta.updateOne({ _id: "schema" }, { $set: { schemaVersion: 7 } });

    const refused = migrate([migration(2)]);

    await expect(refused).rejects.toThrow(SetupError);
    await expect(refused).rejects.toThrow("version plus récente du logiciel (schéma 7, attendu 2)");
    expect(runs).toEqual([]);
    expect(await versionOfBase()).toBe(7);
  });
});

it("version 2 gives each mail to who may see its file, and the mails of no file to the team", async () => {
  const householdId = await createFile(await createUser(), { territories: ["200067361"] });
  const { visibleTo } = await fileOf(householdId);
  const ofFile = await storeMail({ householdId });
  const ofNone = await storeMail();
  const orphan = await storeMail({ householdId: newId() });
  const later = await storeMail({ visibleTo: ["territory:200023737"] });
  const old = { _id: { $in: [ofFile, ofNone, orphan].map(({ _id }) => _id) } };
  await Mail.updateMany(old, { $unset: { visibleTo: 1 } });

  await migrate();
  await Meta.updateOne({ _id: "schema" }, { $set: { schemaVersion: 1 } });
  await migrate();

  const keys = await Promise.all([ofFile, ofNone, orphan, later].map(reread));
  expect(keys.map((mail) => mail.visibleTo)).toEqual([visibleTo, ["team"], [], ["territory:200023737"]]);
  expect(keys[0]).toMatchObject({ to: ofFile.to, params: ofFile.params });
});

it("version 3 makes the spouse of a household the first of its adults, once, and keeps adults already listed", async () => {
  const user = await createUser();
  const recent = await createFile(user);
  await createFile(user, { lastName: "Ancien" });
  const old = { title: "Ancien" };
  const adults = [{ id: newId(), firstName: "Noé", relation: "couple" as const }];
  const spouse = { firstName: "Inès", trade: "infirmière" };
  await Household.collection.updateOne(old, { $set: { spouse }, $unset: { adults: "" } });
  await Household.updateOne({ _id: recent }, { $set: { adults } });

  await migrate();
  const first = await Household.collection.findOne(old);
  await Meta.updateOne({ _id: "schema" }, { $set: { schemaVersion: 1 } });
  await migrate();

  expect(first).not.toHaveProperty("spouse");
  expect(first?.adults).toEqual([{ id: expect.any(String), ...spouse, relation: "couple" }]);
  expect(await Household.collection.findOne(old)).toEqual(first);
  expect((await fileOf(recent)).adults).toEqual(adults);
});
it("version 9 says who had asked to be erased alone, not what time asks", async () => {
  const [householdId, memberId] = [newId(), newId()];
  const asked = { householdId, memberId, state: "asked", isOpen: false, askedOn: "2026-05-11" };
  const kept = { recordedAt: new Date(), partners: [] };
  for (const askedBy of ["person", "retention"])
    await Erasure.create({ _id: newId(), ...asked, ...kept, askedBy } as never);
  await migrate();
  const found = await Erasure.find({ householdId }, { askedBy: 1, requesterId: 1 })
    .sort({ askedBy: 1 })
    .lean();
  expect(found.map(({ requesterId }) => requesterId)).toEqual([memberId, undefined]);
});

it("version 10 gives each scholarship to who may see its file, and that of nobody’s file to no territory", async () => {
  const user = await createUser();
  const { _id, householdId, programmeId, visibleTo } = await createScholarship(user);
  const { _id: candidateId } = await createIntern(user, "Delmas");
  const { _id: orphan } = await createScholarship(user, { candidateId, programmeId });
  await Scholarship.updateOne({ _id: orphan }, { $set: { householdId: newId() } });
  await Scholarship.updateMany({}, { $unset: { visibleTo: 1 } });
  await migrate();
  expect((await scholarshipOf(_id)).visibleTo).toEqual(visibleTo);
  expect(visibleTo).toEqual((await fileOf(householdId)).visibleTo);
  expect((await scholarshipOf(orphan)).visibleTo).toEqual([]);
});

it("version 11 gives each mentorship to who may see its file", async () => {
  const user = await createUser();
  const { _id: candidateId, householdId } = await createIntern(user);
  const id = await openMentorship(user, candidateId);
  await Mentorship.updateMany({}, { $unset: { visibleTo: 1 } });
  await migrate();
  const { visibleTo } = await Mentorship.findById(id).orFail().lean();
  expect(visibleTo).toEqual((await fileOf(householdId)).visibleTo);
  expect(visibleTo).not.toEqual([]);
});

it("version 8 sorts partners whatever the accents of their names", async () => {
  const { _id } = await createAgency(await createUser(), { name: "École des Marronniers" });
  await Partner.updateOne({ _id }, { $unset: { sortName: 1 } });
  await migrate();
  expect((await Partner.findById(_id).lean())?.sortName).toBe("ecole des marronniers");
});

it("version 6 lets partners be found by a phone number", async () => {
  const { _id } = await createAgency(await createUser());
  await Partner.updateOne({ _id }, { searchWords: ["agence"] });
  await migrate();
  expect((await Partner.findById(_id).lean())?.searchWords).toEqual(expect.arrayContaining(["0565000001"]));
});

it("version 4 lets names be found with one wrong letter", async () => {
  const householdId = await createFile(await createUser());
  const { searchWords } = await fileOf(householdId);
  await Household.updateOne({ _id: householdId }, { $pull: { searchWords: /^~/ } });

  await migrate();

  expect((await fileOf(householdId)).searchWords.sort()).toEqual(searchWords.sort());
});

function migration(version: number, lastsMs = 0): Migration {
  return {
    version,
    label: `to version ${version}`,
    run: async () => {
      await wait(lastsMs);
      runs.push(version);
    },
  };
}

async function versionOfBase(): Promise<number | undefined> {
  return (await Meta.findById("schema").lean())?.schemaVersion;
}
