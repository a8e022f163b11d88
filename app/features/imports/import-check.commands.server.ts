import { setImmediate as breathe } from "node:timers/promises";
import { Account } from "#models/account";
import { Candidate } from "#models/candidate";
import { Commune } from "#models/commune";
import { Household } from "#models/household";
import { Import, type ImportRecord } from "#models/import";
import {
  ImportRow,
  type ImportRowRecord,
  ROWS_BY_STATE,
  ROWS_IN_ORDER,
  type RowDuplicate,
} from "#models/import-row";
import { SOFTWARE, type User } from "~/core/auth/actor";
import { visibleFor } from "~/core/auth/visibility";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { getSettings } from "~/core/settings.server";
import { duplicateKeysOf } from "~/features/candidates/candidate-words";
import { duplicateReasonsOf } from "~/features/candidates/duplicate-reasons";
import { foldText } from "~/vocabulary/typography";
import { withoutUnborn } from "./child-reading";
import { internReference } from "./intern-reference.queries.server";
import { type ReadPerson, type Reference, readRow } from "./row-reading";

/** Reading this many rows holds the other pages up for a few hundredths of a second. */
const BATCH = 250;

/**
 * Reads the rows of an import: what is wrong in each cell, whom each may already be, known or higher in the table; all
 * of them, since one repaired may become, or no longer be, the same person as another. Nothing is created. What a cell
 * says of a child to be born is taken out of it, and kept nowhere.
 */
export async function checkRows(user: User, importId: string): Promise<void> {
  const found = await Import.findById(importId).lean<ImportRecord>();
  if (!found) return;
  const reference = await referenceOf(found);
  const above: Above = new Map();
  for await (const rows of batchesOf(importId)) await checkBatch(user, rows, reference, above);
  await countRows(importId);
}

/** What the words of an import are compared to. */
export async function referenceOf({ mapping, kinds, semesterId }: ImportRecord): Promise<Reference> {
  const { brand, territories } = await getSettings();
  const served = new Map(
    territories.list.flatMap(({ code, label }) => [
      [foldText(label), code],
      [code, code],
    ]),
  );
  const [interns, communes, colleagues] = await Promise.all([
    internReference(served, semesterId),
    Commune.find(
      { departement: { $in: brand.departements }, isCurrent: true },
      { name: 1, aliases: 1, formerNames: 1, epciCode: 1 },
    ).lean(),
    Account.find(
      { role: { $in: ["responsable", "referent"] }, state: "active" },
      { name: 1, email: 1 },
    ).lean(),
  ]);
  const names = communes.flatMap(({ _id, name, aliases, formerNames, epciCode }) =>
    [...formerNames, ...aliases, name].map((one) => [foldText(one), { code: _id, name, epciCode }] as const),
  );
  return {
    mapping,
    kinds: new Map(kinds.map(({ word, kind }) => [word, kind])),
    communes: new Map(names),
    territories: served,
    interns,
    colleagues: new Map(
      colleagues.flatMap(({ _id, name, email }) => [
        [foldText(name.split(" ")[0] ?? ""), _id] as const,
        [foldText(email), _id] as const,
        [foldText(name), _id] as const,
      ]),
    ),
    thisMonth: toDay(now()).slice(0, 7),
  };
}

/** The rows of an import in their order, a batch at a time. */
export async function* batchesOf(importId: string): AsyncGenerator<ImportRowRecord[]> {
  for (let last = 0; ; ) {
    const rows = await ImportRow.find({ importId, number: { $gt: last } })
      .hint(ROWS_IN_ORDER)
      .sort({ number: 1 })
      .limit(BATCH)
      .lean<ImportRowRecord[]>();
    if (rows.length === 0) return;
    yield rows;
    last = rows.at(-1)?.number ?? last;
  }
}

/** The first row of the table that has each key; a row in error, which is not imported, is nobody's. */
type Above = Map<string, { row: number; name: string }>;

function remember(above: Above, keys: string[], { firstName, lastName }: ReadPerson, row: number): void {
  const name = `${firstName} ${lastName}`;
  for (const key of keys) if (!above.has(key)) above.set(key, { row, name });
}

async function checkBatch(
  user: User,
  rows: ImportRowRecord[],
  reference: Reference,
  above: Above,
): Promise<void> {
  const read = rows.map((row) => {
    const cells = row.cells.map((cell, column) =>
      reference.mapping[column] === "children" ? withoutUnborn(cell ?? "") : (cell ?? ""),
    );
    const { person, problems } = readRow(cells, reference);
    return { row, cells, problems, person, keys: duplicateKeysOf(person) };
  });
  await breathe();
  const known = await candidatesWith(user, [...new Set(read.flatMap(({ keys }) => keys))]);
  const operations = read.flatMap(({ row, cells, problems, person, keys }) => {
    const duplicates = [...knownAs(keys, known), ...rowsAbove(keys, above)].slice(0, 3);
    if (problems.length === 0) remember(above, keys, person, row.number);
    const state = stateOf(problems, duplicates);
    if (state === "new" && isStillNew(row, cells)) return [];
    const set = { cells, problems, duplicates, state };
    return { updateOne: { filter: { _id: row._id }, update: { $set: set } } };
  });
  if (operations.length > 0)
    await ImportRow.collection.bulkWrite(operations as never, { ordered: false, ignoreUndefined: true });
}

/** Most rows are right as they were received: there is nothing to write of them. */
function isStillNew(row: ImportRowRecord, cells: string[]): boolean {
  return row.state === "new" && cells.every((cell, column) => cell === row.cells[column]);
}

function stateOf(problems: unknown[], duplicates: unknown[]): ImportRowRecord["state"] {
  if (problems.length > 0) return "wrong";
  return duplicates.length > 0 ? "duplicate" : "new";
}

interface Known {
  candidateId: string;
  householdId: string;
  name: string;
  keys: string[];
}

/** Candidates this colleague may see that share a key, by key. */
async function candidatesWith(user: User, keys: string[]): Promise<Map<string, Known[]>> {
  const found = await Candidate.find(
    { duplicateKeys: { $in: keys } },
    { firstName: 1, lastName: 1, householdId: 1, duplicateKeys: 1 },
  ).lean();
  const files = found.map(({ householdId }) => householdId);
  const visible = new Set(
    (await Household.find({ _id: { $in: files }, ...visibleFor(user) }, { _id: 1 }).lean()).map(
      ({ _id }) => _id,
    ),
  );
  const byKey = new Map<string, Known[]>();
  for (const { _id, householdId, firstName, lastName, duplicateKeys } of found) {
    if (!visible.has(householdId)) continue;
    const known = { candidateId: _id, householdId, name: `${firstName} ${lastName}`, keys: duplicateKeys };
    for (const key of duplicateKeys) byKey.set(key, [...(byKey.get(key) ?? []), known]);
  }
  return byKey;
}

function knownAs(keys: string[], byKey: Map<string, Known[]>): RowDuplicate[] {
  const found = new Map(
    keys.flatMap((key) => byKey.get(key) ?? []).map((known) => [known.candidateId, known]),
  );
  return [...found.values()].map(({ candidateId, householdId, name, keys: own }) => ({
    candidateId,
    householdId,
    name,
    reasons: duplicateReasonsOf(keys.filter((key) => own.includes(key))),
  }));
}

function rowsAbove(keys: string[], above: Above): RowDuplicate[] {
  const shared = keys.filter((key) => above.has(key));
  const [first] = shared.flatMap((key) => above.get(key) ?? []).sort((a, b) => a.row - b.row);
  if (!first) return [];
  const own = shared.filter((key) => above.get(key)?.row === first.row);
  return [{ row: first.row, name: first.name, reasons: duplicateReasonsOf(own) }];
}

/** Counts what there is to create, what may be known and what is wrong. */
export async function countRows(importId: string): Promise<void> {
  const [toCreate, duplicates, wrong] = await Promise.all(
    (["new", "duplicate", "wrong"] as const).map((state) =>
      ImportRow.countDocuments({ importId, state }).hint(ROWS_BY_STATE),
    ),
  );
  await commit(SOFTWARE, Import, importId, {
    set: { counts: { toCreate: toCreate ?? 0, duplicates: duplicates ?? 0, wrong: wrong ?? 0 } },
    effects: [],
    isDerived: true,
  });
}
