import { beforeEach, describe, expect, it } from "vitest";
import { Candidate, type CandidateRecord } from "#models/candidate";
import { Document } from "#models/document";
import { Scholarship, type ScholarshipRecord } from "#models/scholarship";
import { createUser } from "#tests/factories/accounts";
import { everyByte } from "#tests/factories/families";
import { createIntern } from "#tests/factories/placements";
import type { User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { newId } from "~/core/ids.server";
import { getAccessPackage } from "~/features/privacy/access-package.queries.server";
import { countReach, eraseEverywhere } from "~/features/privacy/erasure-run.server";
import { listKeptByLaw } from "~/features/privacy/erasure-scholarships.server";
import { getErasureScope } from "~/features/privacy/erasure-scope.queries.server";
import { mergeFiles } from "~/features/restructurings/merge.commands.server";
import { undoRestructuring } from "~/features/restructurings/restructurings.commands.server";
import { splitFile } from "~/features/restructurings/split.commands.server";
import { getSplit } from "~/features/restructurings/split.queries.server";
import { getScholarship } from "~/features/scholarships/scholarships.queries.server";

const BARE = { version: 1, pendingEffects: [], appliedEffects: [] };
const SCAN = "a".repeat(24);
const CERTIFICATE = "b".repeat(24);
const MISTAKE = "c".repeat(24);

let user: User;
let intern: CandidateRecord;

beforeEach(async () => {
  user = await createUser();
  intern = await createIntern(user, "Lagarde");
  for (const [_id, purpose] of [
    [SCAN, "agreement"],
    [CERTIFICATE, "scholarship"],
  ] as const)
    await createPaper(_id, purpose);
});

describe("a person who is erased", () => {
  it("leaves nothing of a scholarship that nobody signed", async () => {
    await createScholarship({ signedAt: undefined });

    const scope = await erase();

    expect(await Scholarship.countDocuments()).toBe(0);
    expect(await listKeptByLaw(scope)).toEqual([]);
    expect(await everyByte()).not.toContain("Lagarde");
  });

  it("leaves of a signed one what binds, named before it is done, and no address, paper or way back to a file", async () => {
    const id = await createScholarship();
    const scope = await getErasureScope(intern.householdId);

    expect(await listKeptByLaw(scope)).toEqual([
      expect.stringMatching(
        /convention signée le 3\smars\s2027 et ses signatures, l’acte 2027-14, les versements \(800\s€\), l’engagement, avec son nom/,
      ),
    ]);
    const reach = await countReach(scope);
    await eraseEverywhere(scope);

    expect(reach.find(({ place }) => place === "scholarships")).toMatchObject({ erased: 0, emptied: 1 });
    const kept = await Scholarship.findById(id).orFail().lean<ScholarshipRecord>();
    expect(kept).toMatchObject({
      ...{ name: "LAGARDE Léa", candidateId: id, householdId: "", papers: [], stage: "obligation" },
      erasedAs: expect.stringMatching(/^B-/),
      instalments: [{ cents: 80_000, state: "paid", proofs: [{ key: "certificate", state: "accepted" }] }],
      agreements: [
        { signatories: [{ name: "Léa Lagarde", state: "signed", documentId: SCAN, linkVersion: 2 }] },
      ],
    });
    const stored = JSON.stringify(kept);
    for (const gone of [
      "lagarde@internes.example",
      CERTIFICATE,
      intern._id,
      intern.householdId,
      "Dossier sérieux",
    ])
      expect(stored).not.toContain(gone);
    expect((await Document.find({}, { _id: 1 }).lean()).map(({ _id }) => _id)).toEqual([SCAN]);
  });

  it("leaves with a signed one the page of a signature that was noted by mistake", async () => {
    await createPaper(MISTAKE, "agreement");
    const id = await createScholarship();
    const evidence = { at: now(), textHash: "h", version: 1, means: "paper", typedName: "Léa Lagarde" };
    const takenBack = [{ at: now(), by: "Jeanne", reason: "erreur", evidence, documentId: MISTAKE }];
    await Scholarship.updateOne({ _id: id }, { $set: { "agreements.0.signatories.0.takenBack": takenBack } });

    await erase();

    expect(await Document.find().distinct("_id")).toEqual([SCAN, MISTAKE].sort());
  });

  it("is safe twice, and is then read by whoever follows the whole département, by nobody else", async () => {
    const id = await createScholarship();
    const scope = await erase();
    const { version } = await Scholarship.findById(id).orFail().lean();

    await eraseEverywhere(scope);

    expect((await Scholarship.findById(id).orFail().lean()).version).toBe(version);
    expect(await Document.countDocuments()).toBe(1);
    expect(await getScholarship(user, id)).toMatchObject({ _id: id });
    const local = await createUser("referent", { isWholeDepartement: false, territories: ["200067197"] });
    await expect(getScholarship(local, id)).rejects.toMatchObject({ status: 404 });
  });
});

describe("a scholarship", () => {
  it("is told to whoever asks for their data, without who decided of a breach", async () => {
    await createScholarship();

    const { sections } = await getAccessPackage(intern.householdId, intern._id);

    const own = sections.find(({ title }) => title === "Bourses")?.items;
    expect(own).toMatchObject([
      { stage: "Engagement", askedOn: "2027-01-04", instalments: [{ cents: 80_000, state: "versé" }] },
    ]);
    expect(JSON.stringify(own)).not.toContain("Camille Référente");
  });

  it("follows its person when files become one, and when a household is split", async () => {
    const id = await createScholarship();
    const other = await createIntern(user, "Caron");
    await mergeFiles(user, other.householdId, intern.householdId, { choices: {}, sameIds: [] });
    await settle();
    expect(await fileOf(id)).toBe(other.householdId);

    const { newId: alone } = await splitFile(user, other.householdId, {
      ...{ people: [intern._id], children: new Map(), items: [], referentId: user.id },
      ...{ label: "Reprendre contact", dueOn: "2100-01-04" },
    });
    await settle();

    expect(await fileOf(id)).toBe(alone);
  });

  it("takes its papers along when a household is split, offered to nobody, and brings them back when that is undone", async () => {
    await createScholarship();
    const other = await createIntern(user, "Caron");
    await mergeFiles(user, other.householdId, intern.householdId, { choices: {}, sameIds: [] });
    await settle();
    const FREE = "c".repeat(24);
    await createPaper(FREE, "scholarship", other.householdId);
    const offered = (await getSplit(user, other.householdId)).items.find(
      ({ label }) => label === "Documents",
    );
    expect(offered?.options.map(({ value }) => value)).toEqual([FREE]);

    const split = (people: string[], items: string[]) =>
      splitFile(user, other.householdId, {
        ...{ people, children: new Map(), items, referentId: user.id },
        ...{ label: "Reprendre contact", dueOn: "2100-01-04" },
      });
    const alone = await split([intern._id], []);
    await settle();
    expect(await papersIn(alone.newId)).toEqual([SCAN, CERTIFICATE]);
    expect(await papersIn(other.householdId)).toEqual([FREE]);

    await undoRestructuring(user, alone.id, []);
    await settle();
    expect(await papersIn(other.householdId)).toEqual([SCAN, CERTIFICATE, FREE]);

    const stays = await split([other._id], [SCAN, FREE]);
    await settle();
    expect(await papersIn(stays.newId)).toEqual([FREE]);
  });

  it("is that of whoever stays when a person written twice becomes one, until that is undone", async () => {
    const id = await createScholarship();
    const other = await createIntern(user, "Caron", { email: "lagarde@internes.example" });
    const merge = await mergeFiles(user, other.householdId, intern.householdId, {
      ...{ choices: {}, sameIds: [intern._id] },
    });
    await settle();

    expect(await Scholarship.findById(id).lean()).toMatchObject({ candidateId: other._id });
    expect((await Candidate.findById(other._id).lean())?.hasScholarship).toBe(true);

    await undoRestructuring(user, merge, []);
    await settle();
    expect(await Scholarship.findById(id).lean()).toMatchObject({ candidateId: intern._id });
    expect((await Candidate.findById(other._id).lean())?.hasScholarship).toBeUndefined();
  });

  it("keeps two records of a person apart while both have one under way in the same programme", async () => {
    const other = await createIntern(user, "Caron", { email: "lagarde@internes.example" });
    const programmeId = newId();
    await createScholarship({ programmeId });
    await createScholarship({ programmeId, candidateId: other._id, householdId: other.householdId });

    const merging = mergeFiles(user, other.householdId, intern.householdId, {
      ...{ choices: {}, sameIds: [intern._id] },
    });

    await expect(merging).rejects.toThrow("deux bourses en cours dans le même programme");
  });
});

async function erase() {
  const scope = await getErasureScope(intern.householdId);
  await eraseEverywhere(scope);
  return scope;
}

async function fileOf(id: string): Promise<string | undefined> {
  return (await Scholarship.findById(id, { householdId: 1 }).lean())?.householdId;
}

async function papersIn(householdId: string): Promise<string[]> {
  const papers = await Document.find({ householdId }, { _id: 1 }).sort({ _id: 1 }).lean();
  return papers.map(({ _id }) => _id);
}

async function createPaper(
  _id: string,
  purpose: "agreement" | "scholarship",
  householdId = intern.householdId,
): Promise<void> {
  await Document.create({
    ...{ ...BARE, _id, householdId, track: "professional", name: `${purpose}.pdf` },
    ...{ type: "pdf", bytes: 10, purpose, keptUntil: "2100-01-01", addedBy: user.id, addedAt: now() },
  });
}

/** Signed by the person, one month paid, a year of practice begun. */
async function createScholarship(values: Partial<ScholarshipRecord> = {}): Promise<string> {
  const _id = newId();
  const proof = { key: "certificate", state: "accepted" as const, documentId: CERTIFICATE };
  await Scholarship.create({
    ...{ ...BARE, _id, candidateId: intern._id, householdId: intern.householdId, name: "LAGARDE Léa" },
    ...{ programmeId: newId(), versionId: newId(), stage: "obligation", isOpen: true, since: now() },
    ...{ askedOn: "2027-01-04", year: "intern-1", history: [], assessment: "Dossier sérieux" },
    papers: [{ key: "certificate", state: "accepted", documentId: CERTIFICATE }],
    panel: { sessionId: newId(), result: "granted", actNumber: "2027-14", on: "2027-02-10" },
    signedAt: new Date("2027-03-03T10:00:00Z"),
    agreements: [
      {
        ...{ version: 1, templateId: "agreement", templateVersion: 1, paragraphs: [], textHash: "h" },
        ...{ madeAt: now(), madeBy: user.id },
        signatories: [
          {
            ...{ id: newId(), role: "beneficiary", name: "Léa Lagarde", email: "lagarde@internes.example" },
            ...{ rank: 1, linkVersion: 1, state: "signed", documentId: SCAN },
          },
        ],
      },
    ],
    instalments: [
      { id: newId(), dueOn: "2027-04-01", cents: 80_000, year: "intern-1", state: "paid", proofs: [proof] },
    ],
    obligation: { startsOn: "2030-11-01", months: 60, practice: [], suspensions: [], yearlyProofs: [] },
    repayments: [],
    ...values,
  });
  return _id;
}
