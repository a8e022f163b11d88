import type { ChildminderCountRecord } from "#models/childminder-count";
import type { ReadColumn } from "~/core/sheets/columns";
import type { LineFate, PlannedLine } from "~/core/sheets/planned-lines";
import { inseeOf, oneSpace, postalCodeOf } from "~/features/directory/service-reading";
import { formatDayLong } from "~/vocabulary/typography";
import { countOf } from "./care-import-reading";
import { COUNT_FIELDS, COUNT_NAMES, type CountInput } from "./childminder-card";
import type { CountedCommune } from "./childminders.commands.server";
import type { TotalsColumn } from "./totals-import-columns";

/** One line of totals, before its commune is looked for. */
export interface ReadTotals {
  /** Its number in the sheet. */
  number: number;
  place: { insee: string; commune: string; postalCode: string };
  said: CountInput;
  /** The day it tells of, when the line says it. */
  on?: string;
  problems: string[];
  warnings: string[];
}

/** A line and what is to be written of it. */
export interface TotalsStep {
  line: PlannedLine;
  commune: CountedCommune;
  /** What is taken of it; a number a colleague typed stays. */
  figures: CountInput;
  asListed: CountInput;
  on: string;
  isWritten: boolean;
}

/** One row under the headers; a number withheld (« s », « nd ») is left aside, not read as none. */
export function readTotalsRow(
  cells: readonly string[],
  number: number,
  columns: readonly ReadColumn<TotalsColumn>[],
): ReadTotals {
  const at = (field: TotalsColumn) =>
    oneSpace(cells[columns.findIndex((column) => column.field === field)] ?? "");
  const counts = COUNT_NAMES.map((field) => ({ field, cell: at(field), count: countOf(at(field)) }));
  const said = Object.fromEntries(
    counts.flatMap(({ field, count }) => (typeof count === "number" ? [[field, count]] : [])),
  );
  const on = dayTold(at("year"));
  return {
    number,
    place: {
      insee: inseeOf(at("insee")),
      commune: at("commune"),
      postalCode: postalCodeOf(at("postalCode")),
    },
    said,
    on: on ?? undefined,
    problems: [
      Object.keys(said).length === 0 ? "aucun nombre" : "",
      on === null ? `« ${at("year")} » n’est ni une année ni une date` : "",
    ].filter(Boolean),
    warnings: counts.flatMap(({ cell, count }) =>
      count === null ? [`« ${cell} » n’est pas un nombre`] : [],
    ),
  };
}

/**
 * What becomes of a line: a number is taken when nothing was known, when its source changed it, or to renew its day. One
 * that differs from what a source said was typed by a colleague, and stays; a figure older than the one kept is not taken.
 */
export function totalsStep(
  { number, said, warnings }: ReadTotals,
  commune: CountedCommune,
  { stored, on }: { stored: ChildminderCountRecord | undefined; on: string },
): TotalsStep {
  const told = COUNT_NAMES.filter((field) => said[field] !== undefined);
  const fates = new Map(told.map((field) => [field, fateOf(field, said, { stored, on })]));
  const of = (fate: FigureFate) => told.filter((field) => fates.get(field) === fate);
  const taken = [...of("new"), ...of("renewed")];
  const listed = told.filter((field) => fates.get(field) !== "older");
  const asListed = Object.fromEntries(listed.map((field) => [field, said[field]]));
  const isNews = listed.some((field) => stored?.asListed?.[field] !== said[field]);
  const why = [
    stored && of("new").length > 0 ? `change : ${labels(of("new"))}` : "",
    of("kept").length > 0 ? `gardé tel que l’équipe l’a écrit : ${labels(of("kept"))}` : "",
    of("older").length > 0 ? `plus ancien que ce qui est noté : ${labels(of("older"))}` : "",
    taken.length > 0 && of("new").length === 0 ? `redit au ${formatDayLong(on)}` : "",
    ...warnings,
  ].filter(Boolean);
  return {
    line: {
      number,
      name: commune.name,
      place: commune.code,
      fate: lineFate(stored, taken),
      why: why.join(" ; "),
    },
    commune,
    figures: Object.fromEntries(taken.map((field) => [field, said[field]])),
    asListed,
    on,
    isWritten: taken.length > 0 || isNews,
  };
}

type FigureFate = "new" | "renewed" | "same" | "kept" | "older";

function fateOf(
  field: keyof CountInput,
  said: CountInput,
  { stored, on }: { stored: ChildminderCountRecord | undefined; on: string },
): FigureFate {
  const current = stored?.[field];
  if (!current) return "new";
  if (current.value === said[field]) return current.on < on ? "renewed" : "same";
  if (current.value !== stored?.asListed?.[field]) return "kept";
  return current.on > on ? "older" : "new";
}

function lineFate(stored: ChildminderCountRecord | undefined, taken: readonly string[]): LineFate {
  if (!stored) return "added";
  return taken.length > 0 ? "changed" : "unchanged";
}

function labels(fields: readonly (keyof CountInput)[]): string {
  return fields.map((field) => COUNT_FIELDS[field].label.toLowerCase()).join(", ");
}

/** « 2024 » is the end of that year; « 31/12/2024 », « 2024-12-31 », « 2024-12 »; undefined for nothing, null for anything else. */
function dayTold(cell: string): string | undefined | null {
  if (cell === "") return undefined;
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(cell) ?? [];
  if (day && month && year) return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  if (/^(19|20)\d{2}$/.test(cell)) return `${cell}-12-31`;
  if (/^\d{4}-\d{2}$/.test(cell)) return `${cell}-28`;
  return /^\d{4}-\d{2}-\d{2}/.test(cell) ? cell.slice(0, 10) : null;
}
