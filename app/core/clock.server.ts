import { env } from "./env.server";

const DAY_MS = 86_400_000;

let offset: number | undefined;

/** The present moment of the software: real time, moved by NOW and by « Avancer le temps ». */
export function now(): Date {
  offset ??= initialOffset();
  return new Date(Date.now() + offset);
}

/** The moment this many days of twenty-four hours before now. */
export function daysAgo(days: number): Date {
  return new Date(now().getTime() - days * DAY_MS);
}

/** Moves the clock of this process forward by a number of milliseconds. */
export function advanceClock(milliseconds: number): void {
  offset = (offset ?? initialOffset()) + milliseconds;
}

/** Sets the clock of this process to a moment; `undefined` brings back real time. */
export function setClock(moment: Date | undefined): void {
  offset = moment ? moment.getTime() - Date.now() : 0;
}

/** How far the clock is from real time, in milliseconds. */
export function clockOffset(): number {
  offset ??= initialOffset();
  return offset;
}

/** Takes the offset another process of the same base has agreed on, in milliseconds. */
export function adoptClockOffset(milliseconds: number): void {
  offset = milliseconds;
}

function initialOffset(): number {
  const { startsAt } = env();
  return startsAt ? startsAt.getTime() - Date.now() : 0;
}
