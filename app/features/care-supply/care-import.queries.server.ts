import { CareService, type CareServiceRecord } from "#models/care-service";
import { UserFacingError } from "~/core/errors";
import { derivedId } from "~/core/ids.server";
import { fold } from "~/core/search-words";
import { getSettings } from "~/core/settings.server";
import { guessColumns, headedRows, type ReadColumn, samplesOf } from "~/core/sheets/columns";
import type { PlannedLine } from "~/core/sheets/planned-lines";
import { type CommuneFinder, communeFinder } from "~/features/directory/import-communes.queries.server";
import { columnsBefore } from "~/features/reference-data/columns-before.queries.server";
import { departementOf } from "~/features/reference-data/departement";
import type { CareServiceKind } from "~/vocabulary/childcare";
import { CARE_HEADERS, type CareColumn, isCareColumn, isReadableCare } from "./care-import-columns";
import {
  type CareStep,
  careKey,
  careToAdd,
  careToChange,
  listedCareFields,
  type PlacedCare,
  placedCare,
} from "./care-import-plan";
import { type ReadCare, readCareRow } from "./care-import-reading";

/** A list as it was sent: its cells, whose list it is, the day it tells of, and how it is read. */
export interface CareList {
  table: string[][];
  listName?: string;
  /** "YYYY-MM-DD" */
  dataOn: string;
  /** How each column is read; guessed when nobody said. */
  columns?: ReadColumn<CareColumn>[];
  /** What it lists, where it says nothing of it. */
  kind?: CareServiceKind;
}

export interface CarePlan {
  listName: string;
  columns: ReadColumn<CareColumn>[];
  /** What the first rows hold in each column. */
  samples: string[][];
  lines: PlannedLine[];
  steps: CareStep[];
  gone: CareServiceRecord[];
  departements: string[];
  finder: CommuneFinder;
}

export const NAMELESS =
  "Dites de qui vient cette liste, par exemple « Caf du Lot » ou « PMI », puis choisissez-la de nouveau.";

/**
 * What a list of places would change, line by line; writes nothing. Columns that name nothing or nowhere give a plan
 * without lines. Refuses a list without a name: it is the source its figures are told by.
 */
export async function planCare({ table, dataOn, kind, ...list }: CareList): Promise<CarePlan> {
  const { headers, rows } = headedRows(table);
  const { listName } = list;
  if (!listName) throw new UserFacingError(NAMELESS, { field: "listName" });
  const columns =
    list.columns ??
    guessColumns(headers, CARE_HEADERS, await columnsBefore("care-services", headers, isCareColumn));
  const { brand } = await getSettings();
  const reads = isReadableCare(columns)
    ? rows.map(({ cells, number }) => readCareRow(cells, number, columns))
    : [];
  const finder = await communeFinder(brand.departements, new Set(reads.map(({ place }) => place.insee)));
  const lines = await plannedLines(reads, {
    finder,
    kind,
    listName,
    dataOn,
    fields: listedCareFields(columns),
  });
  const steps = lines.filter((one) => "line" in one);
  const departements = [...new Set(steps.map(({ card }) => departementOf(card.communeCode)))];
  return {
    ...{ listName, columns, steps, departements, finder },
    samples: samplesOf(headers, rows),
    lines: lines.map((one) => ("line" in one ? one.line : one)),
    gone: await listGone(listName, reads, { steps, departements }),
  };
}

interface Reading {
  finder: CommuneFinder;
  kind?: CareServiceKind;
  listName: string;
  dataOn: string;
  fields: ReturnType<typeof listedCareFields>;
}

async function plannedLines(reads: ReadCare[], reading: Reading): Promise<(PlannedLine | CareStep)[]> {
  const { listName, fields, dataOn } = reading;
  const found = reads.map((read) => placedCare(read, reading));
  const placed = found.filter((one) => "card" in one);
  const stored = await storedById(placed.flatMap((one) => idsOf(listName, one)));
  const byHand = await fromElsewhere(placed, listName);
  const seen = new Map<string, number>();
  return found.map((one) => {
    if (!("card" in one)) return one;
    const { read, card, place } = one;
    const ids = idsOf(listName, one);
    const line = { number: read.number, name: card.name, place };
    const known = ids.map((id) => stored.get(id)).find((service) => service !== undefined);
    const id = known?._id ?? ids[0] ?? "";
    const before = seen.get(id);
    if (before !== undefined) return { ...line, fate: "rejected", why: `la même que la ligne ${before}` };
    seen.set(id, read.number);
    if (known) return careToChange(one, known, { fields, dataOn });
    const twin = byHand.get(careKey(card.name, card.communeCode));
    if (twin) return { ...line, fate: "unchanged", why: `déjà dans le registre (${twin})` };
    return careToAdd(one, id, fields);
  });
}

/** By its number in the source when it has one, and by its name and commune. */
function idsOf(listName: string, { read: { sourceId }, card: { name, communeCode } }: PlacedCare): string[] {
  const byName = derivedId("care-service", fold(listName), careKey(name, communeCode));
  return sourceId ? [derivedId("care-service", fold(listName), `n° ${sourceId}`), byName] : [byName];
}

async function storedById(ids: string[]): Promise<Map<string, CareServiceRecord>> {
  const found = await CareService.find({ _id: { $in: ids } }, { searchWords: 0 }).lean<CareServiceRecord[]>();
  return new Map(found.map((service) => [service._id, service]));
}

/** The places of another source in these communes, by name: the same one is not added twice. */
async function fromElsewhere(placed: readonly PlacedCare[], listName: string): Promise<Map<string, string>> {
  const codes = [...new Set(placed.map(({ card }) => card.communeCode))];
  const found = await CareService.find(
    { communeCodes: { $in: codes }, isActive: true, source: { $ne: listName } },
    { name: 1, communeCode: 1, source: 1 },
  ).lean();
  return new Map(found.map(({ name, communeCode, source }) => [careKey(name, communeCode), source]));
}

/** Places of the source that the list no longer has, in the départements it speaks of; a line not read still lists its own. */
async function listGone(
  source: string,
  reads: readonly ReadCare[],
  { steps, departements }: { steps: readonly CareStep[]; departements: readonly string[] },
): Promise<CareServiceRecord[]> {
  const listed = await CareService.find(
    { source, isListed: true },
    { name: 1, communeCode: 1, communeName: 1, sourceId: 1, version: 1 },
  ).lean<CareServiceRecord[]>();
  const numbers = new Set(reads.flatMap(({ sourceId }) => sourceId ?? []));
  const ids = new Set(steps.map(({ id }) => id));
  return listed.filter(
    ({ _id, sourceId, communeCode }) =>
      !ids.has(_id) &&
      !(sourceId && numbers.has(sourceId)) &&
      departements.includes(departementOf(communeCode)),
  );
}
