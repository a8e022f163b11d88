import { LocalService, type LocalServiceRecord } from "#models/local-service";
import { ReferenceImport } from "#models/reference-import";
import { UserFacingError } from "~/core/errors";
import { derivedId } from "~/core/ids.server";
import { fold } from "~/core/search-words";
import { getSettings } from "~/core/settings.server";
import { readTable } from "~/core/sheets/read-table.server";
import type { ServiceKind } from "~/vocabulary/local-services";
import { type CommuneFinder, communeFinder, departementOf } from "./import-communes.queries.server";
import type { ServiceInput } from "./service-card";
import { guessColumns, isColumn, isFranceServices, isReadable, type ReadColumn } from "./service-columns";
import {
  goneFrom,
  listedFields,
  nameKey,
  type PlannedLine,
  type PlannedStep,
  placed,
  stepToAdd,
  stepToChange,
} from "./service-import-plan";
import { type ReadService, readRow } from "./service-reading";

const MOST_ROWS = 2000;
const SAMPLES = 3;
const FRANCE_SERVICES = "France Services";
const NAMELESS =
  "Dites de qui vient cette liste, par exemple « Médiathèques du Département », puis choisissez-la de nouveau.";

/** A list as it was sent: its cells, whose list it is, the day it tells of, and how it is read. */
export interface ServiceList {
  table: string[][];
  listName?: string;
  /** "YYYY-MM-DD" */
  dataOn: string;
  /** How each column is read; guessed when nobody said. */
  columns?: ReadColumn[];
  /** What it lists, where it says nothing of it. */
  kind?: ServiceKind;
}

export interface ServicePlan {
  listName: string;
  columns: ReadColumn[];
  /** What the first rows hold in each column. */
  samples: string[][];
  lines: PlannedLine[];
  steps: PlannedStep[];
  gone: LocalServiceRecord[];
  departements: string[];
  finder: CommuneFinder;
}

/** The cells of a file or of what was pasted. Refuses what is not a table, and more than 2,000 rows. */
export async function readServiceTable(bytes: Uint8Array): Promise<string[][]> {
  const table = await readTable(bytes);
  const { rows } = headedRows(table);
  if (rows.length > 0 && rows.length <= MOST_ROWS) return table;
  const why =
    rows.length === 0
      ? "Ce tableau n’a aucune ligne sous ses en-têtes."
      : `Ce tableau dépasse ${MOST_ROWS} lignes : coupez-le en plusieurs.`;
  throw new UserFacingError(why, { field: "file" });
}

/** The headers of a table, the first row that has several cells, and the rows under it with the number they have in the sheet. */
export function headedRows(table: readonly string[][]): {
  headers: string[];
  rows: { cells: string[]; number: number }[];
} {
  const top = Math.max(
    table.findIndex((row) => row.filter(Boolean).length > 1),
    0,
  );
  const rows = table.slice(top + 1).map((cells, index) => ({ cells, number: top + index + 2 }));
  return { headers: table[top] ?? [], rows: rows.filter(({ cells }) => cells.some(Boolean)) };
}

/**
 * What a list would change, line by line; writes nothing. Columns that name nothing or nowhere give a plan without lines.
 * Refuses a list without a name, unless it is that of France Services: two lists of one name would each call gone what the
 * other has.
 */
export async function planServices({ table, dataOn, kind, ...list }: ServiceList): Promise<ServicePlan> {
  const { headers, rows } = headedRows(table);
  const columns = list.columns ?? guessColumns(headers, await columnsBefore(headers));
  const listName = list.listName || (isFranceServices(headers) ? FRANCE_SERVICES : "");
  if (!listName) throw new UserFacingError(NAMELESS, { field: "listName" });
  const { brand } = await getSettings();
  const reads = isReadable(columns) ? rows.map(({ cells, number }) => readRow(cells, number, columns)) : [];
  const finder = await communeFinder(brand.departements, new Set(reads.map(({ place }) => place.insee)));
  const lines = await plannedLines(reads, { finder, kind, listName, dataOn, fields: listedFields(columns) });
  const steps = lines.filter((one) => "line" in one);
  const departements = [...new Set(steps.map(({ card }) => departementOf(card.communeCode)))];
  return {
    listName,
    columns,
    samples: headers.map((_, column) =>
      [...new Set(rows.map(({ cells }) => cells[column] ?? "").filter(Boolean))].slice(0, SAMPLES),
    ),
    lines: lines.map((one) => ("line" in one ? one.line : one)),
    steps,
    gone: await listGone(listName, reads, steps, departements),
    departements,
    finder,
  };
}

/** How many lines of a plan have each fate, and how many services it no longer lists. */
export function countsOf({ lines, gone }: Pick<ServicePlan, "lines" | "gone">): Record<string, number> {
  const count = (fate: PlannedLine["fate"]) => lines.filter((line) => line.fate === fate).length;
  return {
    added: count("added"),
    changed: count("changed"),
    unchanged: count("unchanged"),
    rejected: count("rejected"),
    elsewhere: count("elsewhere"),
    gone: gone.length,
  };
}

interface Reading {
  finder: CommuneFinder;
  kind?: ServiceKind;
  listName: string;
  dataOn: string;
  fields: ReturnType<typeof listedFields>;
}

async function plannedLines(reads: ReadService[], reading: Reading): Promise<(PlannedLine | PlannedStep)[]> {
  const { finder, kind, listName, fields, dataOn } = reading;
  const idsOf = (read: ReadService, code: string) => idsIn(listName, read, code);
  const found = reads.map((read) => placed(read, { finder, kind, idsOf }));
  const stored = await storedById(found.flatMap((one) => ("ids" in one ? one.ids : [])));
  const byHand = await typedByHand(
    found.flatMap((one) => ("ids" in one ? [one.card] : [])),
    listName,
  );
  const seen = new Map<string, number>();
  return found.map((one) => {
    if (!("ids" in one)) return one;
    const { read, card, place, ids } = one;
    const line = { number: read.number, name: card.name, place };
    const known = ids.map((id) => stored.get(id)).find((service) => service !== undefined);
    const id = known?._id ?? ids[0] ?? "";
    const before = seen.get(id);
    if (before !== undefined) return { ...line, fate: "rejected", why: `la même que la ligne ${before}` };
    seen.set(id, read.number);
    if (known) return stepToChange(one, known, { fields, dataOn });
    const twin = byHand.get(nameKey(card.name, card.communeCode));
    if (twin) return { ...line, fate: "unchanged", why: `déjà dans l’annuaire (${twin})` };
    return stepToAdd(one, fields);
  });
}

/** By its number in the source when it has one, and by its name and commune. */
function idsIn(listName: string, { sourceId, name }: ReadService, communeCode: string): string[] {
  const byName = derivedId("local-service", fold(listName), nameKey(name, communeCode));
  return sourceId ? [derivedId("local-service", fold(listName), `n° ${sourceId}`), byName] : [byName];
}

async function storedById(ids: string[]): Promise<Map<string, LocalServiceRecord>> {
  const found = await LocalService.find({ _id: { $in: ids } }, { searchWords: 0 }).lean<
    LocalServiceRecord[]
  >();
  return new Map(found.map((service) => [service._id, service]));
}

/** The services of another source in these communes, by name: the same place is not added twice. */
async function typedByHand(cards: readonly ServiceInput[], listName: string): Promise<Map<string, string>> {
  const found = await LocalService.find(
    {
      communeCodes: { $in: [...new Set(cards.map(({ communeCode }) => communeCode))] },
      isActive: true,
      source: { $ne: listName },
    },
    { name: 1, communeCode: 1, source: 1 },
  ).lean();
  return new Map(found.map(({ name, communeCode, source }) => [nameKey(name, communeCode), source]));
}

async function listGone(
  source: string,
  reads: readonly ReadService[],
  steps: readonly PlannedStep[],
  departements: readonly string[],
): Promise<LocalServiceRecord[]> {
  const listed = await LocalService.find(
    { source, isListed: true },
    { name: 1, communeCode: 1, communeName: 1, sourceId: 1, version: 1 },
  ).lean<LocalServiceRecord[]>();
  // A line that could not be read still lists what it names.
  const numbers = new Set(reads.flatMap(({ sourceId }) => sourceId ?? []));
  const unnamed = listed.filter(({ sourceId }) => !sourceId || !numbers.has(sourceId));
  return goneFrom(unnamed, {
    ids: new Set(steps.map(({ id }) => id)),
    departements: new Set(departements),
  });
}

/** How the last list with the very same headers was read. */
async function columnsBefore(headers: readonly string[]): Promise<ReadColumn[]> {
  const before = await ReferenceImport.find({ source: "services" }, { columns: 1 })
    .sort({ at: -1 })
    .limit(20)
    .lean();
  const same = before.find(
    ({ columns = [] }) =>
      columns.length === headers.length && columns.every(({ header }, at) => header === headers[at]),
  );
  return (same?.columns ?? []).map(({ header, field }) => (isColumn(field) ? { header, field } : { header }));
}
