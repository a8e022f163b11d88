import type { AreaCount } from "#models/observatory-area";
import { ALL, type ObservatoryFigure } from "~/vocabulary/observatory";

/** What was counted somewhere: a commune, an intercommunalité, the whole. */
export type Counts = readonly AreaCount[];

/** The counts of one figure, by key. */
export function figureByKey(counts: Counts, figure: ObservatoryFigure): Map<string, number> {
  const found = new Map<string, number>();
  for (const one of counts)
    if (one.figure === figure) found.set(one.key, (found.get(one.key) ?? 0) + one.count);
  return found;
}

/** One count; zero when nothing was counted. */
export function countOf(counts: Counts, figure: ObservatoryFigure, key: string = ALL): number {
  return figureByKey(counts, figure).get(key) ?? 0;
}

/** What the keys of a figure add up to: places in all modes, places planned in all months. */
export function sumOf(counts: Counts, figure: ObservatoryFigure): number {
  return total([...figureByKey(counts, figure).values()]);
}

/** The counts of several places as one list, to be read as the place they make together. */
export function togetherOf(places: readonly { counts: Counts }[]): Counts {
  return places.flatMap(({ counts }) => counts);
}

export function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
