import { ChildminderCount, type ChildminderCountRecord } from "#models/childminder-count";
import { UserFacingError } from "~/core/errors";
import { getSettings } from "~/core/settings.server";
import { headedRows, type ReadColumn, samplesOf } from "~/core/sheets/columns";
import type { PlannedLine } from "~/core/sheets/planned-lines";
import { type CommuneFinder, communeFinder } from "~/features/directory/import-communes.queries.server";
import { columnsBefore } from "~/features/reference-data/columns-before.queries.server";
import { departementOf } from "~/features/reference-data/departement";
import { NAMELESS } from "./care-import.queries.server";
import {
  guessTotalsColumns,
  isReadableTotals,
  isTotalsColumn,
  type TotalsColumn,
} from "./totals-import-columns";
import { type ReadTotals, readTotalsRow, type TotalsStep, totalsStep } from "./totals-import-plan";

/** Totals as they were sent: their cells, who tells them, and the day where the lines do not say it. */
export interface TotalsList {
  table: string[][];
  listName?: string;
  /** "YYYY-MM-DD" */
  dataOn: string;
  columns?: ReadColumn<TotalsColumn>[];
}

export interface TotalsPlan {
  listName: string;
  columns: ReadColumn<TotalsColumn>[];
  samples: string[][];
  lines: PlannedLine[];
  steps: TotalsStep[];
  departements: string[];
}

/**
 * What totals by commune would change, line by line; writes nothing. Of several years of one commune, the latest counts.
 * Refuses totals that nobody tells: they are the source of every figure.
 */
export async function planTotals({ table, dataOn, listName, ...list }: TotalsList): Promise<TotalsPlan> {
  const { headers, rows } = headedRows(table);
  if (!listName) throw new UserFacingError(NAMELESS, { field: "listName" });
  const columns =
    list.columns ?? guessTotalsColumns(headers, await columnsBefore("childminders", headers, isTotalsColumn));
  const { brand } = await getSettings();
  const reads = isReadableTotals(columns)
    ? rows.map(({ cells, number }) => readTotalsRow(cells, number, columns))
    : [];
  const finder = await communeFinder(brand.departements, new Set(reads.map(({ place }) => place.insee)));
  const lines = await plannedLines(reads, finder, dataOn);
  const steps = lines.filter((one) => "line" in one);
  return {
    ...{ listName, columns, steps },
    samples: samplesOf(headers, rows),
    lines: lines.map((one) => ("line" in one ? one.line : one)),
    departements: [...new Set(steps.map(({ commune }) => departementOf(commune.code)))],
  };
}

interface Placed {
  read: ReadTotals;
  commune: { code: string; name: string; epciCode: string | null };
  on: string;
}

async function plannedLines(
  reads: readonly ReadTotals[],
  finder: CommuneFinder,
  dataOn: string,
): Promise<(PlannedLine | TotalsStep)[]> {
  const found = reads.map((read) => placed(read, finder, dataOn));
  const known = found.filter((one) => "commune" in one);
  const codes = [...new Set(known.map(({ commune }) => commune.code))];
  const stored = await ChildminderCount.find({ _id: { $in: codes } }).lean<ChildminderCountRecord[]>();
  const byCode = new Map(stored.map((count) => [count._id, count]));
  const latest = latestOf(known);
  return found.map((one) => {
    if (!("commune" in one)) return one;
    const { read, commune, on } = one;
    const kept = latest.get(commune.code);
    if (kept && kept !== one) return { ...asideOf(one), ...doubleOf(one, kept) };
    return totalsStep(read, commune, { stored: byCode.get(commune.code), on });
  });
}

function placed(read: ReadTotals, finder: CommuneFinder, dataOn: string): Placed | PlannedLine {
  const { number, place, problems, on = dataOn } = read;
  const line = { number, name: place.commune, place: place.insee || place.postalCode };
  const found = finder.find(place);
  if ("isElsewhere" in found) return { ...line, fate: "elsewhere", why: "hors du territoire" };
  const why = [...problems, ...("problem" in found ? [found.problem] : [])].join(" ; ");
  if (why || !("commune" in found)) return { ...line, fate: "rejected", why };
  const { _id: code, name, epciCode } = found.commune;
  // A year not yet over tells of the day of the file.
  return { read, commune: { code, name, epciCode }, on: on > dataOn ? dataOn : on };
}

/** The latest line of each commune; of two of one day, the first. */
function latestOf(lines: readonly Placed[]): Map<string, Placed> {
  const latest = new Map<string, Placed>();
  for (const line of lines) {
    const before = latest.get(line.commune.code);
    if (!before || before.on < line.on) latest.set(line.commune.code, line);
  }
  return latest;
}

function asideOf({ read, commune }: Placed): Pick<PlannedLine, "number" | "name" | "place"> {
  return { number: read.number, name: commune.name, place: commune.code };
}

function doubleOf(line: Placed, kept: Placed): Pick<PlannedLine, "fate" | "why"> {
  const { number } = kept.read;
  if (line.on === kept.on) return { fate: "rejected", why: `la même commune que la ligne ${number}` };
  return { fate: "unchanged", why: `une année plus récente est à la ligne ${number}` };
}
