import { setTimeout as wait } from "node:timers/promises";
import { Candidate, type CandidateRecord } from "#models/candidate";
import type { Model } from "#models/define";
import { Erasure } from "#models/erasure";
import { Household, type HouseholdRecord } from "#models/household";
import { Mail } from "#models/mail";
import { Mentorship } from "#models/mentorship";
import { Meta } from "#models/meta";
import { Partner } from "#models/partner";
import { Pipeline } from "#models/pipeline";
import { Scholarship } from "#models/scholarship";
import { Submission } from "#models/submission";
import { TEAM } from "../auth/visibility";
import { SetupError } from "../errors";
import { derivedId } from "../ids.server";
import { nationalDigits } from "../phone-digits";
import { fold, nearWordsOf, searchWordsOf } from "../search-words";
import { isDuplicateKey } from "./commit.server";

export interface Migration {
  /** One more than the migration before it. */
  version: number;
  /** What it does, for the log. */
  label: string;
  /** Safe to run again from its beginning: a crash may have stopped it half-way. */
  run(): Promise<void>;
}

/** In order; version 1 is the base as first created. */
const MIGRATIONS: readonly Migration[] = [
  { version: 2, label: "who may see each mail", run: scopeMails },
  { version: 3, label: "spouses among the adults of a household", run: listAdults },
  { version: 4, label: "names found with one wrong letter", run: addNearWords },
  { version: 5, label: "journeys on boards", run: addJourneys },
  { version: 6, label: "partners found by a phone number", run: addPhones },
  { version: 7, label: "requests found by name", run: addRequestWords },
  { version: 8, label: "partners sorted whatever the accents", run: addPartnerSortNames },
  { version: 9, label: "who asked to be erased alone", run: addRequesters },
  { version: 10, label: "who may see each scholarship", run: () => scopeByFile(Scholarship) },
  { version: 11, label: "who may see each mentorship", run: () => scopeByFile(Mentorship) },
];

const LOCK_MS = 60_000;

/**
 * Runs the migrations the base has not had yet, under a lock so that two processes do not run them
 * together. Refuses, with a sentence, a base that a newer version of the software has written.
 */
export async function migrate(migrations: readonly Migration[] = MIGRATIONS): Promise<void> {
  const target = newestSchemaVersion(migrations);
  const known = await schemaVersion(target);
  if (known > target) {
    throw new SetupError(
      `Cette base a été écrite par une version plus récente du logiciel (schéma ${known}, attendu ${target}) : installez cette version, ou restaurez une sauvegarde antérieure.`,
    );
  }
  if (known === target) return;
  await lock();
  try {
    for (const migration of migrations) await runOnce(migration);
  } finally {
    await Meta.updateOne({ _id: "schema" }, { $unset: { lockedUntil: 1 } });
  }
}

/** The version a base has once this software has migrated it. */
export function newestSchemaVersion(migrations: readonly Migration[] = MIGRATIONS): number {
  return migrations.at(-1)?.version ?? 1;
}

async function schemaVersion(versionOfNewBase: number): Promise<number> {
  const meta = await Meta.findById("schema").lean();
  if (meta) return meta.schemaVersion;
  try {
    await Meta.create({ _id: "schema", schemaVersion: versionOfNewBase });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  return versionOfNewBase;
}

async function lock(): Promise<void> {
  for (;;) {
    const taken = await Meta.findOneAndUpdate(
      { _id: "schema", $or: [{ lockedUntil: { $exists: false } }, { lockedUntil: { $lt: new Date() } }] },
      { $set: { lockedUntil: new Date(Date.now() + LOCK_MS) } },
    ).lean();
    if (taken) return;
    await wait(250);
  }
}

async function runOnce(migration: Migration): Promise<void> {
  const meta = await Meta.findById("schema").lean();
  if (!meta || meta.schemaVersion >= migration.version) return;
  await migration.run();
  await Meta.updateOne(
    { _id: "schema" },
    { $set: { schemaVersion: migration.version, lockedUntil: new Date(Date.now() + LOCK_MS) } },
  );
}

/** A mail is seen with its file, by the whole team when it belongs to none. */
async function scopeMails(): Promise<void> {
  const keysOfFile = { $ifNull: [{ $first: "$file.visibleTo" }, []] };
  await Mail.collection
    .aggregate([
      { $match: { visibleTo: { $exists: false } } },
      {
        $lookup: {
          from: Household.collection.name,
          localField: "householdId",
          foreignField: "_id",
          as: "file",
        },
      },
      { $project: { visibleTo: { $cond: [{ $ifNull: ["$householdId", false] }, keysOfFile, [TEAM]] } } },
      { $merge: { into: Mail.collection.name, on: "_id", whenMatched: "merge", whenNotMatched: "discard" } },
    ])
    .toArray();
}

/** A household had one spouse; it now lists its adults. */
async function listAdults(): Promise<void> {
  const households = Household.collection.find({ spouse: { $exists: true } }, { projection: { spouse: 1 } });
  for await (const { _id, spouse } of households) {
    const adult = { id: derivedId("adult", String(_id)), ...spouse, relation: "couple" };
    await Household.collection.updateOne({ _id }, { $set: { adults: [adult] }, $unset: { spouse: "" } });
  }
}

/** Names are found in spite of one wrong letter. */
async function addNearWords(): Promise<void> {
  await addWords(Candidate, ({ firstName, lastName }) => [firstName, lastName]);
  await addWords(Partner, ({ name }) => [name]);
  await addWords(Household, ({ heads, adults = [] }) =>
    [...heads, ...adults].flatMap(({ firstName, lastName }) => [firstName, lastName]),
  );
}

const BATCH = 500;

async function addWords<Stored extends { _id: string }>(
  model: Model<Stored>,
  namesOf: (stored: Stored) => (string | undefined)[],
): Promise<void> {
  const shown = { firstName: 1, lastName: 1, name: 1, heads: 1, adults: 1 };
  let batch: { updateOne: { filter: object; update: object } }[] = [];
  const write = async () => {
    if (batch.length > 0) await model.collection.bulkWrite(batch, { ordered: false });
    batch = [];
  };
  for await (const stored of model.find({}, shown).lean<Stored[]>().cursor()) {
    const words = nearWordsOf(...namesOf(stored));
    const update = { $addToSet: { searchWords: { $each: words } } };
    batch.push({ updateOne: { filter: { _id: stored._id }, update } });
    if (batch.length >= BATCH) await write();
  }
  await write();
}

/** A contact's number is found by its digits together, however it is typed. */
async function addPhones(): Promise<void> {
  for await (const { _id, contacts } of Partner.find({}, { contacts: 1 }).lean().cursor()) {
    const words = searchWordsOf(...contacts.map(({ phone }) => phone && nationalDigits(phone)));
    await Partner.collection.updateOne(
      { _id } as never,
      {
        $addToSet: { searchWords: { $each: words } },
      } as never,
    );
  }
}

/** « École » comes before « Gîte ». */
async function addPartnerSortNames(): Promise<void> {
  for await (const { _id, name } of Partner.find({}, { name: 1 }).lean().cursor()) {
    await Partner.collection.updateOne({ _id } as never, { $set: { sortName: fold(name) } } as never);
  }
}

/** Whoever was to be erased alone had asked for it: the page of that adult says so, whatever another erasure closes. */
async function addRequesters(): Promise<void> {
  const alone = { memberId: { $exists: true }, requesterId: { $exists: false } };
  await Erasure.collection.updateMany({ ...alone, askedBy: { $ne: "retention" } }, [
    { $set: { requesterId: "$memberId" } },
  ]);
}

/** What is seen with its file is listed without reading it. */
async function scopeByFile<Stored extends { _id: string; householdId: string }>(
  model: Model<Stored>,
): Promise<void> {
  const unscoped = model.find({ visibleTo: { $exists: false } } as never, { householdId: 1 });
  for await (const { _id, householdId } of unscoped.lean<Stored[]>().cursor()) {
    const file = await Household.findById(householdId, { visibleTo: 1 }).lean();
    await model.collection.updateOne(
      { _id } as never,
      { $set: { visibleTo: file?.visibleTo ?? [] } } as never,
    );
  }
}

const SLUGS: Readonly<Record<string, string>> = { doctor: "medecins", intern: "internes" };

/** Pipelines are edited by commands and have a board; a file tells where each of its candidates is. */
async function addJourneys(): Promise<void> {
  for (const [_id, slug] of Object.entries(SLUGS))
    await Pipeline.collection.updateOne(
      { _id, slug: { $exists: false } } as never,
      { $set: { slug, version: 1, pendingEffects: [], appliedEffects: [] } } as never,
    );
  const files = Household.collection.find(
    { journeyKeys: { $exists: false } },
    { projection: { heads: 1 } },
  ) as AsyncIterable<Pick<HouseholdRecord, "_id" | "heads">>;
  for await (const { _id, heads } of files) {
    const candidates = await Candidate.find({ householdId: _id }, { journeys: 1, semester: 1 }).lean();
    const ofCandidate = new Map(candidates.map((candidate) => [candidate._id, candidate]));
    const journeys = candidates.flatMap((candidate) => candidate.journeys);
    await Household.collection.updateOne({ _id } as never, {
      $set: {
        heads: heads.map((head) => {
          const candidate = ofCandidate.get(head.candidateId);
          const semester = candidate?.semester ? { semester: candidate.semester } : {};
          return { ...head, ...semester, journeys: shortJourneys(candidate?.journeys) };
        }),
        journeyKeys: [...new Set(journeys.map(({ pipeline, stage }) => `${pipeline}/${stage}`))],
      },
    });
  }
}

function shortJourneys(
  journeys: CandidateRecord["journeys"] = [],
): HouseholdRecord["heads"][number]["journeys"] {
  return journeys.map(({ pipeline, stage, since, exit }) => ({
    pipeline,
    stage,
    since,
    ...(exit ? { isOver: true } : {}),
  }));
}

/** A request is found by the names, the e-mail and the number it gives. */
async function addRequestWords(): Promise<void> {
  const requests = Submission.find({ searchWords: { $exists: false } }, { interest: 1 });
  for await (const { _id, interest } of requests.lean().cursor()) {
    const { firstName, lastName, email, phone } = interest;
    const words = searchWordsOf(firstName, lastName, email, phone && nationalDigits(phone));
    await Submission.collection.updateOne(
      { _id } as never,
      {
        $set: { searchWords: [...words, ...nearWordsOf(firstName, lastName)] },
      } as never,
    );
  }
}
