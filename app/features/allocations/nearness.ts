import type { Point } from "#models/commune";
import { distanceKm } from "~/features/reference-data/distance";
import { BED_STEPS_KM } from "~/vocabulary/allocations";

/** Kilometres, in a straight line: a couple lives together, somebody without a car walks or cycles. */
export const NEAR_KM = 20;
export const WALK_KM = 5;

interface Somewhere {
  communeCode: string;
}

/** Where communes are, by code. */
export type Points = ReadonlyMap<string, Point>;

/** The indexes of those within so many kilometres; where a commune has no known position, of those of the same commune. */
export function within(
  points: Points,
  from: Somewhere,
  among: readonly Somewhere[],
  kilometres: number,
): number[] {
  return among.flatMap((to, index) =>
    kilometresTo(points, from, to, Infinity) <= kilometres ? [index] : [],
  );
}

/** How many steps of distance each is away; none where a position is not known, of which nothing is said. */
export function stepsFrom(points: Points, from: Somewhere, among: readonly Somewhere[]): number[] {
  return among.map((to) => {
    const kilometres = kilometresTo(points, from, to, 0);
    return BED_STEPS_KM.filter((step) => kilometres > step).length;
  });
}

function kilometresTo(points: Points, from: Somewhere, to: Somewhere, unknown: number): number {
  if (from.communeCode === to.communeCode) return 0;
  const [here, there] = [points.get(from.communeCode), points.get(to.communeCode)];
  return here && there ? distanceKm(here, there) : unknown;
}
