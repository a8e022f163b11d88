import type { TerritoryMapData } from "~/features/reference-data/territory-map.queries.server";
import type { ReportTableKey } from "~/vocabulary/reports";
import { maskAll, type Shown } from "./masking";

export interface Row {
  key: string;
  label: string;
  now: Shown;
  /** None where the period before was not counted, or has no such line. */
  before?: Shown;
}

export interface ReportTable {
  key: ReportTableKey;
  title: string;
  /** What is counted, in a sentence. */
  about: string;
  /** Over the first column, and over the figures. */
  header: string;
  unit: string;
  /** When: the days of the period, or the day on which things stood so. */
  when: { now: string; before?: string };
  rows: Row[];
  /** Where the rows add up to it. */
  total?: { now: Shown; before?: Shown };
  /** What is said when there is nothing to count. */
  empty: string;
  /** Where the figures are places: their map. */
  map?: TerritoryMapData;
}

export interface Word {
  key: string;
  label: string;
}

type Counts = ReadonlyMap<string, number>;

/** The lines of a table and their total, masked; lines nobody named come last, under their key. */
export function rowsOf(
  words: readonly Word[],
  now: Counts,
  before: Counts | undefined,
): { rows: Row[]; total: { now: Shown; before?: Shown } } {
  const named = new Set(words.map(({ key }) => key));
  const others = [...new Set([...now.keys(), ...(before?.keys() ?? [])])].filter((key) => !named.has(key));
  const lines = [...words, ...others.sort().map((key) => ({ key, label: key }))];
  const shownNow = maskAll(lines.map(({ key }) => now.get(key) ?? 0));
  const shownBefore = before && maskAll(lines.map(({ key }) => before.get(key) ?? 0));
  const rows = lines.map(({ key, label }, index) => ({
    key,
    label,
    now: cellAt(shownNow.cells, index),
    ...(shownBefore && { before: cellAt(shownBefore.cells, index) }),
  }));
  return { rows, total: { now: shownNow.total, ...(shownBefore && { before: shownBefore.total }) } };
}

/** The highest figure shown, at least 1: what the bars are drawn against. */
export function highestOf(rows: readonly Row[]): number {
  return Math.max(1, ...rows.flatMap(({ now, before }) => [now.value ?? 0, before?.value ?? 0]));
}

/** Whether a table counts nothing at all, then or now. */
export function isNothing({ rows }: Pick<ReportTable, "rows">): boolean {
  return rows.every(({ now, before }) => isNone(now) && (!before || isNone(before)));
}

export function isNone({ value }: Shown): boolean {
  return value === 0;
}

/** A table as a spreadsheet reads it, masked as on screen. */
export function sheetOf({ header, unit, when, rows, total }: ReportTable): string[][] {
  const lines = total ? [...rows, { label: "Total", ...total }] : rows;
  return [
    [header, `${unit} ${when.now}`, ...(when.before ? [`${unit} ${when.before}`] : [])],
    ...lines.map(({ label, now, before }) => [label, now.text, ...(when.before ? [before?.text ?? ""] : [])]),
  ];
}

function cellAt(cells: readonly Shown[], index: number): Shown {
  return cells[index] ?? { text: "0", value: 0 };
}
