import { type Chance, chanceFrom } from "#tests/bench/random";
import type {
  Assignment,
  Given,
  Problem,
  ProblemIntern,
  ProblemPair,
  Worth,
} from "~/features/allocations/allocation-problem";
import { compareWorth, worthOf } from "~/features/allocations/worth";
import type { Weight, Weights } from "~/vocabulary/allocations";

/** A semester small enough to try everything: at most 5 interns, 4 places and 4 beds. */
export function smallProblem(seed: number): Problem {
  const chance = chanceFrom(seed);
  const [interns, places, beds] = [1 + chance.below(5), 1 + chance.below(4), chance.below(5)];
  const some = (count: number, share: number): number[] => indexes(count).filter(() => chance.percent(share));
  const isRepair = chance.percent(35);
  const problem: Problem = {
    interns: indexes(interns).map((index) => internAt(chance, { index, places, beds, isRepair })),
    places: indexes(places).map((index) => ({
      ...{ id: `p${index}`, seats: chance.below(10) < 8 ? 1 : chance.below(3) },
      ...{ needsCar: chance.percent(50), hasOnCall: chance.percent(50) },
    })),
    beds: indexes(beds).map((index) => ({ id: `b${index}`, lodgingId: `l${index >> 1}` })),
    pairs: some(interns - 1, 40).map((one): ProblemPair => pairAt(chance, one, interns)),
    nearPlaces: indexes(places).map((place) => [place, ...some(places, 25)]),
    reachableBeds: indexes(places).map(() => some(beds, 40)),
    bedSteps: indexes(places).map(() => indexes(beds).map(() => chance.below(3))),
    weights: weightsOf(chance),
    ...(isRepair ? { isRepair } : {}),
  };
  return problem;
}

function internAt(
  chance: Chance,
  { index, places, beds, isRepair }: { index: number; places: number; beds: number; isRepair: boolean },
): ProblemIntern {
  const some = (count: number, share: number): number[] => indexes(count).filter(() => chance.percent(share));
  const allowed = some(places, 75);
  const needsBed = chance.percent(60);
  const free = needsBed ? some(beds, 75) : [];
  const wishes = some(places, 55).sort(() => chance.next() - 0.5);
  const oneOf = (list: readonly number[], share: number): number | undefined =>
    list.length > 0 && chance.percent(share) ? chance.pick(list) : undefined;
  const pinned = line(oneOf(allowed, 12), oneOf(free, 8));
  const before = line(oneOf(indexes(places), 85), oneOf(indexes(beds), needsBed ? 80 : 5));
  return {
    ...{ placementId: `i${index}`, allowed, needsBed, beds: free, known: some(places, 25) },
    rankOf: Object.fromEntries(wishes.map((place, rank) => [place, rank])),
    hasCar: chance.percent(60),
    ...(chance.percent(40) ? { wantsOnCall: chance.percent(50) } : {}),
    ...(Object.keys(pinned).length > 0 ? { pinned } : {}),
    ...(isRepair && Object.keys(before).length > 0 ? { before } : {}),
  };
}

function pairAt(chance: Chance, one: number, interns: number): ProblemPair {
  return {
    one,
    other: one + 1 + chance.below(interns - one - 1),
    kind: chance.percent(50) ? "couple" : "friends",
  };
}

function weightsOf(chance: Chance): Weights {
  const weigh = (weight: Weight): [Weight, number] => [weight, chance.percent(10) ? 0 : chance.below(60)];
  const [wish, outsideWishes, apartCouple, apartFriends] = (
    ["wish", "outsideWishes", "apartCouple", "apartFriends"] as const
  ).map(weigh);
  const others = (["noCarSeat", "noCarBed", "farBed", "unknownPlace", "onCall"] as const).map(weigh);
  const known = Object.fromEntries(
    [wish, outsideWishes, apartCouple, apartFriends, ...others].filter((pair) => pair !== undefined),
  );
  const of = (weight: Weight): number => known[weight] ?? 0;
  return {
    ...{ wish: of("wish"), outsideWishes: of("outsideWishes"), noCarSeat: of("noCarSeat") },
    ...{ apartCouple: of("apartCouple"), apartFriends: of("apartFriends"), noCarBed: of("noCarBed") },
    ...{ farBed: of("farBed"), unknownPlace: of("unknownPlace"), onCall: of("onCall") },
  };
}

/** The worth of the best assignment, found by trying every one; null when what is pinned cannot be kept. */
export function bestOfAll(problem: Problem): Worth | null {
  let best: Worth | null = null;
  const lines: Given[] = [];
  const visit = (intern: number, served: number): void => {
    const asked = problem.interns[intern];
    // Whoever is left can at most be served too.
    if (best && served + problem.interns.length - intern < best.served) return;
    if (!asked) {
      const worth = worthOf(problem, lines);
      if (!best || compareWorth(worth, best) < 0) best = worth;
      return;
    }
    for (const given of linesOf(problem, asked, lines)) {
      lines.push(given);
      visit(intern + 1, served + Number(hasAll(asked, given)));
      lines.pop();
    }
  };
  visit(0, 0);
  return best;
}

/** Every line an intern may have beside those of the others, the fullest first. */
function linesOf({ places }: Problem, asked: ProblemIntern, others: Assignment): Given[] {
  const { pinned = {} } = asked;
  const takenAt = (place: number): number => others.filter((given) => given.place === place).length;
  const open = asked.allowed.filter((place) => takenAt(place) < (places[place]?.seats ?? 0));
  const beds = asked.needsBed ? asked.beds.filter((bed) => !others.some((given) => given.bed === bed)) : [];
  const lines: Given[] = [
    ...open.flatMap((place) => beds.map((bed) => ({ place, bed }))),
    ...open.map((place) => ({ place })),
    {},
  ];
  return lines.filter(({ place, bed }) => (pinned.place ?? place) === place && (pinned.bed ?? bed) === bed);
}

function hasAll({ needsBed }: ProblemIntern, { place, bed }: Given): boolean {
  return place !== undefined && (!needsBed || bed !== undefined);
}

function line(place: number | undefined, bed: number | undefined): Given {
  return { ...(place === undefined ? {} : { place }), ...(bed === undefined ? {} : { bed }) };
}

function indexes(count: number): number[] {
  return Array.from({ length: Math.max(0, count) }, (_item, index) => index);
}
