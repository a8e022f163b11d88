import type { Given } from "./allocation-problem";
import type { Search } from "./exchanges";
import { breachOf, compareWorth, stepsTo } from "./worth";

type Places = ReadonlyMap<number, number | undefined>;

/**
 * Tries the beds of those who change place: their own, those left, those that are free, then those of somebody else who
 * takes one of those in turn. Keeps the exchange when it is the cheapest so far.
 */
export function bedsFor(search: Search, places: Places, donors: number): void {
  choose(search, places);
  if (donors <= 0 || search.triesLeft <= 0) return;
  for (const donor of donorsFor(search, places)) {
    if (search.triesLeft <= 0) return;
    bedsFor(search, new Map([...places, [donor, search.assignment[donor]?.place]]), donors - 1);
  }
}

/** Who else has a bed that one of those might be given. */
function donorsFor({ problem, assignment }: Search, places: Places): number[] {
  const wanted = new Set([...places.keys()].flatMap((intern) => problem.interns[intern]?.beds ?? []));
  return [...assignment.keys()].filter((intern) => {
    const bed = assignment[intern]?.bed;
    const isPinned = problem.interns[intern]?.pinned?.bed !== undefined;
    return !places.has(intern) && !isPinned && bed !== undefined && wanted.has(bed);
  });
}

function choose(search: Search, places: Places): void {
  const pool = poolOf(search, places);
  const interns = [...places.keys()];
  const lines = new Map<number, Given>();
  const next = (rank: number): void => {
    const intern = interns[rank];
    if (intern === undefined) {
      consider(search, lines);
      return;
    }
    const taken = new Set([...lines.values()].map(({ bed }) => bed));
    for (const given of linesOf(search, { intern, place: places.get(intern), pool })) {
      if (given.bed !== undefined && taken.has(given.bed)) continue;
      if (search.triesLeft <= 0) return;
      lines.set(intern, given);
      next(rank + 1);
      lines.delete(intern);
    }
  };
  next(0);
}

/** Beds of those who change, and as many free ones of each kind as there are people. */
function poolOf({ problem, assignment }: Search, places: Places): number[] {
  const taken = new Set(
    assignment.flatMap(({ bed }, intern) => (bed === undefined || places.has(intern) ? [] : [bed])),
  );
  const counts = new Map<string, number>();
  const isOwn = (bed: number): boolean =>
    [...places.keys()].some((intern) =>
      [assignment[intern]?.bed, problem.interns[intern]?.before?.bed].includes(bed),
    );
  return [...problem.beds.keys()].filter((bed) => {
    if (taken.has(bed)) return false;
    const kind = kindOf(bed);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    return isOwn(bed) || (counts.get(kind) ?? 0) <= places.size;
  });

  function kindOf(bed: number): string {
    const facts = [...places].map(([intern, place]) => {
      const isFree = !!problem.interns[intern]?.beds.includes(bed);
      const isReachable = !!problem.reachableBeds[place ?? -1]?.includes(bed);
      return `${Number(isFree)}${Number(isReachable)}${stepsTo(problem, place ?? -1, bed)}`;
    });
    return facts.join(" ");
  }
}

function linesOf(
  { problem, goal }: Search,
  { intern, place, pool }: { intern: number; place: number | undefined; pool: readonly number[] },
): Given[] {
  if (place === undefined) return [{}];
  const isGoal = intern === goal.intern;
  const mustSleep = isGoal && goal.hasBed;
  const closerThan = (isGoal ? goal.closerThan : undefined) ?? Infinity;
  const lines: Given[] = [...pool.map((bed) => ({ place, bed })), ...(mustSleep ? [] : [{ place }])];
  const isCloser = (bed: number | undefined): boolean =>
    bed === undefined || stepsTo(problem, place, bed) < closerThan;
  return lines.filter((given) => isCloser(given.bed) && breachOf(problem, intern, given) === null);
}

function consider(search: Search, lines: ReadonlyMap<number, Given>): void {
  search.triesLeft -= 1;
  const worth = search.scorer.worthWith(lines);
  if (!search.best || compareWorth(worth, search.best.worth) < 0)
    search.best = { worth, lines: new Map(lines) };
}
