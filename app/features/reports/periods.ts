import { formatDayLong } from "~/vocabulary/typography";

/** Days "YYYY-MM-DD", both included. */
export interface Period {
  fromOn: string;
  toOn: string;
}

export interface Preset extends Period {
  label: string;
}

/**
 * What a period is made of. Whoever may not read the files chooses among whole months: between two periods that differ
 * by a day, a subtraction would tell of somebody.
 */
export type Precision = "day" | "month";

const DAY = 86_400_000;
/** Ten years: what is asked beyond is cut. */
const MOST_DAYS = 3653;

/** The usual periods; all end today. */
export function presetsOn(
  today: string,
  semesterFromOn: string,
  precision: Precision = "day",
): [Preset, ...Preset[]] {
  const isDaily = precision === "day";
  const yearFromOn = isDaily ? nextDay(yearBefore(today)) : monthStart(today, -11);
  return [
    { label: "12 derniers mois", fromOn: yearFromOn, toOn: today },
    { label: "Cette année", fromOn: `${today.slice(0, 4)}-01-01`, toOn: today },
    { label: "Ce semestre", fromOn: isDaily ? semesterFromOn : monthStart(semesterFromOn), toOn: today },
  ];
}

/** The period an address asks for: turned round when its ends are, never beyond today; else the usual one. */
export function periodOf(params: URLSearchParams, today: string, usual: Period): Period {
  const days = [dayIn(params.get("du")) ?? usual.fromOn, dayIn(params.get("au")) ?? usual.toOn].sort();
  const [from = today, to = today] = days.map((day) => (day > today ? today : day));
  const [, fromOn = from] = [from, moveDay(to, 1 - MOST_DAYS)].sort();
  return { fromOn, toOn: to };
}

/** Whether an address asks for days that a period could not be given as they are. */
export function isMoved(params: URLSearchParams, { fromOn, toOn }: Period): boolean {
  const [from, to] = [params.get("du"), params.get("au")];
  return Boolean((from && from !== fromOn) || (to && to !== toOn));
}

/** The whole months a period touches, the one under way up to today. */
export function wholeMonths({ fromOn, toOn }: Period, today: string): Period {
  const lastOn = moveDay(monthStart(toOn, 1), -1);
  return { fromOn: monthStart(fromOn), toOn: lastOn < today ? lastOn : today };
}

/** What comes just before a period: as many days, or as many whole months. */
export function periodBefore({ fromOn, toOn }: Period, precision: Precision = "day"): Period {
  const isDaily = precision === "day";
  const startOn = isDaily
    ? moveDay(fromOn, -lengthOf({ fromOn, toOn }))
    : monthStart(fromOn, -monthsOf({ fromOn, toOn }).length);
  return { fromOn: startOn, toOn: moveDay(fromOn, -1) };
}

/** How many days a period has, both ends included. */
export function lengthOf({ fromOn, toOn }: Period): number {
  return (numberOf(toOn) - numberOf(fromOn)) / DAY + 1;
}

/** « du 1ᵉʳ mai 2026 au 12 mai 2026 » */
export function periodWords({ fromOn, toOn }: Period): string {
  return `du ${formatDayLong(fromOn)} au ${formatDayLong(toOn)}`;
}

/** The months "YYYY-MM" that a period touches. */
export function monthsOf({ fromOn, toOn }: Period): string[] {
  return [...new Set(daysFrom(fromOn, toOn).map((day) => day.slice(0, 7)))];
}

/** Every day from one to another, both included; none when the second comes first. */
export function daysFrom(fromOn: string, toOn: string): string[] {
  return Array.from({ length: Math.max(0, lengthOf({ fromOn, toOn })) }, (_, index) =>
    moveDay(fromOn, index),
  );
}

export function nextDay(day: string): string {
  return moveDay(day, 1);
}

/** The first day of the month of a day, or of another so many months away. */
function monthStart(day: string, months = 0): string {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

function moveDay(day: string, days: number): string {
  return new Date(numberOf(day) + days * DAY).toISOString().slice(0, 10);
}

/** The same day a year before; 28 February for a 29th. */
function yearBefore(day: string): string {
  const year = Number(day.slice(0, 4)) - 1;
  const same = `${year}${day.slice(4)}`;
  return dayIn(same) ?? `${year}-02-28`;
}

/** A day as it was typed in an address, if it is one of the calendar. */
function dayIn(typed: string | null): string | undefined {
  if (!typed || !/^[12]\d{3}-\d{2}-\d{2}$/.test(typed)) return undefined;
  const time = numberOf(typed);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(typed) ? typed : undefined;
}

function numberOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}
