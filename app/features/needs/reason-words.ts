import { eurosIn } from "~/vocabulary/in-language";
import { formatCount, formatDayShort } from "~/vocabulary/typography";
import type { Word } from "~/vocabulary/words";

/** What goes without saying. */
export const UNSAID: Word = { fr: "", en: "" };

/** « 2 400 € », "€2,400" */
export function eurosWords(euros: number): Word {
  return { fr: eurosIn("fr", euros), en: eurosIn("en", euros) };
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
