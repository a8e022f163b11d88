import { formatCount, formatDayShort, formatEuros } from "~/vocabulary/typography";
import type { Word } from "~/vocabulary/words";

/** What goes without saying. */
export const UNSAID: Word = { fr: "", en: "" };

/** « 2 400 € », "€2,400" */
export function eurosWords(euros: number): Word {
  return { fr: formatEuros(euros), en: ENGLISH_EUROS.format(euros).replace(/\.00$/, "") };
}

/** « 15 juin », "15 June" */
export function shortDayWords(day: string): Word {
  return { fr: formatDayShort(day), en: ENGLISH_DAY.format(new Date(`${day}T12:00:00Z`)) };
}

/** « 14 jours », "14 days" */
export function daysWords(days: number): Word {
  return { fr: formatCount(days, "jour", "jours"), en: `${days} ${days === 1 ? "day" : "days"}` };
}

const ENGLISH_EUROS = new Intl.NumberFormat("en-GB", { style: "currency", currency: "EUR" });
const ENGLISH_DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });
