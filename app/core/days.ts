import { daysBetween } from "~/vocabulary/typography";
import type { Day } from "./calendar";

const DAY_MS = 24 * 3600 * 1000;

const DAY_SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a text is a day that exists: `Date` alone reads 31 February as 3 March. */
export function isDay(text: string | null | undefined): text is Day {
  const instant = text && DAY_SHAPE.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(instant) && new Date(instant).toISOString().slice(0, 10) === text;
}

/** The day so many days after another, before it when negative. */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The same day so many months later, or the last of that month: months are counted from the day given, not from each other. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, number = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(number, last))).toISOString().slice(0, 10);
}

export interface Span {
  months: number;
  days: number;
}

/** Whole months from a day to a later one, and the days left; nothing when it is not later. */
export function spanBetween(from: Day, to: Day): Span {
  if (to <= from) return { months: 0, days: 0 };
  const [fromYear = 0, fromMonth = 0] = from.split("-").map(Number);
  const [toYear = 0, toMonth = 0] = to.split("-").map(Number);
  const most = (toYear - fromYear) * 12 + toMonth - fromMonth;
  const months = addMonths(from, most) <= to ? most : most - 1;
  return { months, days: daysBetween(addMonths(from, months), to) };
}
