import type { Language } from "./languages";
import { dayOf, formatDateTime, formatDayLong, formatEuros, formatMonth } from "./typography";

/** « 3 mars 2026 », “3 March 2026”: a day, or the day of a moment. */
export function dayIn(language: Language, day: Date | string): string {
  return language === "en" ? ENGLISH_DAY.format(noonOf(day)) : formatDayLong(day);
}

/** « mars 2026 », “March 2026” */
export function monthIn(language: Language, day: Date | string): string {
  return language === "en" ? ENGLISH_MONTH.format(noonOf(day)) : formatMonth(day);
}

/** « mardi 12 mai à 14 h 30 », “12 May 2026 at 14:30”; in French, the year is told when it is another one than today’s. */
export function momentIn(language: Language, at: Date, today: Date): string {
  if (language === "fr") return formatDateTime(at, today);
  return `${dayIn(language, at)} at ${ENGLISH_HOUR.format(at)}`;
}

/** « 1 200,50 € », “€1,200.50” */
export function eurosIn(language: Language, euros: number): string {
  return language === "en" ? englishEuros(euros) : formatEuros(euros);
}

/** The same, from cents. */
export function centsIn(language: Language, cents: number): string {
  return eurosIn(language, cents / 100);
}

const THOUSANDS = /\B(?=(\d{3})+$)/g;
const ENGLISH_DAY = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});
const ENGLISH_MONTH = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
const ENGLISH_HOUR = new Intl.DateTimeFormat("en-GB", {
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "Europe/Paris",
});

function noonOf(day: Date | string): Date {
  return new Date(`${dayOf(day)}T12:00:00Z`);
}

/** By hand, for the formatters of the platform take as long as the rest of a ranking. */
function englishEuros(euros: number): string {
  const [whole = "", cents] = (Number.isInteger(euros) ? String(euros) : euros.toFixed(2)).split(".");
  const grouped = whole.length > 3 ? whole.replace(THOUSANDS, ",") : whole;
  return cents && cents !== "00" ? `€${grouped}.${cents}` : `€${grouped}`;
}
