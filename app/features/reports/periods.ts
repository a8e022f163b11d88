import { formatDayLong } from "~/vocabulary/typography";

/** Days "YYYY-MM-DD", both included. */
export interface Period {
  fromOn: string;
  toOn: string;
}

export interface Preset extends Period {
  label: string;
}

const DAY = 86_400_000;
/** Ten years: what is asked beyond is cut. */
const MOST_DAYS = 3653;

/** The usual periods; all end today. */
export function presetsOn(today: string, semesterFromOn: string): [Preset, ...Preset[]] {
  return [
    { label: "12 derniers mois", fromOn: nextDay(yearBefore(today)), toOn: today },
    { label: "Cette année", fromOn: `${today.slice(0, 4)}-01-01`, toOn: today },
    { label: "Ce semestre", fromOn: semesterFromOn, toOn: today },
  ];
}

/** The period an address asks for: turned round when its ends are, never beyond today; else the usual one. */
export function periodOf(params: URLSearchParams, today: string, usual: Period): Period {
  const days = [dayIn(params.get("du")) ?? usual.fromOn, dayIn(params.get("au")) ?? usual.toOn].sort();
  const [from = today, to = today] = days.map((day) => (day > today ? today : day));
  const [, fromOn = from] = [from, moveDay(to, 1 - MOST_DAYS)].sort();
  return { fromOn, toOn: to };
}

/** The period of the same length that ends the day before this one begins. */
export function periodBefore({ fromOn, toOn }: Period): Period {
  return { fromOn: moveDay(fromOn, -lengthOf({ fromOn, toOn })), toOn: moveDay(fromOn, -1) };
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
