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

/**
 * The lines of a table as they may be shown: those of fewer than five people are made one, then nothing is left that its
 * line or its column would give away.
 */
export function rowsOf(lines: readonly NamedLine[], others: string): CohortRow[] {
  const counted = grouped(lines, others).map((line) => ({ line, parts: partsOf(line) }));
  const columns = [0, 1, 2, 3].map((index) => maskAll(counted.map(({ parts }) => parts[index] ?? 0)).cells);
  return counted.map(({ line, parts: [people = 0, ...outcomes] }, rank) => {
    const across = maskAll(outcomes);
    const isHidden = isSmall(people);
    const shown = (index: number, own: Shown) =>
      isHidden ? { text: MASKED } : both(own, columns[index]?.[rank]);
    const settled = shown(1, across.cells[0] ?? { text: MASKED });
    return {
      ...{ key: line.key, label: line.label },
      people: isHidden ? { text: FEWER } : both(across.total, columns[0]?.[rank]),
      settled,
      inTouch: shown(2, across.cells[1] ?? { text: MASKED }),
      lost: shown(3, across.cells[2] ?? { text: MASKED }),
      median: medianWords(line, settled),
    };
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

function partsOf(line: NamedLine): [number, number, number, number] {
  return [peopleOf(line), line.settled, line.inTouch, line.lost];
}

function peopleOf({ settled, inTouch, lost }: CohortLine): number {
  return settled + inTouch + lost;
}

/** Shown when its line and its column both let it. */
function both(own: Shown, ofColumn: Shown | undefined): Shown {
  return own.value === undefined || ofColumn?.value !== undefined ? own : { text: MASKED };
}

/** Under five days known, or where the figure itself is hidden, it would tell of somebody. */
function medianWords({ months }: CohortLine, settled: Shown): string {
  if (settled.value === 0) return NONE;
  if (settled.value === undefined || months.length < MASK_UNDER) return MASKED;
  const counts = new Map<number, number>();
  for (const one of months) counts.set(one, (counts.get(one) ?? 0) + 1);
  return `${formatNumber(medianOf(counts) ?? 0)} mois`;
}
