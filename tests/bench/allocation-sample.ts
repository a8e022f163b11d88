import type {
  Problem,
  ProblemIntern,
  ProblemPair,
  ProblemPlace,
} from "~/features/allocations/allocation-problem";
import { DEFAULT_WEIGHTS } from "~/vocabulary/allocations";
import { type Chance, chanceFrom } from "./random";

const LEVELS = 4;
const TOWNS = 60;
const LODGING_BEDS = 5;
/** Kilometres: the département is a square, and what is near is near in it. */
const SIDE_KM = 90;
const NEAR_KM = 20;
const WALK_KM = 5;
const BED_STEPS_KM = [20, 40];

interface Town {
  east: number;
  north: number;
}

export interface Sizes {
  interns: number;
  seats: number;
  beds: number;
  couples: number;
}

/** A semester made by chance: a place has one seat or two, 15 interns in 100 have no car, 65 need a bed. */
export function sampleProblem(seed: number, { interns, seats, beds, couples }: Sizes): Problem {
  const chance = chanceFrom(seed);
  const towns = Array.from({ length: TOWNS }, () => ({
    east: chance.next() * SIDE_KM,
    north: chance.next() * SIDE_KM,
  }));
  const places = placesOf(chance, seats);
  const [placeTowns, bedTowns] = [places.map(() => chance.pick(towns)), bedTownsOf(chance, towns, beds)];
  const levels = places.map((_place, index) => index % LEVELS);
  return {
    interns: Array.from({ length: interns }, (_intern, index) => internAt(chance, { index, levels, beds })),
    places,
    beds: bedTowns.map((_town, index) => ({
      id: `b${index}`,
      lodgingId: `l${Math.floor(index / LODGING_BEDS)}`,
    })),
    pairs: pairsOf(chance, interns, couples),
    nearPlaces: placeTowns.map((from) => within(from, placeTowns, NEAR_KM)),
    reachableBeds: placeTowns.map((from) => within(from, bedTowns, WALK_KM)),
    bedSteps: placeTowns.map((from) => bedTowns.map((to) => stepsBetween(from, to))),
    weights: DEFAULT_WEIGHTS,
  };
}

function placesOf(chance: Chance, seats: number): ProblemPlace[] {
  const places: ProblemPlace[] = [];
  for (let left = seats; left > 0; ) {
    const here = Math.min(left, chance.percent(35) ? 2 : 1);
    const facts = { needsCar: chance.percent(50), hasOnCall: chance.percent(40) };
    places.push({ id: `p${places.length}`, seats: here, ...facts });
    left -= here;
  }
  return places;
}

/** The beds of a lodging are in the same town. */
function bedTownsOf(chance: Chance, towns: readonly Town[], beds: number): Town[] {
  const lodgings = Array.from({ length: Math.ceil(beds / LODGING_BEDS) }, () => chance.pick(towns));
  return Array.from({ length: beds }, (_bed, index) => lodgings[Math.floor(index / LODGING_BEDS)]).filter(
    (town) => town !== undefined,
  );
}

function internAt(
  chance: Chance,
  { index, levels, beds }: { index: number; levels: readonly number[]; beds: number },
): ProblemIntern {
  const asked = [index % LEVELS, ...(chance.percent(50) ? [chance.below(LEVELS)] : [])];
  const allowed = [...levels.keys()].filter((place) => asked.includes(levels[place] ?? -1));
  // Wishes go to the same few places.
  const wishes = Array.from({ length: 2 + chance.below(6) }, () =>
    chance.percent(60) ? chance.pick(allowed.slice(0, 15)) : chance.pick(allowed),
  );
  const needsBed = chance.percent(65);
  return {
    placementId: `i${index}`,
    allowed,
    rankOf: Object.fromEntries([...new Set(wishes)].map((place, rank) => [place, rank])),
    hasCar: !chance.percent(15),
    ...(chance.percent(30) ? { wantsOnCall: chance.percent(50) } : {}),
    known: chance.percent(30) ? [chance.pick(allowed)] : [],
    needsBed,
    beds: needsBed
      ? Array.from({ length: beds }, (_bed, bed) => bed).filter((bed) => bed % 11 || index % 3)
      : [],
  };
}

function pairsOf(chance: Chance, interns: number, couples: number): ProblemPair[] {
  const kinds = Array.from({ length: couples }, () => coupleOrFriends(chance));
  return kinds.map((kind, index) => ({ one: 2 * index, other: interns - 1 - 2 * index, kind }));
}

function within(from: Town, among: readonly Town[], kilometres: number): number[] {
  return [...among.keys()].filter((index) => {
    const to = among[index];
    return to !== undefined && kilometresBetween(from, to) <= kilometres;
  });
}

/** None up to 20 km, then one for each 20 km more, two at most. */
function stepsBetween(from: Town, to: Town): number {
  return BED_STEPS_KM.filter((kilometres) => kilometresBetween(from, to) > kilometres).length;
}

function kilometresBetween(from: Town, to: Town): number {
  return Math.hypot(to.east - from.east, to.north - from.north);
}

function coupleOrFriends(chance: Chance): ProblemPair["kind"] {
  return chance.percent(75) ? "couple" : "friends";
}
