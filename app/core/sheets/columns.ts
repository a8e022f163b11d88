import { foldText } from "~/vocabulary/typography";

/** A column of a list: how it is headed and what it is read as; without a field, it is left aside. */
export interface ReadColumn<Field extends string = string> {
  header: string;
  field?: Field;
}

/** How French lists call their columns, folded, and which fields may have several of them. */
export interface ColumnWords<Field extends string> {
  names: Readonly<Partial<Record<Field, readonly string[]>>>;
  several?: readonly Field[];
}

/** A row under the headers, with the number it has in the sheet. */
export interface HeadedRow {
  cells: string[];
  number: number;
}

const SAMPLES = 3;

/** The headers of a table, the first row that has several cells, and the rows under it. */
export function headedRows(table: readonly string[][]): { headers: string[]; rows: HeadedRow[] } {
  const top = Math.max(
    table.findIndex((row) => row.filter(Boolean).length > 1),
    0,
  );
  const rows = table.slice(top + 1).map((cells, index) => ({ cells, number: top + index + 2 }));
  return { headers: table[top] ?? [], rows: rows.filter(({ cells }) => cells.some(Boolean)) };
}

/**
 * Reads the headers: as another list with the very same ones was read before, else by their words; of two that name the same
 * field, the one whose word comes first among its names.
 */
export function guessColumns<Field extends string>(
  headers: readonly string[],
  { names, several = [] }: ColumnWords<Field>,
  before: readonly ReadColumn<Field>[] = [],
): ReadColumn<Field>[] {
  if (hasHeaders(before, headers)) return [...before];
  const fields = headers.map((header) => fieldOf(names, header));
  const rankOf = (at: number, field: Field) => names[field]?.indexOf(foldText(headers[at] ?? "")) ?? 0;
  return headers.map((header, at) => {
    const field = fields[at];
    if (!field || several.includes(field)) return field ? { header, field } : { header };
    const rivals = headers.flatMap((_, other) => (fields[other] === field ? [other] : []));
    const [best] = rivals.toSorted((one, other) => rankOf(one, field) - rankOf(other, field));
    return best === at ? { header, field } : { header };
  });
}

/** The columns as a person chose them on the page, one by header; undefined when nobody chose. */
export function chosenColumns<Field extends string>(
  headers: readonly string[],
  chosen: readonly (Field | undefined)[] | undefined,
): ReadColumn<Field>[] | undefined {
  if (!chosen || chosen.length === 0) return undefined;
  return headers.map((header, at) => {
    const field = chosen[at];
    return field ? { header, field } : { header };
  });
}

/** Whether these are the columns of a list with the very same headers. */
export function hasHeaders(columns: readonly ReadColumn[], headers: readonly string[]): boolean {
  return columns.length === headers.length && columns.every(({ header }, at) => header === headers[at]);
}

/** What the first rows hold in each column. */
export function samplesOf(headers: readonly string[], rows: readonly HeadedRow[]): string[][] {
  return headers.map((_, column) =>
    [...new Set(rows.map(({ cells }) => cells[column] ?? "").filter(Boolean))].slice(0, SAMPLES),
  );
}

/** Cells between tabs: what a sheet pastes, and what is read again when it is written. */
export function asText(table: readonly string[][]): string {
  return table.map((row) => row.map((cell) => cell.replace(/[\t\n\r"]+/g, " ")).join("\t")).join("\n");
}

function fieldOf<Field extends string>(
  names: ColumnWords<Field>["names"],
  header: string,
): Field | undefined {
  const folded = foldText(header);
  const isField = (field: string): field is Field => field in names;
  return Object.keys(names)
    .filter(isField)
    .find((field) => names[field]?.includes(folded));
}
