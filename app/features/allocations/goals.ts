import type { Assignment, Problem } from "./allocation-problem";

/** What somebody lacks: a place (this one, or any), or the bed they need. */
export interface Goal {
  intern: number;
  place?: number;
  hasBed?: boolean;
}

export interface Wish {
  place: number;
  rank: number;
}

/** All that somebody would rather have and could be given: better wishes, then a place, then a bed. */
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
  ];
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
