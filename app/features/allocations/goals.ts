import type { Assignment, Problem } from "./allocation-problem";
import { stepsTo } from "./worth";

/** What somebody lacks: a place (this one, or any), or the bed they need. */
export interface Goal {
  intern: number;
  place?: number;
  hasBed?: boolean;
  /** Fewer steps of distance from the place to the bed. */
  closerThan?: number;
}

export interface Wish {
  place: number;
  rank: number;
}

/** All that somebody would rather have and could be given: better wishes, then a place, then a bed, then one less far. */
export function goalsOf(problem: Problem, assignment: Assignment, intern: number): Goal[] {
  const asked = problem.interns[intern];
  const given = assignment[intern] ?? {};
  if (!asked) return [];
  const wishes = betterWishes(problem, assignment, intern).filter(({ place }) =>
    isOpenTo(problem, intern, place),
  );
  const isPlaceable = asked.allowed.some((place) => isOpenTo(problem, intern, place));
  const lacksPlace = given.place === undefined && isPlaceable;
  const lacksBed =
    given.place !== undefined && given.bed === undefined && asked.needsBed && asked.beds.length > 0;
  return [
    ...wishes.map(({ place }) => ({ intern, place })),
    ...(lacksPlace ? [{ intern }] : []),
    ...(lacksBed ? [{ intern, hasBed: true }] : []),
    ...closerGoals(problem, assignment, intern),
  ];
}

/** A bed closer to their place than theirs; none when there is none, or when theirs was set by hand. */
export function closerGoals(problem: Problem, assignment: Assignment, intern: number): Goal[] {
  const { place, bed } = assignment[intern] ?? {};
  if (place === undefined || bed === undefined) return [];
  if (closerBeds(problem, assignment, intern).length === 0) return [];
  return [{ intern, place, hasBed: true, closerThan: stepsTo(problem, place, bed) }];
}

/** The beds free over their days that are closer to their place than theirs; none when theirs was set by hand. */
export function closerBeds(problem: Problem, assignment: Assignment, intern: number): number[] {
  const { beds = [], pinned } = problem.interns[intern] ?? {};
  const { place, bed } = assignment[intern] ?? {};
  if (place === undefined || bed === undefined || pinned?.bed !== undefined) return [];
  return beds.filter((other) => stepsTo(problem, place, other) < stepsTo(problem, place, bed));
}

/** The places wished for more than the one they got, first rank first; none when the place was set by hand. */
export function betterWishes({ interns }: Problem, assignment: Assignment, intern: number): Wish[] {
  const { rankOf = {}, pinned } = interns[intern] ?? {};
  if (pinned?.place !== undefined) return [];
  const got = assignment[intern]?.place;
  const reached = got === undefined ? Infinity : (rankOf[got] ?? Infinity);
  return Object.entries(rankOf)
    .map(([place, rank]) => ({ place: Number(place), rank }))
    .filter(({ rank }) => rank < reached)
    .sort((one, other) => one.rank - other.rank || one.place - other.place);
}

/** Whether a place is allowed to somebody and has a seat at all. */
export function isOpenTo({ interns, places }: Problem, intern: number, place: number): boolean {
  return !!interns[intern]?.allowed.includes(place) && (places[place]?.seats ?? 0) > 0;
}
