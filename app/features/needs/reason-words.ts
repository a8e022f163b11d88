import { formatCount, formatDayShort, formatEuros } from "~/vocabulary/typography";
import type { Word } from "~/vocabulary/words";

/** What goes without saying. */
export const UNSAID: Word = { fr: "", en: "" };

/** « 2 400 € », "€2,400" */
export function eurosWords(euros: number): Word {
  return { fr: formatEuros(euros), en: englishEuros(euros) };
}

/** « 15 juin », "15 June" */
export function shortDayWords(day: string): Word {
  const [, month = 1, date = 1] = day.split("-").map(Number);
  return { fr: formatDayShort(day), en: `${date} ${ENGLISH_MONTHS[month - 1]}` };
}

/** « 14 jours », "14 days" */
export function daysWords(days: number): Word {
  return { fr: formatCount(days, "jour", "jours"), en: `${days} ${days === 1 ? "day" : "days"}` };
}

/** "€2,400", "€610.50": by hand, for the formatters of the platform take as long as the rest of a ranking. */
function englishEuros(euros: number): string {
  const [whole = "", cents] = (Number.isInteger(euros) ? String(euros) : euros.toFixed(2)).split(".");
  const grouped = whole.length > 3 ? whole.replace(THOUSANDS, ",") : whole;
  return cents && cents !== "00" ? `€${grouped}.${cents}` : `€${grouped}`;
}

const THOUSANDS = /\B(?=(\d{3})+$)/g;
const ENGLISH_MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
