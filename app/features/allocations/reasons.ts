import type { Assignment, BedRefusal, Given, HardReason, Problem } from "./allocation-problem";
import { directExchange } from "./exchanges";
import { betterWishes, closerBeds, closerGoals, type Goal, isOpenTo, type Wish } from "./goals";
import { areNear, type Component, holdersOf, stepsTo } from "./worth";

/** What an exchange would change first, in the order of fairness. */
export interface Loss {
  wouldLose: Component;
  from: number;
  to: number;
}

/** What is known of somebody who has the seat or the bed wished for: facts of the problem, without a name. */
export interface Holder {
  intern: number;
  /** Rank of their wish for this place, from 0; undefined outside of their wishes. */
  rank?: number;
  isPinned: boolean;
  hasNoCar: boolean;
  /** The others of their pairs who are near this place. */
  nearCouple: readonly number[];
  nearFriends: readonly number[];
  isKnown: boolean;
  isOnCallWish: boolean;
  /** Had it before, when repairing. */
  isBefore: boolean;
}

/** Who else changes, and all the lines that change: whoever doubts an exchange can try it. */
export interface Exchanged {
  /** Of all the ways to give it, none costs less; else it is the direct exchange that costs least. */
  isExact: boolean;
  others: readonly number[];
  lines: readonly ({ intern: number } & Given)[];
}

/** What giving somebody what they lack would come to. */
export type Exchange =
  | ({ kind: "worse" } & Exchanged & Loss)
  | ({ kind: "tie" } & Exchanged)
  /** Only where the assignment is not the best: computed in too little time, or changed by hand. */
  | ({ kind: "better" } & Exchanged & Loss)
  /** Whoever has it was put there by hand. */
  | { kind: "impossible"; isExact: boolean };

/** What it would come to, exactly, to give each person what they lack, in the very assignment it was computed for. */
export type Prices = readonly { goal: Goal; exchange: Exchange }[];

/** How many there are for each reason, in the order they are met. */
export type Counted<Why extends string> = Readonly<Partial<Record<Why, number>>>;

export type Reason =
  /** A better wish that was not possible at all. */
  | { kind: "refused"; place: number; rank: number; why?: HardReason }
  /** A better wish whose seats are all taken. */
  | { kind: "taken"; place: number; rank: number; by: readonly Holder[]; exchange: Exchange }
  /** A better wish where a seat is free, and what going there would cost. */
  | { kind: "left-free"; place: number; rank: number; exchange: Exchange }
  /** Their place or bed was set by hand. */
  | { kind: "pinned"; what: "place" | "bed" }
  /** Without a place: none is allowed at all, and how many for each reason. */
  | { kind: "no-place-allowed"; refused: Counted<HardReason> }
  /** Without a place: those allowed, which are all taken, and what the cheapest to give would cost. */
  | { kind: "places-taken"; places: readonly number[]; exchange: Exchange }
  /** Without the bed needed: none is free over the days asked, and how many for each reason. */
  | { kind: "no-bed-free"; refused: Counted<BedRefusal> }
  /** Without the bed needed: those free over the days are given to others. */
  | { kind: "beds-taken"; by: readonly Holder[]; exchange: Exchange }
  /** A bed far from their place: no closer one is free over the days asked. */
  | { kind: "far-bed"; steps: number }
  /** A bed far from their place: those closer are given to others, or one is left, and what one of them would cost. */
  | { kind: "closer-beds"; steps: number; by: readonly Holder[]; isLeft: boolean; exchange: Exchange };

/**
 * Why somebody has what they have, from the assignment and the problem only: what was set by hand, each wish better than what
 * they got in the order of their ranks, then the place or the bed they lack, or how far their bed is. Nothing to say of a first
 * wish with a bed close to it.
 */
export function reasonsFor(
  problem: Problem,
  assignment: Assignment,
  intern: number,
  prices: Prices = [],
): Reason[] {
  const asked = problem.interns[intern];
  if (!asked) return [];
  const { place, bed } = assignment[intern] ?? {};
  const mine = prices.filter(({ goal }) => goal.intern === intern);
  const said: Said = {
    problem,
    assignment,
    priceOf: (goal) => priceIn(mine, goal) ?? directExchange(problem, assignment, goal),
  };
  const byHand: Reason[] = (["place", "bed"] as const).flatMap((what) =>
    asked.pinned?.[what] === undefined ? [] : [{ kind: "pinned", what }],
  );
  const lacksBed = place !== undefined && asked.needsBed && bed === undefined;
  return [
    ...byHand,
    ...betterWishes(problem, assignment, intern).map((wish) => reasonOfWish(said, intern, wish)),
    ...(place === undefined ? [reasonWithoutPlace(said, intern)] : []),
    ...(lacksBed ? [reasonWithoutBed(said, intern)] : []),
    ...reasonOfFarBed(said, intern),
  ];
}

interface Said {
  problem: Problem;
  assignment: Assignment;
  priceOf: (goal: Goal) => Exchange;
}

function priceIn(prices: Prices, { place, hasBed = false, closerThan }: Goal): Exchange | undefined {
  const found = prices.find(
    ({ goal }) => goal.place === place && (goal.hasBed ?? false) === hasBed && goal.closerThan === closerThan,
  );
  return found?.exchange;
}

function reasonOfWish({ problem, assignment, priceOf }: Said, intern: number, { place, rank }: Wish): Reason {
  if (!isOpenTo(problem, intern, place)) {
    const why = whyRefused(problem, intern, place);
    return { kind: "refused", place, rank, ...(why ? { why } : {}) };
  }
  const there = holdersOf(assignment, place);
  const exchange = priceOf({ intern, place });
  if (there.length < (problem.places[place]?.seats ?? 0)) return { kind: "left-free", place, rank, exchange };
  const by = there.map((holder) => holderAt(problem, assignment, { intern: holder, place }));
  return { kind: "taken", place, rank, by, exchange };
}

function reasonWithoutPlace({ problem, priceOf }: Said, intern: number): Reason {
  const places = (problem.interns[intern]?.allowed ?? []).filter((place) => isOpenTo(problem, intern, place));
  if (places.length === 0) return { kind: "no-place-allowed", refused: countRefused(problem, intern) };
  return { kind: "places-taken", places, exchange: priceOf({ intern }) };
}

function countRefused(problem: Problem, intern: number): Counted<HardReason> {
  const counts: Partial<Record<HardReason, number>> = {};
  for (const place of problem.places.keys()) {
    const why = whyRefused(problem, intern, place);
    if (why) counts[why] = (counts[why] ?? 0) + 1;
  }
  return counts;
}

function whyRefused({ interns }: Problem, intern: number, place: number): HardReason | undefined {
  return interns[intern]?.allowed.includes(place) ? "no-seat" : interns[intern]?.refused?.[place];
}

function reasonWithoutBed({ problem, assignment, priceOf }: Said, intern: number): Reason {
  const { beds = [], refusedBeds = {} } = problem.interns[intern] ?? {};
  if (beds.length === 0) return { kind: "no-bed-free", refused: refusedBeds };
  return {
    kind: "beds-taken",
    by: sleepersIn(problem, assignment, beds),
    exchange: priceOf({ intern, hasBed: true }),
  };
}

function reasonOfFarBed({ problem, assignment, priceOf }: Said, intern: number): Reason[] {
  const { place, bed } = assignment[intern] ?? {};
  const isByHand = problem.interns[intern]?.pinned?.bed !== undefined;
  if (place === undefined || bed === undefined || isByHand) return [];
  const steps = stepsTo(problem, place, bed);
  if (steps === 0) return [];
  const [goal] = closerGoals(problem, assignment, intern);
  if (!goal) return [{ kind: "far-bed", steps }];
  const beds = closerBeds(problem, assignment, intern);
  const by = sleepersIn(problem, assignment, beds);
  return [{ kind: "closer-beds", steps, by, isLeft: by.length < beds.length, exchange: priceOf(goal) }];
}

function sleepersIn(problem: Problem, assignment: Assignment, beds: readonly number[]): Holder[] {
  const sleepers = [...assignment.keys()].filter((one) => beds.includes(assignment[one]?.bed ?? -1));
  return sleepers.map((holder) => holderAt(problem, assignment, { intern: holder, ...assignment[holder] }));
}

function holderAt(
  problem: Problem,
  assignment: Assignment,
  { intern, place = -1, bed }: { intern: number } & Given,
): Holder {
  const asked = problem.interns[intern];
  const rank = asked?.rankOf[place];
  const pairs = problem.pairs.filter((pair) => pair.one === intern || pair.other === intern);
  const near = (kind: "couple" | "friends"): number[] =>
    pairs
      .filter((pair) => pair.kind === kind)
      .map(({ one, other }) => (one === intern ? other : one))
      .filter((partner) => areNear(problem, place, assignment[partner]?.place ?? -2));
  const isSame = (line: Given = {}): boolean => (bed === undefined ? line.place === place : line.bed === bed);
  return {
    intern,
    ...(rank === undefined ? {} : { rank }),
    isPinned: isSame(asked?.pinned),
    hasNoCar: !asked?.hasCar,
    ...{ nearCouple: near("couple"), nearFriends: near("friends") },
    isKnown: !!asked?.known.includes(place),
    isOnCallWish: !!asked?.wantsOnCall && !!problem.places[place]?.hasOnCall,
    isBefore: !!problem.isRepair && isSame(asked?.before),
  };
}
