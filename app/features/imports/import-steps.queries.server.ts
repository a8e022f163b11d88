import { Candidate, type CandidateRecord } from "#models/candidate";
import { Entry } from "#models/entry";
import { Household, type HouseholdRecord } from "#models/household";
import type { ImportRecord } from "#models/import";
import type { ImportRowRecord } from "#models/import-row";
import type { PipelineRecord } from "#models/pipeline";
import { Placement } from "#models/placement";
import { Task } from "#models/task";
import { now } from "~/core/clock.server";
import { changing, inserting, type PlannedStep } from "~/core/db/restructure-plan.server";
import { derivedId } from "~/core/ids.server";
import { duplicateKeysOf, searchWordsOfPerson } from "~/features/candidates/candidate-words";
import { tasksPlannedWith } from "~/features/child-calendar/planned-children.commands.server";
import type { SchoolCalendar } from "~/features/child-calendar/school-entry";
import { candidateFrom, entryFrom, type Filing, householdFrom, placementFrom } from "./imported-documents";
import type { ReadPerson } from "./row-reading";

/** What every row of a table is filed with. */
export interface Table {
  found: ImportRecord;
  pipelines: readonly PipelineRecord[];
  /** Of the schools. */
  calendar: SchoolCalendar;
}

/** The file that a row becomes. */
export function* creating(table: Table, row: ImportRowRecord, person: ReadPerson): Generator<PlannedStep> {
  const filing = filingOf(table, row, person);
  const { householdId } = filing;
  const candidate = candidateFrom(person, filing);
  // What the file shows is written with it: ten thousand files are not computed again one by one.
  const household = householdFrom(person, candidate, filing);
  yield inserting(Household, household, { householdId, isComplete: true });
  yield inserting(Candidate, candidate, { householdId, isComplete: true });
  yield inserting(Entry, entryFrom(person, filing), { householdId, isComplete: true });
  if (person.placement)
    yield inserting(Placement, placementFrom(person.placement, filing), { householdId, isComplete: true });
  for (const task of tasksPlannedWith(household, filing.ownerId, table.calendar))
    yield inserting(Task, task, { householdId, isComplete: true });
}

export interface KnownFile {
  candidate: CandidateRecord;
  household?: HouseholdRecord;
  /** Semesters already open for them. */
  semesterIds: string[];
}

/** The candidates that these rows may be, with their files. */
export async function knownOf(rows: ImportRowRecord[]): Promise<Map<string, KnownFile>> {
  const ids = rows.flatMap(({ duplicates }) => duplicates[0]?.candidateId ?? []);
  if (ids.length === 0) return new Map();
  const candidates = await Candidate.find({ _id: { $in: ids } }).lean<CandidateRecord[]>();
  const households = await Household.find({
    _id: { $in: candidates.map(({ householdId }) => householdId) },
  }).lean<HouseholdRecord[]>();
  const placements = await Placement.find(
    { candidateId: { $in: ids } },
    { candidateId: 1, semesterId: 1 },
  ).lean();
  const files = new Map(households.map((household) => [household._id, household]));
  return new Map(
    candidates.map((candidate) => [
      candidate._id,
      {
        candidate,
        household: files.get(candidate.householdId),
        semesterIds: placements
          .filter(({ candidateId }) => candidateId === candidate._id)
          .map(({ semesterId }) => semesterId),
      },
    ]),
  );
}

const COMPLETED = [
  "birthName",
  "specialty",
  "faculty",
  "semester",
  "fromOn",
  "toOn",
  "rpps",
  "commune",
] as const;

/** Fills what a known file lacks, never what it says; a row that repeats another one of the table is passed. */
export function* completing(
  table: Table,
  row: ImportRowRecord,
  person: ReadPerson,
  known: Map<string, KnownFile>,
): Generator<PlannedStep> {
  const file = known.get(row.duplicates[0]?.candidateId ?? "");
  if (!file) return;
  const { candidate, household, semesterIds } = file;
  const { _id, householdId } = candidate;
  const filing = { ...filingOf(table, row, person), householdId, candidateId: _id };
  const internship = missingInternship(candidate, person);
  const missing = COMPLETED.filter((field) => candidate[field] === undefined && person[field] !== undefined);
  const whole = {
    ...candidate,
    birthName: candidate.birthName ?? person.birthName,
    emails: [...new Set([...candidate.emails, ...person.emails])],
    phones: newPhones(candidate, person),
  };
  yield changing(
    Candidate,
    _id,
    {
      set: { ...Object.fromEntries(missing.map((field) => [field, person[field]])), ...internship },
      addTo: {
        emails: person.emails,
        phones: whole.phones.filter((phone) => !candidate.phones.includes(phone)),
        territories: person.territories,
        searchWords: searchWordsOfPerson(whole),
        duplicateKeys: duplicateKeysOf(whole),
      },
      expects: Object.fromEntries(
        [...missing, ...Object.keys(internship)].map((field) => [field, undefined]),
      ),
    },
    { householdId },
  );
  if (person.placement && !semesterIds.includes(person.placement.semesterId))
    yield inserting(Placement, placementFrom(person.placement, filing), { householdId });
  const fresh = householdFrom(person, candidate, filing);
  const lacking = (["adults", "children"] as const).filter(
    (field) =>
      household &&
      !household[field]?.length &&
      // The spouse of a candidate may be the other one.
      !(field === "adults" && household.heads.length > 1) &&
      fresh[field].length > 0,
  );
  if (lacking.length > 0)
    yield changing(
      Household,
      householdId,
      {
        set: Object.fromEntries(lacking.map((field) => [field, fresh[field]])),
        // What a colleague, or another row, recorded meanwhile stays.
        expects: Object.fromEntries(lacking.map((field) => [field, household?.[field]])),
      },
      { householdId },
    );
  yield inserting(Entry, entryFrom(person, filing), { householdId });
}

/** What a table says of the third cycle and the known candidate does not, by path. */
function missingInternship(
  { internship: known = {} }: CandidateRecord,
  { internship = {} }: ReadPerson,
): Record<string, unknown> {
  const told = Object.entries(internship).filter(
    ([field, value]) => value !== undefined && !Object.hasOwn(known, field),
  );
  return Object.fromEntries(told.map(([field, value]) => [`internship.${field}`, value]));
}

function filingOf({ found, pipelines }: Table, row: ImportRowRecord, person: ReadPerson): Filing {
  const ownerId = person.referentId ?? found.referentId ?? found.actorId;
  return {
    householdId: derivedId(found._id, `${row.number}`, "household"),
    candidateId: derivedId(found._id, `${row.number}`, "candidate"),
    placementId: derivedId(found._id, `${row.number}`, "placement"),
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

function newPhones(candidate: CandidateRecord, person: ReadPerson): string[] {
  const known = duplicateKeysOf({ ...candidate, emails: [] });
  const added = person.phones.filter(
    (phone) =>
      !duplicateKeysOf({ ...candidate, emails: [], phones: [phone] }).every((key) => known.includes(key)),
  );
  return [...candidate.phones, ...added].slice(0, 5);
}
