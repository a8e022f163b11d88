import type { Language } from "~/vocabulary/languages";
import { formatDay, formatHour } from "~/vocabulary/typography";

/** Minutes since midnight of an hour of the day, "09:30". */
export function minutesOf(hour: string): number {
  const [hours = 0, minutes = 0] = hour.split(":").map(Number);
  return hours * 60 + minutes;
}

/** The hour of the day so many minutes after midnight, "09:30"; within the day. */
export function hourOf(minutes: number): string {
  const within = Math.min(Math.max(minutes, 0), 24 * 60 - 1);
  return `${String(Math.floor(within / 60)).padStart(2, "0")}:${String(within % 60).padStart(2, "0")}`;
}

/** « 9 h 30 », “09:30” */
export function hourWords(hour: string, language: Language = "fr"): string {
  return language === "en" ? hour : formatHour(hour);
}

/** « de 9 h 30 à 11 h », “from 09:30 to 11:00” */
export function spanWords(span: { fromHour: string; toHour: string }, language: Language = "fr"): string {
  const [from, to] = [span.fromHour, span.toHour].map((hour) => hourWords(hour, language));
  return language === "en" ? `from ${from} to ${to}` : `de ${from} à ${to}`;
}

/** « mardi 12 mai », “Tuesday 12 May” */
export function dayWords(on: string, language: Language = "fr"): string {
  if (language === "fr") return formatDay(on);
  return new Intl.DateTimeFormat("en-GB", {
    ...({ weekday: "long", day: "numeric", month: "long", timeZone: "UTC" } as const),
  })
    .format(new Date(`${on}T12:00:00Z`))
    .replace(",", "");
}

/** Whether two spans share a moment. */
export function doOverlap(
  one: { fromHour: string; toHour: string },
  other: { fromHour: string; toHour: string },
): boolean {
  return one.fromHour < other.toHour && other.fromHour < one.toHour;
}
