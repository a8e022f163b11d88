import type { Child } from "#models/family";
import { type Day, workingDayFrom } from "~/core/calendar";
import { addDays } from "~/core/days";
import { levelOf, monthsBetween, nextSeptember } from "~/features/households/child-ages";
import type { SchoolHoliday, SchoolZone } from "~/vocabulary/school-holidays";
import type { SchoolLevel } from "~/vocabulary/schooling";

export interface SchoolCalendar {
  zone: SchoolZone;
  schoolHolidays: readonly SchoolHoliday[];
}

/** The first day at the new school, and the class. */
export interface SchoolEntry {
  on: Day;
  level: SchoolLevel;
  /** Whether the school calendar of that year was known. */
  isKnown: boolean;
  /** Already at school where the family leaves from. */
  isAtSchool: boolean;
  /** Of an age to be at school from that day, and under the one until which one must be: eight days count from the arrival. */
  isRequired: boolean;
}

/** In years: from three, school is a duty until then (Code de l’éducation, art. L131-1). */
const REQUIRED_UNTIL = 16;

/**
 * The first day of class of a child that follows an arrival ("YYYY-MM-DD"): the return of September for who arrives in
 * the summer, or earlier that year and is not of age before it; else the arrival. Null for who goes to no class by then.
 */
export function schoolEntry(
  { birthMonth }: Pick<Child, "birthMonth">,
  arrivalOn: Day,
  calendar: SchoolCalendar,
): SchoolEntry | null {
  if (!birthMonth) return null;
  const isSummer = isInSummer(arrivalOn);
  const next = nextSeptember(arrivalOn);
  const first = isSummer ? next : next - 1;
  const level = levelOf(birthMonth, first);
  const isAtSchool = levelOf(birthMonth, next - 1) !== null;
  if (level) {
    const isRequired = monthsBetween(birthMonth, arrivalOn) < REQUIRED_UNTIL * 12;
    const day = isSummer ? returnOf(next, calendar) : classDayFrom(arrivalOn, calendar);
    return { ...day, level, isAtSchool, isRequired };
  }
  const later = isSummer || !arrivalOn.startsWith(String(next)) ? null : levelOf(birthMonth, next);
  return later && { ...returnOf(next, calendar), level: later, isAtSchool, isRequired: false };
}

function isInSummer(day: Day): boolean {
  return day.slice(5) >= "07-01" && day.slice(5) < "09-01";
}

/** The day after the summer holidays of a year; the first working day of September while nobody published them. */
function returnOf(
  year: number,
  { zone, schoolHolidays }: SchoolCalendar,
): Pick<SchoolEntry, "on" | "isKnown"> {
  const endOfAugust = `${year}-08-25`;
  const summer = schoolHolidays.find(
    (one) => isFor(one, zone) && one.fromOn < endOfAugust && endOfAugust < one.toOn,
  );
  if (!summer) return { on: workingDayFrom(`${year}-09-01`), isKnown: false };
  return { on: workingDayFrom(addDays(summer.toOn, 1)), isKnown: true };
}

/** The day itself, or the end of the holidays or of the week-end it falls in. */
function classDayFrom(
  day: Day,
  { zone, schoolHolidays }: SchoolCalendar,
): Pick<SchoolEntry, "on" | "isKnown"> {
  const holiday = schoolHolidays.find((one) => isFor(one, zone) && one.fromOn <= day && day <= one.toOn);
  return { on: workingDayFrom(holiday ? addDays(holiday.toOn, 1) : day), isKnown: true };
}

function isFor(holiday: SchoolHoliday, zone: SchoolZone): boolean {
  return holiday.zone === "all" || holiday.zone === zone;
}
