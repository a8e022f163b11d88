import type { Weight } from "~/vocabulary/allocations";
import type { Assignment, Given, Problem, ProblemPair, Worth } from "./allocation-problem";

/** What of an assignment cannot be: a place not allowed or too full, a bed not free, taken twice or without a place, a pin left. */
export type Breach =
  | "place-not-allowed"
  | "place-full"
  | "bed-not-needed"
  | "bed-not-free"
  | "bed-taken"
  | "bed-without-place"
  | "pin-left";

/** What is compared, in the order of fairness. */
export const COMPONENTS = ["served", "placed", "moves", "worst", "total"] as const;
export type Component = (typeof COMPONENTS)[number];

/** Points are sums of what the team typed: less than this is rounding. */
const ROUNDING = 1e-6;

/**
 * What an assignment is worth. *served*: who has a place, and a bed when one is needed. *placed*: who has a place. *moves*:
 * when repairing, those who had something and whose place or bed is not the same (0 otherwise). *worst*: the most points one
 * person placed loses by their own terms (see `termsOf`). *total*: the points of all those placed, and those of each pair
 * apart. A pair is together when both are placed at places near each other: somebody without a place is apart.
 */
export function worthOf(problem: Problem, assignment: Assignment): Worth {
  const lost = assignment.flatMap((given, intern) =>
    given.place === undefined ? [] : [pointsOf(problem, intern, given)],
  );
  const apart = problem.pairs.map((pair) => pointsOfPair(problem, pair, assignment));
  return {
    served: assignment.filter((given, intern) => isServed(problem, intern, given)).length,
    placed: lost.length,
    moves: problem.isRepair
      ? assignment.filter((given, intern) => isMoved(problem, intern, given)).length
      : 0,
    worst: Math.max(0, ...lost),
    total: sum(lost) + sum(apart),
  };
}

/** Below 0 when `one` is worth more than `other`, 0 when they are worth the same. */
export function compareWorth(one: Worth, other: Worth): number {
  const component = firstDifference(one, other);
  if (!component) return 0;
  return betterWhenLow(component) * (one[component] - other[component]);
}

/** The first component, in the order of fairness, in which two differ. */
export function firstDifference(one: Worth, other: Worth): Component | undefined {
  return COMPONENTS.find((component) => Math.abs(one[component] - other[component]) > ROUNDING);
}

/** Has a place, and a bed when one is needed. */
export function isServed({ interns }: Problem, intern: number, { place, bed }: Given): boolean {
  return place !== undefined && (bed !== undefined || !interns[intern]?.needsBed);
}

/** Had something, and does not have the same. */
export function isMoved({ interns }: Problem, intern: number, { place, bed }: Given): boolean {
  const before = interns[intern]?.before;
  return before !== undefined && (before.place !== place || before.bed !== bed);
}

/** The points one person loses by what they are given; 0 without a place. */
export function pointsOf(problem: Problem, intern: number, given: Given): number {
  return sum(termsOf(problem, intern, given).map(({ points }) => points));
}

/**
 * What one person loses, term by term: each rank of their wishes, or a place outside of them if they said any; without a car,
 * a place that needs one and a bed that is not reachable from it; each step of distance to the bed; not going back when a known place was possible; on-call
 * duty not wished for, or wished for and not there. Terms of 0 points are left out.
 */
export function termsOf(
  problem: Problem,
  intern: number,
  given: Given,
): { weight: Weight; points: number }[] {
  const asked = problem.interns[intern];
  const place = problem.places[given.place ?? -1];
  if (!asked || !place || given.place === undefined) return [];
  const rank = asked.rankOf[given.place];
  const hasWishes = Object.keys(asked.rankOf).length > 0;
  const couldReturn = asked.known.some((known) => asked.allowed.includes(known));
  const isFar = given.bed !== undefined && !problem.reachableBeds[given.place]?.includes(given.bed);
  const times: [Weight, number][] = [
    ["wish", rank ?? 0],
    ["outsideWishes", Number(hasWishes && rank === undefined)],
    ["noCarSeat", Number(!asked.hasCar && place.needsCar)],
    ["noCarBed", Number(!asked.hasCar && isFar)],
    ["farBed", given.bed === undefined ? 0 : stepsTo(problem, given.place, given.bed)],
    ["unknownPlace", Number(couldReturn && !asked.known.includes(given.place))],
    ["onCall", Number(typeof asked.wantsOnCall === "boolean" && asked.wantsOnCall !== place.hasOnCall)],
  ];
  return times
    .map(([weight, count]) => ({ weight, points: count * problem.weights[weight] }))
    .filter(({ points }) => points !== 0);
}

/** How far a bed is from a place, in steps of distance from 0. */
export function stepsTo({ bedSteps }: Problem, place: number, bed: number): number {
  return bedSteps[place]?.[bed] ?? 0;
}

/** What a bed adds to the points of a place, of all of them the only terms that depend on both. */
export function pointsOfBed(problem: Problem, hasCar: boolean, { place, bed }: Required<Given>): number {
  const isFar = !hasCar && !problem.reachableBeds[place]?.includes(bed);
  return Number(isFar) * problem.weights.noCarBed + stepsTo(problem, place, bed) * problem.weights.farBed;
}

/** The points a pair costs: 0 when both are placed near each other. */
export function pointsOfPair(
  problem: Problem,
  { one, other, kind }: ProblemPair,
  assignment: Assignment,
): number {
  const [here, there] = [assignment[one]?.place, assignment[other]?.place];
  if (here !== undefined && there !== undefined && areNear(problem, here, there)) return 0;
  return problem.weights[kind === "couple" ? "apartCouple" : "apartFriends"];
}

/** The same place, or one among those near the other. */
export function areNear({ nearPlaces }: Problem, one: number, other: number): boolean {
  return one === other || !!nearPlaces[one]?.includes(other) || !!nearPlaces[other]?.includes(one);
}

/** The first thing that cannot be in an assignment, or null: places, seats, beds, and what was set by hand. */
export function isAllowed(problem: Problem, assignment: Assignment): Breach | null {
  for (const intern of problem.interns.keys()) {
    const breach = breachOf(problem, intern, assignment[intern] ?? {});
    if (breach) return breach;
  }
  const isFull = problem.places.some(({ seats }, place) => holdersOf(assignment, place).length > seats);
  if (isFull) return "place-full";
  const beds = assignment.flatMap(({ bed }) => (bed === undefined ? [] : [bed]));
  return new Set(beds).size < beds.length ? "bed-taken" : null;
}

/** Who is at a place. */
export function holdersOf(assignment: Assignment, place: number): number[] {
  return assignment.flatMap((given, intern) => (given.place === place ? [intern] : []));
}

/** What cannot be in the line of one intern, whatever the others have; what was set by hand is left aside on demand. */
export function breachOf(
  { interns }: Problem,
  intern: number,
  { place, bed }: Given,
  { arePinsKept = true } = {},
): Breach | null {
  const asked = interns[intern];
  if (!asked) return "place-not-allowed";
  if (place !== undefined && !asked.allowed.includes(place)) return "place-not-allowed";
  if (bed !== undefined && !asked.needsBed) return "bed-not-needed";
  if (bed !== undefined && !asked.beds.includes(bed)) return "bed-not-free";
  if (bed !== undefined && place === undefined) return "bed-without-place";
  const { pinned = {} } = asked;
  const isPinLeft = (pinned.place ?? place) !== place || (pinned.bed ?? bed) !== bed;
  return arePinsKept && isPinLeft ? "pin-left" : null;
}

function betterWhenLow(component: Component): 1 | -1 {
  return component === "served" || component === "placed" ? -1 : 1;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
