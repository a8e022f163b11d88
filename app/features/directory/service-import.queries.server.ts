import { LocalService, type LocalServiceRecord } from "#models/local-service";
import { UserFacingError } from "~/core/errors";
import { derivedId } from "~/core/ids.server";
import { fold } from "~/core/search-words";
import { getSettings } from "~/core/settings.server";
import { guessColumns, headedRows, type ReadColumn, samplesOf } from "~/core/sheets/columns";
import { countFates, type PlannedLine } from "~/core/sheets/planned-lines";
import { readListTable } from "~/core/sheets/sent-table.server";
import { columnsBefore } from "~/features/reference-data/columns-before.queries.server";
import { departementOf } from "~/features/reference-data/departement";
import type { ServiceKind } from "~/vocabulary/local-services";
import { type CommuneFinder, communeFinder } from "./import-communes.queries.server";
import type { ServiceInput } from "./service-card";
import {
  isColumn,
  isFranceServices,
  isReadable,
  SERVICE_HEADERS,
  type ServiceColumn,
} from "./service-columns";
import {
  goneFrom,
  listedFields,
  nameKey,
  type PlannedStep,
  placed,
  stepToAdd,
  stepToChange,
} from "./service-import-plan";
import { type ReadService, readRow } from "./service-reading";

/** Rows of one list. */
export const MOST_SERVICES = 2000;
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
  columns?: ReadColumn<ServiceColumn>[];
  /** What it lists, where it says nothing of it. */
  kind?: ServiceKind;
}

export interface ServicePlan {
  listName: string;
  columns: ReadColumn<ServiceColumn>[];
  /** What the first rows hold in each column. */
  samples: string[][];
  lines: PlannedLine[];
  steps: PlannedStep[];
  gone: LocalServiceRecord[];
  departements: string[];
  finder: CommuneFinder;
}

/** The cells of a list of services. Refuses what is not a table, and more than 2,000 rows. */
export async function readServiceTable(bytes: Uint8Array): Promise<string[][]> {
  return readListTable(bytes, MOST_SERVICES);
}

/**
 * What a list would change, line by line; writes nothing. Columns that name nothing or nowhere give a plan without lines.
 * Refuses a list without a name, unless it is that of France Services: two lists of one name would each call gone what the
 * other has.
 */
export async function planServices({ table, dataOn, kind, ...list }: ServiceList): Promise<ServicePlan> {
  const { headers, rows } = headedRows(table);
  const columns =
    list.columns ??
    guessColumns(headers, SERVICE_HEADERS, await columnsBefore("services", headers, isColumn));
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
    samples: samplesOf(headers, rows),
    lines: lines.map((one) => ("line" in one ? one.line : one)),
    steps,
    gone: await listGone(listName, reads, steps, departements),
    departements,
    finder,
  };
}

/** How many lines of a plan have each fate, and how many services it no longer lists. */
export function countsOf({ lines, gone }: Pick<ServicePlan, "lines" | "gone">): Record<string, number> {
  return { ...countFates(lines), gone: gone.length };
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
