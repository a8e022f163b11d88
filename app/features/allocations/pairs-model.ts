import type { ProblemPair } from "./allocation-problem";
import { groupedBy } from "./grouping";
import { addColumn, atMost, type Model } from "./linear-model";
import { areNear, pointsOfPair } from "./worth";

/**
 * Adds each pair to a model: a column for each two zones near each other says that the pair is there, one in each. A zone
 * of one of them is the places near the same places of the other.
 */
export function addPairs(model: Model): void {
  for (const pair of model.problem.pairs) {
    const points = pointsOfPair(model.problem, pair, []);
    model.offset += points;
    if (points > 0) addPair(model, pair, points);
  }
}

interface Zone {
  places: readonly number[];
  seats: readonly number[];
}

function addPair(model: Model, { one, other }: ProblemPair, points: number): void {
  const [mine, theirs] = [seatsByPlace(model, one), seatsByPlace(model, other)];
  const here = zonesOf(model, mine, [...theirs.keys()]);
  const there = zonesOf(model, theirs, [...mine.keys()]);
  const ways = here.flatMap((from, start) =>
    there.flatMap((to, end) => {
      const isNear = areNear(model.problem, from.places[0] ?? -1, to.places[0] ?? -2);
      const column = { kind: "together", intern: one, points: -points, isServing: false } as const;
      return isNear ? [{ start, end, column: addColumn(model, column) }] : [];
    }),
  );
  const columnsOf = (found: typeof ways | undefined): number[] => found?.map(({ column }) => column) ?? [];
  const [byStart, byEnd] = [groupedBy(ways, ({ start }) => start), groupedBy(ways, ({ end }) => end)];
  for (const [start, found] of byStart) model.rows.push(atMost(columnsOf(found), here[start]?.seats ?? []));
  for (const [end, found] of byEnd) model.rows.push(atMost(columnsOf(found), there[end]?.seats ?? []));
}

function seatsByPlace({ columns }: Model, intern: number): Map<number, number[]> {
  const seats = new Map<number, number[]>();
  for (const [index, column] of columns.entries()) {
    if (column.intern !== intern || column.place === undefined) continue;
    seats.set(column.place, [...(seats.get(column.place) ?? []), index]);
  }
  return seats;
}

/** Places grouped by those of the other they are near to; near to none, they bring nobody together. */
function zonesOf({ problem }: Model, seats: Map<number, number[]>, others: readonly number[]): Zone[] {
  const keyOf = (place: number): string => others.filter((other) => areNear(problem, place, other)).join(" ");
  const zones = groupedBy(seats.keys(), keyOf);
  zones.delete("");
  return [...zones.values()].map((places) => ({
    places,
    seats: places.flatMap((place) => seats.get(place) ?? []),
  }));
}
