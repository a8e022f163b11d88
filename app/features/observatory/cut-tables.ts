import type { Shown } from "~/features/reports/masking";
import type { SupplyFigure } from "~/vocabulary/observatory";
import { valuesOf, type Words } from "~/vocabulary/words";
import { figureByKey } from "./area-figures";
import type { Reading } from "./observatory-reading";
import { type ObservatoryTable, plain, type TableRow } from "./observatory-table";
import { HIDDEN, type NeedCut } from "./shown-needs";

/** A day, and the one it is compared with. */
export interface Readings {
  now: Reading;
  before?: Reading;
}

/** A column: its header, and what it shows of a line in a reading; null when the reading does not tell it at all. */
export interface ColumnRead {
  header: string;
  onPhone?: boolean;
  read: (reading: Reading) => ((key: string) => Shown) | null;
}

interface Line {
  key: string;
  label: string;
}

/** Said where needs are not cut so near. */
const NOT_SO_NEAR =
  "Les besoins ne sont pas montrés ainsi pour ce seul territoire : ils désigneraient quelqu’un.";

interface TableRead extends Pick<ObservatoryTable, "key" | "title" | "about" | "header" | "empty" | "chart"> {
  lines: readonly Line[];
  columns: readonly ColumnRead[];
}

/** A column that the day shown does not tell is left out, and the table says why. */
export function tableOf(
  { now, before }: Readings,
  { lines, columns, about, chart, ...rest }: TableRead,
): ObservatoryTable {
  const kept = columns.filter(({ read }) => read(now) !== null);
  const cellsOf = (reading: Reading, key: string) => kept.map(({ read }) => read(reading)?.(key) ?? HIDDEN);
  const rows: TableRow[] = lines.map(({ key, label }) => ({
    ...{ key, label, cells: cellsOf(now, key) },
    ...(before && { before: cellsOf(before, key) }),
  }));
  return {
    ...rest,
    ...(kept.length < columns.length
      ? { about: `${about} ${NOT_SO_NEAR}`, empty: "Aucune place ici." }
      : { about, ...(chart && { chart }) }),
    columns: kept.map(({ header, onPhone }) => ({ header, ...(onPhone && { onPhone }) })),
    rows,
  };
}

/** Needs by something of the child’s. */
export function needColumn(header: string, cut: NeedCut): ColumnRead {
  return {
    header,
    onPhone: true,
    read: (reading) => {
      const shown = reading.cut(cut);
      return shown && ((key) => shown.get(key) ?? HIDDEN);
    },
  };
}

/** Places, or services, by the key of the line. */
export function supplyColumn(header: string, figure: SupplyFigure, onPhone = false): ColumnRead {
  return {
    ...{ header, onPhone },
    read: ({ counts }) => {
      const found = figureByKey(counts, figure);
      return (key) => plain(found.get(key) ?? 0);
    },
  };
}

/** The lines of a list of words, in its order. */
export function linesOf<Value extends string>(words: Words<Value>): Line[] {
  return valuesOf(words).map((key) => ({ key, label: words[key].fr }));
}
