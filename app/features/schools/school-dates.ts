import { formatDayLong, formatMonth } from "~/vocabulary/typography";

/** « 26 novembre 2024 », « décembre 2024 », « année scolaire 2021-2022 »: as precise as the source is. */
export function dataOnWords(dataOn: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(dataOn)) return formatDayLong(dataOn);
  if (/^\d{4}-\d{2}$/.test(dataOn)) return formatMonth(`${dataOn}-01`);
  return /^\d{4}-\d{4}$/.test(dataOn) ? `année scolaire ${dataOn}` : dataOn;
}

/** What a source writes of its day; undefined when it is none. */
export function dataOnOf(text: string): string | undefined {
  return /^(\d{4}-\d{4}|\d{4}-\d{2}(?:-\d{2})?)(?:T|$)/.exec(text)?.[1];
}
