import type { Assignment, Given, Problem, Worth } from "./allocation-problem";
import { bedsFor } from "./exchanged-beds";
import type { Goal } from "./goals";
import type { Exchange } from "./reasons";
import { type Scorer, scorerOf } from "./scoring";
import { breachOf, compareWorth, firstDifference, holdersOf, isMoved, pointsOfBed, worthOf } from "./worth";

/** What is being looked for, and how far. */
export interface Search {
  problem: Problem;
  assignment: Assignment;
  scorer: Scorer;
  goal: Goal;
  best?: { worth: Worth; lines: ReadonlyMap<number, Given> };
  triesLeft: number;
}

/** Enough for each who has a seat and each place they could have: a few milliseconds. */
const TRIES = 400;
/** Who is to have something, and one who leaves it. */
const LONGEST = 2;

/**
 * The direct exchange that costs least, among those that give somebody what they are to have: a free seat, or one taken from
 * whoever has it, who takes a free one, the one left, or none; beds follow. Pins are kept. A longer exchange might cost less:
 * `pricesOf` says exactly.
 */
export function directExchange(problem: Problem, assignment: Assignment, goal: Goal): Exchange {
  const search: Search = {
    problem,
    assignment,
    goal,
    scorer: scorerOf(problem, assignment),
    triesLeft: TRIES,
  };
  const chain = { places: new Map(), intern: goal.intern, length: LONGEST };
  for (const place of placesFor(problem, assignment, goal)) seat(search, chain, place);
  return exchangeOf(search);
}

function placesFor(
  { interns }: Problem,
  assignment: Assignment,
  { intern, place, hasBed }: Goal,
): readonly number[] {
  const current = assignment[intern]?.place;
  if (place !== undefined) return [place];
  return hasBed && current !== undefined ? [current] : (interns[intern]?.allowed ?? []);
}

/** Who has changed place so far, who must be seated now, and how many may still have to leave their seat. */
interface Chain {
  places: ReadonlyMap<number, number | undefined>;
  intern: number;
  length: number;
}

/** Seats somebody at a place: where a seat is free the exchange ends, else someone leaves in turn. */
function seat(search: Search, { places, intern, length }: Chain, place: number): void {
  if (search.triesLeft <= 0 || !mayHave(search, intern, place)) return;
  const after = new Map([...places, [intern, place]]);
  const there = holdersAfter(search, after, place);
  const isFree = there.length <= (search.problem.places[place]?.seats ?? 0);
  if (isFree) end(search, after, length);
  const leaving = isFree || length <= 1 ? [] : there.filter((holder) => !after.has(holder));
  for (const holder of leaving) leave(search, { places: after, intern: holder, length: length - 1 });
}

function leave(search: Search, chain: Chain): void {
  const { intern, places } = chain;
  const current = search.assignment[intern]?.place;
  for (const place of search.problem.interns[intern]?.allowed ?? [])
    if (place !== current) seat(search, chain, place);
  const isPinned = search.problem.interns[intern]?.pinned !== undefined;
  if (!isPinned) end(search, new Map([...places, [intern, undefined]]), chain.length);
}

/** Beds are only looked for where the best beds there can be would make it the cheapest. */
function end(search: Search, places: Chain["places"], length: number): void {
  search.triesLeft -= 1;
  if (isPromising(search, places)) bedsFor(search, places, search.goal.hasBed ? length - 1 : 0);
}

/** Whether the exchange, each having the best bed there is, is worth more than the best known. */
function isPromising(search: Search, places: Chain["places"]): boolean {
  const { problem, scorer, best } = search;
  if (!best) return true;
  const lines = new Map([...places].map(([intern, place]) => [intern, hopeFor(search, intern, place)]));
  const moved = [...places].filter(([intern]) => isMoved(problem, intern, lines.get(intern) ?? {}));
  const sure = moved.filter(([intern, place]) => place !== problem.interns[intern]?.before?.place);
  const worth = scorer.worthWith(lines);
  return (
    compareWorth(
      { ...worth, moves: worth.moves - (problem.isRepair ? moved.length - sure.length : 0) },
      best.worth,
    ) < 0
  );
}

/** The line somebody would have at a place with the best bed, were all of them free. */
function hopeFor({ problem }: Search, intern: number, place: number | undefined): Given {
  const { needsBed = false, beds = [], hasCar = true } = problem.interns[intern] ?? {};
  if (place === undefined) return {};
  let [best, least]: [number | undefined, number] = [undefined, Infinity];
  for (const bed of needsBed ? beds : []) {
    const points = pointsOfBed(problem, hasCar, { place, bed });
    if (points < least) [best, least] = [bed, points];
  }
  return { place, ...(best === undefined ? {} : { bed: best }) };
}

/** Whether somebody may have a place at all, with the bed that is pinned to them if one is. */
function mayHave({ problem }: Search, intern: number, place: number): boolean {
  return breachOf(problem, intern, { place, bed: problem.interns[intern]?.pinned?.bed }) === null;
}

function holdersAfter({ assignment }: Search, places: Chain["places"], place: number): number[] {
  const stayed = holdersOf(assignment, place).filter((intern) => !places.has(intern));
  return [...stayed, ...[...places].flatMap(([intern, there]) => (there === place ? [intern] : []))];
}

function exchangeOf({ problem, assignment, best, goal }: Search): Exchange {
  if (!best) return { kind: "impossible", isExact: false };
  const after = assignment.map((given, intern) => best.lines.get(intern) ?? given);
  return exchangeTo(problem, { assignment, after, intern: goal.intern, isExact: false });
}

/** What an exchange comes to, from the two assignments. */
export function exchangeTo(
  problem: Problem,
  {
    assignment,
    after,
    intern,
    isExact,
  }: { assignment: Assignment; after: Assignment; intern: number; isExact: boolean },
): Exchange {
  const changed = [...after.keys()].filter((one) => !isSame(after[one], assignment[one]));
  const lines = changed.map((one) => ({ intern: one, ...after[one] }));
  const others = changed.filter((one) => one !== intern);
  const [now, then] = [worthOf(problem, assignment), worthOf(problem, after)];
  const wouldLose = firstDifference(now, then);
  if (!wouldLose) return { kind: "tie", isExact, others, lines };
  const kind = compareWorth(then, now) < 0 ? "better" : "worse";
  return { kind, isExact, others, lines, wouldLose, from: now[wouldLose], to: then[wouldLose] };
}

function isSame(one: Given = {}, other: Given = {}): boolean {
  return one.place === other.place && one.bed === other.bed;
}
