/** What becomes of a line of a list; « elsewhere » is out of the territory served. */
export type LineFate = "added" | "changed" | "unchanged" | "rejected" | "elsewhere";

/** A line of a list that was not taken, and why. */
export interface LineAside {
  /** Its number in the sheet. */
  number: number;
  name: string;
  place: string;
  why: string;
}

/** A line of a list as its plan tells it: what changes, why it is left aside, or what of it is not taken. */
export interface PlannedLine extends LineAside {
  fate: LineFate;
}

/** Lines of each fate that a page shows; the counts tell the rest. */
export const MOST_SHOWN = 200;
const SHOWN_FIRST: readonly LineFate[] = ["rejected", "changed", "added", "elsewhere", "unchanged"];

/** Those a page shows: what is left aside first, then what changes, then what is added. */
export function shownLines(lines: readonly PlannedLine[]): PlannedLine[] {
  return SHOWN_FIRST.flatMap((fate) => lines.filter((line) => line.fate === fate).slice(0, MOST_SHOWN));
}

/** How many lines have each fate. */
export function countFates(lines: readonly { fate: LineFate }[]): Record<LineFate, number> {
  const count = (fate: LineFate) => lines.filter((line) => line.fate === fate).length;
  return {
    added: count("added"),
    changed: count("changed"),
    unchanged: count("unchanged"),
    rejected: count("rejected"),
    elsewhere: count("elsewhere"),
  };
}

/** The lines that are not taken: those to correct first. */
export function linesAside(lines: readonly PlannedLine[]): LineAside[] {
  const of = (fate: LineFate) => lines.filter((line) => line.fate === fate);
  return [...of("rejected"), ...of("elsewhere")];
}
