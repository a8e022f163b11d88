import type { Day } from "~/core/calendar";
import { addDays, addMonths, type Span, spanBetween } from "~/core/days";
import { daysBetween } from "~/vocabulary/typography";

/** Days, both included; one that goes on has no last day. */
export interface Stretch {
  fromOn: Day;
  toOn?: Day;
}

/** Practice that was proved; outside the zone of the agreement it counts for nothing. */
export interface Practice extends Stretch {
  isInZone: boolean;
}

export interface Obligation {
  /** The first day from which practice counts. */
  startsOn: Day;
  /** Months of practice the agreement asks for. */
  months: number;
  practice: readonly Practice[];
  /** Days on which the agreement itself suspends the obligation. */
  suspensions: readonly Stretch[];
}

/** Where an obligation stands on a day, in days: `due` = `served` + `suspended` + `remaining`, always. */
export interface Balance {
  /** What the agreement asks for. */
  asked: number;
  /** The same, lengthened by the suspensions. */
  due: number;
  served: number;
  suspended: number;
  remaining: number;
  /** Days since the start that were neither served nor suspended: they lengthen nothing, and count for nothing. */
  missed: number;
  servedSpan: Span;
  remainingSpan: Span;
  /** The last day when every day to come is served; undefined once nothing remains, or while nobody knows when a suspension ends. */
  endsOn?: Day;
}

/**
 * Where an obligation stands at the end of a day. A day counts once: suspended, it is not served; outside the zone, it is
 * missed. The months asked for are those of the calendar from the first day, so that a 31st or a leap year changes nothing
 * to what is owed: what is served is laid end to end from there.
 */
export function balanceOn(obligation: Obligation, today: Day): Balance {
  const { startsOn, months } = obligation;
  const asked = daysBetween(startsOn, addMonths(startsOn, months));
  const { suspended, servedOf, elapsed } = countedDays(obligation, today);
  const served = Math.min(asked, servedOf);
  const remaining = asked - served;
  const reached = addDays(startsOn, served);
  return {
    ...{ asked, due: asked + suspended, served, suspended, remaining },
    missed: Math.max(0, elapsed - suspended - servedOf),
    servedSpan: spanBetween(startsOn, reached),
    remainingSpan: spanBetween(reached, addDays(startsOn, asked)),
    endsOn: endOf(obligation, today, remaining),
  };
}

/** The day after the last one due was served; undefined while days remain at the end of `today`. */
export function overOn(obligation: Obligation, today: Day): Day | undefined {
  const { startsOn } = obligation;
  const isServedAfter = (days: number) => balanceOn(obligation, addDays(startsOn, days)).remaining === 0;
  let [from, to] = [0, daysBetween(startsOn, today)];
  if (!isServedAfter(to)) return undefined;
  // What is served only grows: halved until one day is left.
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    [from, to] = isServedAfter(middle) ? [from, middle] : [middle + 1, to];
  }
  return addDays(startsOn, from + 1);
}

/** Of the days from the start to one day, that one included: how many were suspended, how many served in the zone. */
function countedDays({ startsOn, practice, suspensions }: Obligation, today: Day) {
  const elapsed = Math.max(0, daysBetween(startsOn, today) + 1);
  const limits = { fromOn: startsOn, toOn: today };
  const off = unionOf(suspensions, limits);
  const served = unionOf(
    practice.filter(({ isInZone }) => isInZone),
    limits,
  );
  const both = served.flatMap((one) => unionOf(off, one));
  return { elapsed, suspended: lengthOf(off), servedOf: lengthOf(served) - lengthOf(both) };
}

/** The day on which what remains is served when each day to come is, but for those to be suspended. */
function endOf({ startsOn, suspensions }: Obligation, today: Day, remaining: number): Day | undefined {
  if (remaining === 0 || suspensions.some(({ toOn }) => !toOn)) return undefined;
  const eve = addDays(startsOn, -1);
  const from = latest(today, eve);
  let endsOn = addDays(from, remaining);
  for (const off of unionOf(suspensions, { fromOn: addDays(from, 1), toOn: "9999-12-31" }))
    if (off.fromOn <= endsOn) endsOn = addDays(endsOn, lengthOf([off]));
  return endsOn;
}

/** Stretches within limits, in order, those that meet made one. */
function unionOf(stretches: readonly Stretch[], limits: Required<Stretch>): Required<Stretch>[] {
  const within = stretches
    .map(({ fromOn, toOn = limits.toOn }) => ({
      fromOn: latest(fromOn, limits.fromOn),
      toOn: earliest(toOn, limits.toOn),
    }))
    .filter(({ fromOn, toOn }) => fromOn <= toOn)
    .sort((one, other) => one.fromOn.localeCompare(other.fromOn));
  const union: Required<Stretch>[] = [];
  for (const { fromOn, toOn } of within) {
    const last = union.at(-1);
    if (last && fromOn <= addDays(last.toOn, 1)) last.toOn = latest(toOn, last.toOn);
    else union.push({ fromOn, toOn });
  }
  return union;
}

function lengthOf(stretches: readonly Required<Stretch>[]): number {
  return stretches.reduce((days, { fromOn, toOn }) => days + daysBetween(fromOn, toOn) + 1, 0);
}

function latest(one: Day, other: Day): Day {
  return one.localeCompare(other) > 0 ? one : other;
}

function earliest(one: Day, other: Day): Day {
  return one.localeCompare(other) < 0 ? one : other;
}
