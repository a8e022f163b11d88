import { Occupation, type OccupationRecord } from "#models/occupation";
import type { ReferenceImportRecord } from "#models/reference-import";
import type { Actor } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { searchWordsOf } from "~/core/search-words";
import { readTable } from "~/core/sheets/read-table.server";
import { recordReferenceImport } from "~/features/reference-data/reference-import.commands.server";
import { foldText, NBSP } from "~/vocabulary/typography";
import { type RomeLine, readRome } from "./rome-reading";

const UNKNOWN_FORMAT = `Ce fichier n’est pas la liste des appellations du ROME${NBSP}: il faut les colonnes code_ogr, libelle_appellation_long et code_rome.`;
const EMPTY = "Ce fichier ne contient aucun métier lisible.";
/** Names written at once: the process answers others in between. */
const BATCH = 1000;

interface RomeFile {
  name: string;
  bytes: Uint8Array;
}

/**
 * Brings the names of trades up to the « appellations » of the ROME directory: the same file again changes nothing,
 * what is no longer listed is removed (a need keeps the code and the name it was given). Refuses a file of another kind.
 */
export async function importRome(actor: Actor, { name, bytes }: RomeFile): Promise<ReferenceImportRecord> {
  const reading = readRome(await readTable(bytes));
  if (!reading) throw new UserFacingError(UNKNOWN_FORMAT, { field: "rome" });
  if (reading.lines.length === 0) throw new UserFacingError(EMPTY, { field: "rome" });
  const changes = await saveLines(reading.lines);
  return recordReferenceImport(actor, {
    _id: newId(),
    source: "rome",
    millesime: versionIn(name) ?? toDay(now()),
    departements: [],
    counts: { occupations: reading.lines.length, ...changes, unreadable: reading.unreadable },
  });
}

async function saveLines(lines: RomeLine[]): Promise<{ added: number; changed: number; gone: number }> {
  const known = await knownOccupations();
  const added = lines.filter(({ ogr }) => !known.has(ogr));
  const changed = lines.filter((line) => isChanged(line, known.get(line.ogr)));
  const listed = new Set(lines.map(({ ogr }) => ogr));
  const gone = [...known.keys()].filter((ogr) => !listed.has(ogr));
  // Three times as quick as an upsert each, and a first import is all new.
  for (const batch of batchesOf(added))
    await Occupation.insertMany(batch.map(recordOf), { lean: true, ordered: false });
  for (const batch of batchesOf(changed)) await replace(batch.map(recordOf));
  for (const batch of batchesOf(gone)) await Occupation.deleteMany({ _id: { $in: batch } });
  return { added: added.length, changed: changed.length, gone: gone.length };
}

async function knownOccupations(): Promise<Map<string, Pick<OccupationRecord, "label" | "romeCode">>> {
  const known = await Occupation.find({}, { label: 1, romeCode: 1 }).lean();
  return new Map(known.map(({ _id, label, romeCode }) => [_id, { label, romeCode }]));
}

function isChanged(line: RomeLine, known: Pick<OccupationRecord, "label" | "romeCode"> | undefined): boolean {
  return known !== undefined && (known.label !== line.label || known.romeCode !== line.romeCode);
}

function recordOf({ ogr, label, romeCode }: RomeLine): OccupationRecord {
  return { _id: ogr, label, sortName: foldText(label), romeCode, searchWords: searchWordsOf(label) };
}

async function replace(records: OccupationRecord[]): Promise<void> {
  await Occupation.bulkWrite(
    records.map((record) => ({ replaceOne: { filter: { _id: record._id }, replacement: record } })),
    { ordered: false },
  );
}

function* batchesOf<Item>(items: Item[]): Generator<Item[]> {
  for (let from = 0; from < items.length; from += BATCH) yield items.slice(from, from + BATCH);
}

/** « v461 » of « unix_referentiel_appellation_v461_utf8.csv ». */
function versionIn(name: string): string | undefined {
  return /[_-](v\d{3,4})(?=[_.-])/i.exec(name)?.[1]?.toLowerCase();
}
