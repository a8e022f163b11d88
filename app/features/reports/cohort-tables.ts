import type { CohortLine } from "#models/cohort";
import type { CohortTable } from "~/vocabulary/cohorts";
import { formatNumber } from "~/vocabulary/typography";
import { medianOf } from "./counts";
import { FEWER, isSmall, MASK_UNDER, MASKED, maskAll, type Shown } from "./masking";

export interface CohortRow {
  key: string;
  label: string;
  people: Shown;
  settled: Shown;
  inTouch: Shown;
  lost: Shown;
  /** Half of those who settled did so sooner: « 14 mois ». */
  median: string;
}

export interface ShownCohorts {
  key: CohortTable;
  title: string;
  about: string;
  header: string;
  empty: string;
  rows: CohortRow[];
}

export interface NamedLine extends CohortLine {
  label: string;
}

const OTHERS = "others";
const NONE = "—";
const HIDDEN: Shown = { text: MASKED };
/** How many figures a line has: its people, and the three outcomes they add up from. */
const PARTS = [0, 1, 2, 3] as const;

/**
 * The lines of a table as they may be shown: those of fewer than five people are made one, then nothing is left that its
 * line or its column would give away.
 */
export function rowsOf(lines: readonly NamedLine[], others: string): CohortRow[] {
  const shown = grouped(lines, others);
  const counts = shown.map(countsOf);
  const columns = PARTS.map((part) => maskAll(counts.map((line) => line[part] ?? 0)).cells);
  const grid = counts.map((line, rank) =>
    lineOf(line).map((cell, part) => both(cell, columns[part]?.[rank] ?? HIDDEN)),
  );
  // A cell is the same one in its line and in its column.
  hideBeside([...grid, ...PARTS.map((part) => grid.map((line) => line[part] ?? HIDDEN))]);
  return shown.map((line, rank) => {
    const [people = HIDDEN, settled = HIDDEN, inTouch = HIDDEN, lost = HIDDEN] = grid[rank] ?? [];
    const { key, label } = line;
    return { ...{ key, label, people, settled, inTouch, lost }, median: medianWords(line, settled) };
  });
}

/** A table as a spreadsheet reads it, masked as on screen. */
export function cohortSheet({ header, rows }: ShownCohorts): string[][] {
  return [
    [header, "Internes", "Installé·e·s", "Délai médian", "Toujours en lien", "Perdu·e·s de vue"],
    ...rows.map(({ label, people, settled, median, inTouch, lost }) => [
      ...[label, people.text, settled.text, median, inTouch.text, lost.text],
    ]),
  ];
}

function grouped(lines: readonly NamedLine[], label: string): NamedLine[] {
  const few = lines.filter((line) => isSmall(peopleOf(line)));
  if (few.length < 2) return [...lines];
  const sum = (read: (line: NamedLine) => number) => few.reduce((total, line) => total + read(line), 0);
  const other = {
    ...{ key: OTHERS, label, months: few.flatMap(({ months }) => months) },
    ...{ settled: sum(({ settled }) => settled), inTouch: sum(({ inTouch }) => inTouch) },
    lost: sum(({ lost }) => lost),
  };
  return [...lines.filter((line) => !few.includes(line)), other];
}

function countsOf(line: NamedLine): number[] {
  return [peopleOf(line), line.settled, line.inTouch, line.lost];
}

/** Under five people, a line says no more than that. */
function lineOf([people = 0, ...outcomes]: readonly number[]): Shown[] {
  if (isSmall(people)) return [{ text: FEWER }, ...outcomes.map(() => HIDDEN)];
  const { cells, total } = maskAll(outcomes);
  return [total, ...cells];
}

/** What is hidden alone in its line or its column is found by subtraction: the smallest beside it is hidden too, and so on. */
function hideBeside(lines: readonly Shown[][]): void {
  for (;;) {
    const line = lines.find((cells) => cells.length > 1 && cells.filter(isHidden).length === 1);
    const [cover] = line?.filter((cell) => !isHidden(cell)).sort(smallestFirst) ?? [];
    if (!cover) return;
    Object.assign(cover, { text: MASKED, value: undefined });
  }
}

function peopleOf({ settled, inTouch, lost }: CohortLine): number {
  return settled + inTouch + lost;
}

function isHidden({ value }: Shown): boolean {
  return value === undefined;
}

/** A zero tells little of what it hides: it comes last. */
function smallestFirst(one: Shown, other: Shown): number {
  return (one.value || Number.MAX_VALUE) - (other.value || Number.MAX_VALUE);
}

/** Shown when its line and its column both let it. */
function both(own: Shown, ofColumn: Shown): Shown {
  return isHidden(own) || !isHidden(ofColumn) ? own : { text: MASKED };
}

/** Under five days known, or where the figure itself is hidden, it would tell of somebody. */
function medianWords({ months }: CohortLine, settled: Shown): string {
  if (settled.value === 0) return NONE;
  if (settled.value === undefined || months.length < MASK_UNDER) return MASKED;
  const counts = new Map<number, number>();
  for (const one of months) counts.set(one, (counts.get(one) ?? 0) + 1);
  return `${formatNumber(medianOf(counts) ?? 0)} mois`;
}
