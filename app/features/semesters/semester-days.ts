import type { Day } from "~/core/calendar";

const DAY_MS = 24 * 3600 * 1000;

/** The day so many days after another, before it when negative. */
export function daysAfter(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}
