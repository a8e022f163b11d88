import type { Day } from "~/core/calendar";
import type { Shown } from "~/features/reports/masking";
import { formatDayLong, formatDayShort, formatNumber } from "~/vocabulary/typography";

export type ObservatoryTableKey =
  | "territories"
  | "months"
  | "ages"
  | "modes"
  | "managements"
  | "special"
  | "relays";

/** The name of each table in its file. */
export const TABLE_FILES: Readonly<Record<ObservatoryTableKey, string>> = {
  territories: "territoires",
  months: "mois",
  ages: "ages",
  modes: "modes-d-accueil",
  managements: "modes-de-gestion",
  special: "horaires-atypiques-et-accueil-adapte",
  relays: "communes-sans-relais",
};

/** The list of shared services, a file beside those of the tables. */
export const SHARED_SERVICES = "shared-services";

/** Whether something read from an address names a table. */
export function isObservatoryTable(key: string | undefined): key is ObservatoryTableKey {
  return key !== undefined && Object.hasOwn(TABLE_FILES, key);
}

export interface TableColumn {
  header: string;
  /** Kept when the table becomes cards on a phone. */
  onPhone?: boolean;
}

export interface TableRow {
  key: string;
  label: string;
  /** In the order of the columns. */
  cells: Shown[];
  /** The same at the other date. */
  before?: Shown[];
  /** Where it leads: the territory seen nearer. */
  to?: string;
}

export interface ObservatoryTable {
  key: ObservatoryTableKey;
  title: string;
  /** What is counted, and what is not. */
  about: string;
  header: string;
  columns: TableColumn[];
  rows: TableRow[];
  total?: TableRow;
  /** Lines with nothing to show, named in a sentence rather than in the table. */
  left?: string[];
  empty: string;
  /** The two columns drawn as bars: the thick one, and the thin one under it. */
  chart?: [number, number];
}

/** Has no sense there, or was not counted then. */
export const NONE: Shown = { text: "—" };

/** A figure of the supply, which tells of nobody. */
export function plain(value: number): Shown {
  return { text: formatNumber(value), value };
}

/** Whether a table counts nothing at all, then or now. */
export function isBlank({ rows }: Pick<ObservatoryTable, "rows">): boolean {
  return rows.every(({ cells, before = [] }) => [...cells, ...before].every(isNothing));
}

export function isNothing({ value, text }: Shown): boolean {
  return value === 0 || text === NONE.text;
}

/** What a figure was at another date, « 12 le 3 août · +4 »; how much it moved, only when both are shown. */
export function besideWords(now: Shown | undefined, before: Shown, other: Day): string {
  const told = `${before.text} le ${formatDayShort(other)}`;
  if (now?.value === undefined || before.value === undefined) return told;
  const moved = now.value - before.value;
  if (moved === 0) return "inchangé";
  return `${told} · ${moved > 0 ? "+" : ""}${formatNumber(moved)}`;
}

/** A table as a spreadsheet reads it, masked as on screen, with its days and what it says under it. */
export function sheetOf(table: ObservatoryTable, where: string, day: Day, other?: Day): string[][] {
  const { header, columns, rows, total, title, about, left = [] } = table;
  const beforeWords = other && ` au ${formatDayLong(other)}`;
  const lines = [...rows, ...(total ? [total] : []), ...left.map((label) => leftRow(label, columns, other))];
  return [
    [
      header,
      ...columns.flatMap((column) => [column.header, ...(beforeWords ? [column.header + beforeWords] : [])]),
    ],
    ...lines.map(({ label, cells, before }) => [
      label,
      ...cells.flatMap((cell, index) => [textOf(cell), ...(other ? [textOf(before?.[index] ?? NONE)] : [])]),
    ]),
    [],
    [`${title}, ${where}, le ${formatDayLong(day)}${other ? ` et le ${formatDayLong(other)}` : ""}.`],
    [`Source : observatoire de l’accueil du jeune enfant. ${about}`],
  ];
}

function leftRow(label: string, columns: readonly TableColumn[], other: Day | undefined): TableRow {
  const cells = columns.map(() => NONE);
  return { key: label, label, cells, ...(other && { before: cells }) };
}

/** A number as a spreadsheet adds it up; one that starts with a sign would be read as a formula. */
function textOf({ text, value }: Shown): string {
  return value === undefined || value < 0 ? text : String(value);
}
