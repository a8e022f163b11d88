import type { ProposedVisit } from "#models/proposal";
import type { Language } from "~/vocabulary/languages";
import { formatDayLong } from "~/vocabulary/typography";
import { hoursIn } from "./visit-hour";

/** When a visit begins, as a calendar keeps it: its hours, when its words say them. */
export function momentOf({ on, hour }: ProposedVisit): { on: string; time?: string; until?: string } {
  return { on, ...hoursIn(hour) };
}

/** « le 14 décembre 2026, à 14 h », “on 14 December 2026, 14:00” */
export function visitWords(visit: ProposedVisit, language: Language): string {
  const { on, time, until } = momentOf(visit);
  if (language === "fr") return [`le ${formatDayLong(on)}`, visit.hour].filter(Boolean).join(", ");
  const hours = time ? [time, until].filter(Boolean).join("–") : visit.hour;
  return [`on ${ENGLISH_DAY.format(new Date(`${on}T12:00:00Z`))}`, hours].filter(Boolean).join(", ");
}

const ENGLISH_DAY = new Intl.DateTimeFormat("en-GB", {
  ...({ day: "numeric", month: "long", year: "numeric" } as const),
  timeZone: "UTC",
});
