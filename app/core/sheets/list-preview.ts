import { asText, type ReadColumn } from "./columns";
import { type LineAside, linesAside, type PlannedLine, shownLines } from "./planned-lines";

/** What a list would change, before it is shown. */
interface ListPlan<Column extends string> {
  columns: ReadColumn<Column>[];
  samples: string[][];
  lines: PlannedLine[];
}

/** A plan as its page shows it: nothing of it is written yet. */
export interface ListPreview<Column extends string> extends ListPlan<Column> {
  /** All of the lines that are not taken, to be downloaded. */
  aside: LineAside[];
  /** The same cells as text, so that what is written is what was read. */
  text: string;
}

/** A plan with the cells it was made from, bounded to what a page shows. */
export function listPreview<Column extends string>(
  { columns, samples, lines }: ListPlan<Column>,
  table: string[][],
): ListPreview<Column> {
  return { columns, samples, lines: shownLines(lines), aside: linesAside(lines), text: asText(table) };
}
