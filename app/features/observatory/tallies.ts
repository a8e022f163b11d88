import type { AreaCount } from "#models/observatory-area";
import type { ObservatoryFigure } from "~/vocabulary/observatory";

/** The day counted, and the first day on which a figure was told that is still fresh then. */
export interface CountDay {
  day: string;
  freshSince: string;
}

/** Where something is counted; an empty commune when only the intercommunalité is known. */
export interface CountedPlace {
  areaCode: string;
  communeCode: string;
}

/** The counts of each place, as they are added up: by place, then by figure and key. */
export type Tallies = Map<string, Map<string, AreaCount>>;

/** Adds counts to those of a place; nothing is kept of a zero. */
export function addTo(tallies: Tallies, place: CountedPlace, counts: readonly AreaCount[]): void {
  const key = keyOf(place);
  const sums = tallies.get(key) ?? new Map<string, AreaCount>();
  addAll(sums, counts);
  tallies.set(key, sums);
}

/** What was counted in a place. */
export function countedIn(tallies: Tallies, place: CountedPlace): AreaCount[] {
  return [...(tallies.get(keyOf(place))?.values() ?? [])];
}

/** One count of a figure under a key. */
export function one(figure: ObservatoryFigure, key: string, count = 1): AreaCount {
  return { figure, key, count };
}

/** Counts of the same figure and key made one. */
export function addUpCounts(counts: readonly AreaCount[]): AreaCount[] {
  const sums = new Map<string, AreaCount>();
  addAll(sums, counts);
  return [...sums.values()];
}

function keyOf({ areaCode, communeCode }: CountedPlace): string {
  return `${areaCode} ${communeCode}`;
}

function addAll(sums: Map<string, AreaCount>, counts: readonly AreaCount[]): void {
  for (const { figure, key, count } of counts) {
    if (count === 0) continue;
    const name = `${figure} ${key}`;
    sums.set(name, { figure, key, count: (sums.get(name)?.count ?? 0) + count });
  }
}
