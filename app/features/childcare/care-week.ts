import type { CareSlot, ChildcareCriteria } from "#models/need-childcare";
import { ODD_HOURS, type OddHours } from "~/vocabulary/childcare";
import { isWeekEnd, WEEK_DAYS, type WeekDay } from "~/vocabulary/proposals";
import { formatHour, joinWords, NBSP } from "~/vocabulary/typography";
import { valuesOf } from "~/vocabulary/words";

/** Before the first and after the second, most places are closed. */
const EARLY_BEFORE = "07:30";
const LATE_AFTER = "18:30";

/** The odd hours that a usual week tells by itself. */
export function oddHoursIn(week: readonly CareSlot[]): OddHours[] {
  return [
    ...(week.some(({ from }) => from < EARLY_BEFORE) ? ["early" as const] : []),
    ...(week.some(({ to }) => to > LATE_AFTER) ? ["late" as const] : []),
    ...(week.some(({ day }) => isWeekEnd(day)) ? ["week-end" as const] : []),
  ];
}

/** The odd hours of a need: those said, and those its usual week tells. */
export function oddHoursOf({ oddHours = [], week = [] }: ChildcareCriteria): OddHours[] {
  const told = [...oddHours, ...oddHoursIn(week)];
  return valuesOf(ODD_HOURS).filter((one) => told.includes(one));
}

/** « lundi, mardi et jeudi : 8 h – 18 h ; mercredi : 8 h – 12 h » */
export function weekWords(week: readonly CareSlot[]): string {
  const daysOf = new Map<string, WeekDay[]>();
  for (const { day, from, to } of week) {
    const hours = hoursWords(from, to);
    daysOf.set(hours, [...(daysOf.get(hours) ?? []), day]);
  }
  return [...daysOf].map(([hours, days]) => `${dayNames(days)}${NBSP}: ${hours}`).join(`${NBSP}; `);
}

/** « 8 h – 18 h » */
export function hoursWords(from: string, to: string): string {
  return `${formatHour(from)} – ${formatHour(to)}`;
}

/** « lundi, mardi et jeudi », in the order of the week. */
export function dayNames(days: readonly WeekDay[]): string {
  return joinWords(
    valuesOf(WEEK_DAYS)
      .filter((day) => days.includes(day))
      .map((day) => WEEK_DAYS[day].fr),
  );
}
