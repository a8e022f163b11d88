import { setTimeout as wait } from "node:timers/promises";
import { Candidate, type CandidateRecord } from "#models/candidate";
import { Entry } from "#models/entry";
import { Household, type HouseholdRecord } from "#models/household";
import { Import, type ImportRecord } from "#models/import";
import type { ImportRowRecord } from "#models/import-row";
import type { PipelineRecord } from "#models/pipeline";
import { type Actor, SOFTWARE, type User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { changing, inserting, type PlannedStep, planRestructuring } from "~/core/db/restructure-plan.server";
import { derivedId } from "~/core/ids.server";
import { logger } from "~/core/logger.server";
import { duplicateKeysOf, searchWordsOfPerson } from "~/features/candidates/candidate-words";
import { listPipelines } from "~/features/pipelines/pipelines.queries.server";
import { launchRestructuring } from "~/features/restructurings/restructurings.commands.server";
import { batchesOf, referenceOf } from "./import-check.commands.server";
import { candidateFrom, entryFrom, type Filing, householdFrom } from "./imported-documents";
import { type ReadPerson, readRow } from "./row-reading";

/** A short import is over before the next page; a longer one shows how far it is. */
const PATIENCE_MS = 1000;

const underWay = new Map<string, Promise<void>>();

/**
 * Creates the files of an import, each with a next action, an owner and a date, and completes known ones as decided;
 * rows in error stay. Does not hold the page up: what stops it is logged, and the background takes it up again.
 * Refuses what is already launched.
 */
export async function startImport(user: User, { _id }: ImportRecord): Promise<void> {
  await commit(user, Import, _id, {
    onlyIf: { state: "review" },
    refusal: "Cet import est déjà lancé.",
    set: { state: "importing", restructuringId: derivedId("import", _id) },
    effects: [audit("import.started")],
  });
  await Promise.race([runImport(user, _id).catch(() => {}), wait(PATIENCE_MS)]);
}

/** The background's part: plans again, and carries out, what a stop interrupted. Returns how many. */
export async function resumeImports(): Promise<number> {
  const left = await Import.find({ state: "importing" }, { actorId: 1 }).lean();
  for (const { _id, actorId } of left) await runImport({ id: actorId }, _id);
  return left.length;
}

function runImport(actor: Actor, id: string): Promise<void> {
  const running = underWay.get(id) ?? runOnce(actor, id).finally(() => underWay.delete(id));
  underWay.set(id, running);
  running.catch((error: unknown) => logger.error({ err: error, importId: id }, "import interrupted"));
  return running;
}

async function runOnce(actor: Actor, id: string): Promise<void> {
  const found = await Import.findById(id).lean<ImportRecord>();
  if (found?.state !== "importing" || !found.restructuringId) return;
  const { restructuringId, name, counts } = found;
  const plan = { id: restructuringId, kind: "import" as const, label: `Import de « ${name} »` };
  await planRestructuring(actor, { ...plan, summary: { importId: id, ...counts } }, stepsOf(found));
  await launchRestructuring(actor, restructuringId);
  await commit(SOFTWARE, Import, id, {
    set: { state: "imported", doneAt: now() },
    effects: [],
    isDerived: true,
  });
}

async function* stepsOf(found: ImportRecord): AsyncGenerator<PlannedStep> {
  const [reference, pipelines] = await Promise.all([referenceOf(found), listPipelines()]);
  const table = { found, pipelines };
  for await (const rows of batchesOf(found._id)) {
    const known = await knownOf(rows);
    for (const row of rows) {
      if (row.state === "wrong") continue;
      const { person, problems } = readRow(row.cells, reference);
      if (problems.length > 0) continue;
      const decision = row.state === "new" ? "create" : (row.decision ?? found.rule);
      if (decision === "create") yield* creating(table, row, person);
      if (decision === "complete") yield* completing(table, row, person, known);
    }
  }
}

interface Table {
  found: ImportRecord;
  pipelines: readonly PipelineRecord[];
}

function filingOf({ found, pipelines }: Table, row: ImportRowRecord, person: ReadPerson): Filing {
  const ownerId = person.referentId ?? found.referentId ?? found.actorId;
  return {
    householdId: derivedId(found._id, `${row.number}`, "household"),
    candidateId: derivedId(found._id, `${row.number}`, "candidate"),
    entryId: derivedId(found._id, `${row.number}`, "entry"),
    ownerId,
    actorId: found.actorId,
    at: now(),
    row: row.number,
    table: found.name,
    nextAction: {
      label: person.nextAction ?? found.nextAction.label,
      dueOn: person.nextActionOn ?? found.nextAction.dueOn,
    },
    pipelines,
  };
}

function* creating(table: Table, row: ImportRowRecord, person: ReadPerson): Generator<PlannedStep> {
  const filing = filingOf(table, row, person);
  const { householdId } = filing;
  const candidate = candidateFrom(person, filing);
  // What the file shows is written with it: ten thousand files are not computed again one by one.
  yield inserting(Household, householdFrom(person, candidate, filing), { householdId, isComplete: true });
  yield inserting(Candidate, candidate, { householdId, isComplete: true });
  yield inserting(Entry, entryFrom(person, filing), { householdId, isComplete: true });
}

interface KnownFile {
  candidate: CandidateRecord;
  household?: HouseholdRecord;
}

/** The candidates that these rows may be, with their files. */
async function knownOf(rows: ImportRowRecord[]): Promise<Map<string, KnownFile>> {
  const ids = rows.flatMap(({ duplicates }) => duplicates[0]?.candidateId ?? []);
  if (ids.length === 0) return new Map();
  const candidates = await Candidate.find({ _id: { $in: ids } }).lean<CandidateRecord[]>();
  const households = await Household.find({
    _id: { $in: candidates.map(({ householdId }) => householdId) },
  }).lean<HouseholdRecord[]>();
  const files = new Map(households.map((household) => [household._id, household]));
  return new Map(
    candidates.map((candidate) => [
      candidate._id,
      { candidate, household: files.get(candidate.householdId) },
    ]),
  );
}

const COMPLETED = ["specialty", "faculty", "semester", "fromOn", "toOn", "rpps", "commune"] as const;

/** Fills what a known file lacks, never what it says; a row that repeats another one of the table is passed. */
function* completing(
  table: Table,
  row: ImportRowRecord,
  person: ReadPerson,
  known: Map<string, KnownFile>,
): Generator<PlannedStep> {
  const file = known.get(row.duplicates[0]?.candidateId ?? "");
  if (!file) return;
  const { candidate, household } = file;
  const { _id, householdId } = candidate;
  const filing = { ...filingOf(table, row, person), householdId };
  const missing = COMPLETED.filter((field) => candidate[field] === undefined && person[field] !== undefined);
  const whole = {
    ...candidate,
    emails: [...new Set([...candidate.emails, ...person.emails])],
    phones: newPhones(candidate, person),
  };
  yield changing(
    Candidate,
    _id,
    {
      set: Object.fromEntries(missing.map((field) => [field, person[field]])),
      addTo: {
        emails: person.emails,
        phones: whole.phones.filter((phone) => !candidate.phones.includes(phone)),
        territories: person.territories,
        searchWords: searchWordsOfPerson(whole),
        duplicateKeys: duplicateKeysOf(whole),
      },
      expects: Object.fromEntries(missing.map((field) => [field, undefined])),
    },
    { householdId },
  );
  const fresh = householdFrom(person, candidate, filing);
  const adults = household?.adults?.length ? [] : fresh.adults;
  const children = household?.children?.length ? [] : fresh.children;
  if (household && adults.length + children.length > 0)
    yield changing(
      Household,
      householdId,
      { set: { ...(adults.length ? { adults } : {}), ...(children.length ? { children } : {}) } },
      { householdId },
    );
  yield inserting(Entry, entryFrom(person, filing), { householdId });
}

function newPhones(candidate: CandidateRecord, person: ReadPerson): string[] {
  const known = duplicateKeysOf({ ...candidate, emails: [] });
  const added = person.phones.filter(
    (phone) =>
      !duplicateKeysOf({ ...candidate, emails: [], phones: [phone] }).every((key) => known.includes(key)),
  );
  return [...candidate.phones, ...added].slice(0, 5);
}
