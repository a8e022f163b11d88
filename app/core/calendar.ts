import { fromZonedTime } from "date-fns-tz";
import { publicHolidays } from "./public-holidays";

/** A day of the calendar, "YYYY-MM-DD", as read in Paris. */
export type Day = string;

const ZONE = "Europe/Paris";
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** When ageing counts: 9–12 h and 14–17 h, six hours a working day. */
const WORKING_SLOTS = [
  { start: 9 * HOUR, end: 12 * HOUR },
  { start: 14 * HOUR, end: 17 * HOUR },
] as const;
const WORKING_DAY = 6 * HOUR;

/** When a mail we start may leave: 8–19 h. */
const OFFICE = { opens: 8 * HOUR, closes: 19 * HOUR } as const;

/** The day an instant falls on in Paris. */
export function toDay(instant: Date): Day {
  return dayOf(Math.floor(wallClock(instant) / DAY));
}

/** The instant of a time of day in Paris, given as "HH:mm"; refuses a day or time that cannot be read. */
export function atParis(day: Day, time: string): Date {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) throw new RangeError(`Not a time of day: ${time}`);
  return fromZonedTime(`${dayOf(numberOf(day))}T${time}:00`, ZONE);
}

/** The hour of the day in Paris, from 0 to 23. */
export function parisHour(instant: Date): number {
  return Math.floor(timeOfDay(instant) / HOUR);
}

/** Whether a day is worked: Monday to Friday, no public holiday (Code du travail, art. L3133-1). */
export function isWorkingDay(day: Day): boolean {
  return isWorkingNumber(numberOf(day));
}

/** The first working day strictly after a day. */
export function nextWorkingDay(day: Day): Day {
  return addWorkingDays(day, 1);
}

/** A day when it is worked, else the first working day after it. */
export function workingDayFrom(day: Day): Day {
  return addWorkingDays(addWorkingDays(day, -1), 1);
}

/**
 * Moves by a whole number of working days, backwards when negative; 0 changes nothing.
 * A `Date` keeps its time of day in Paris.
 */
export function addWorkingDays(from: Day, count: number): Day;
export function addWorkingDays(from: Date, count: number): Date;
export function addWorkingDays(from: Day | Date, count: number): Day | Date {
  if (typeof from === "string") return dayOf(moveByWorkingDays(numberOf(from), count));
  if (count === 0) return from;
  return atWallClock(addWorkingDays(toDay(from), count), timeOfDay(from));
}

/** Working days after `from`, up to and including `to`; negative when `to` comes first. */
export function workingDaysBetween(from: Day, to: Day): number {
  return countWorkingNumbers(numberOf(from), numberOf(to));
}

/** Working hours (Monday–Friday, 9–12 h and 14–17 h in Paris, no public holiday) from one instant to another. */
export function workingHoursBetween(from: Date, to: Date): number {
  const wholeDays = countWorkingNumbers(dayNumber(from) - 1, dayNumber(to) - 1);
  return (wholeDays * WORKING_DAY + workedSoFar(to) - workedSoFar(from)) / HOUR;
}

/** The first instant by which a number of working hours has passed; refuses a negative number. */
export function addWorkingHours(from: Date, hours: number): Date {
  if (!(hours >= 0)) throw new RangeError(`Not a number of working hours: ${hours}`);
  if (hours === 0) return from;
  const due = workedSoFar(from) + Math.round(hours * HOUR);
  const fullDays = Math.ceil(due / WORKING_DAY) - 1;
  const day = dayOf(moveByWorkingDays(dayNumber(from) - 1, fullDays + 1));
  return atWallClock(day, timeAfterWorking(due - fullDays * WORKING_DAY));
}

/** Whether mail we start may leave: Monday–Friday, from 8 h to before 19 h in Paris, no public holiday. */
export function isOfficeMoment(instant: Date): boolean {
  const time = timeOfDay(instant);
  return isWorkingNumber(dayNumber(instant)) && time >= OFFICE.opens && time < OFFICE.closes;
}

/** The instant itself when mail may leave then, else the next opening of the office, 8 h in Paris. */
export function nextOfficeMoment(instant: Date): Date {
  if (isOfficeMoment(instant)) return instant;
  const opensToday = isWorkingNumber(dayNumber(instant)) && timeOfDay(instant) < OFFICE.opens;
  const day = toDay(instant);
  return atWallClock(opensToday ? day : nextWorkingDay(day), OFFICE.opens);
}

function moveByWorkingDays(from: number, count: number): number {
  if (!Number.isInteger(count)) throw new RangeError(`Not a number of working days: ${count}`);
  const step = Math.sign(count);
  let day = from;
  for (let left = Math.abs(count); left > 0; ) {
    day += step;
    if (isWorkingNumber(day)) left -= 1;
  }
  return day;
}

/** Counts weekdays by arithmetic and takes out the holidays, so that a century costs no more than a week. */
function countWorkingNumbers(after: number, upTo: number): number {
  if (after > upTo) return -countWorkingNumbers(upTo, after);
  let count = weekdaysUpTo(upTo) - weekdaysUpTo(after);
  for (let year = yearOf(after); year <= yearOf(upTo); year += 1) {
    for (const holiday of holidayNumbers(year)) {
      if (holiday > after && holiday <= upTo && isWeekday(holiday)) count -= 1;
    }
  }
  return count;
}

function weekdaysUpTo(day: number): number {
  return Math.floor((day + 3) / 7) * 5 + Math.min(weekdayOf(day) + 1, 5);
}

function isWorkingNumber(day: number): boolean {
  return isWeekday(day) && !holidayNumbers(yearOf(day)).has(day);
}

function isWeekday(day: number): boolean {
  return weekdayOf(day) < 5;
}

/** 0 for Monday to 6 for Sunday; day 0 is Thursday 1 January 1970. */
function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

const holidaysByYear = new Map<number, ReadonlySet<number>>();

function holidayNumbers(year: number): ReadonlySet<number> {
  const known = holidaysByYear.get(year);
  if (known) return known;
  const numbers = new Set(publicHolidays(year).map(({ day }) => numberOf(day)));
  holidaysByYear.set(year, numbers);
  return numbers;
}

/** Milliseconds worked on the day of an instant, up to it. */
function workedSoFar(instant: Date): number {
  if (!isWorkingNumber(dayNumber(instant))) return 0;
  const time = timeOfDay(instant);
  return WORKING_SLOTS.reduce(
    (worked, { start, end }) => worked + Math.min(Math.max(time - start, 0), end - start),
    0,
  );
}

/** The time of day, in milliseconds, at which a part of a working day has been worked. */
function timeAfterWorking(worked: number): number {
  const [morning, afternoon] = WORKING_SLOTS;
  const wholeMorning = morning.end - morning.start;
  return worked <= wholeMorning ? morning.start + worked : afternoon.start + worked - wholeMorning;
}

/** Only for a working day: clocks change on a Sunday. */
function atWallClock(day: Day, time: number): Date {
  return new Date(atParis(day, "00:00").getTime() + time);
}

function dayNumber(instant: Date): number {
  return Math.floor(wallClock(instant) / DAY);
}

function timeOfDay(instant: Date): number {
  return wallClock(instant) - dayNumber(instant) * DAY;
}

/** What a clock shows in Paris, as if it were UTC, in milliseconds. */
function wallClock(instant: Date): number {
  return instant.getTime() + offsetAt(instant);
}

// `getTimezoneOffset` of date-fns-tz changes the clocks an hour late.
const HOUR_IN_PARIS = new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, hour: "2-digit", hourCycle: "h23" });
const MOST_HOURS = 20_000;
const offsetsByHour = new Map<number, number>();

/** Asked of the system once for each hour, on which clocks change: a page prints hundreds of dates, at 30 µs each. */
function offsetAt(instant: Date): number {
  const hour = Math.floor(instant.getTime() / HOUR);
  const known = offsetsByHour.get(hour);
  if (known !== undefined) return known;
  if (offsetsByHour.size >= MOST_HOURS) offsetsByHour.clear();
  const ahead = Number(HOUR_IN_PARIS.format(instant)) - instant.getUTCHours();
  const offset = ((ahead + 24) % 24) * HOUR;
  offsetsByHour.set(hour, offset);
  return offset;
}

function numberOf(day: Day): number {
  const number = Date.parse(`${day}T00:00:00Z`) / DAY;
  if (!Number.isInteger(number) || dayOf(number) !== day) throw new RangeError(`Not a day: ${day}`);
  return number;
}

function dayOf(number: number): Day {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

function yearOf(day: number): number {
  return new Date(day * DAY).getUTCFullYear();
}
