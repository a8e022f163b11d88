import type { CareFigure, CareServiceRecord } from "#models/care-service";
import type { ChildminderCountRecord } from "#models/childminder-count";
import type { AreaCount } from "#models/observatory-area";
import type { PlannedPlaces } from "~/features/pledges/planned-places.queries.server";
import { ALL } from "~/vocabulary/observatory";
import { type CountDay, one } from "./tallies";

export type CountedService = Pick<
  CareServiceRecord,
  "kind" | "management" | "mode" | "communeCodes" | "places" | "byAge" | "oddHours" | "opensOn" | "closedOn"
>;

export type CountedChildminders = Pick<ChildminderCountRecord, "_id" | "childminders" | "places" | "free">;

/** Whether a place where children are minded is open on a day. */
export function isOpenOn({ opensOn, closedOn }: CountedService, { day }: CountDay): boolean {
  return (!opensOn || opensOn <= day) && (!closedOn || closedOn > day);
}

/**
 * What one place adds to the counts of its commune. Its places are those in all, else the sum of its age groups; free ones
 * are only those told by that day and still fresh. An itinerant or shared one is counted once, with whether it serves a
 * commune of low density.
 */
export function serviceFigures(
  { kind, management, mode, places, byAge, oddHours }: CountedService,
  on: CountDay,
  servesLowDensity: boolean,
): AreaCount[] {
  const inAll = places?.value ?? byAge.reduce((sum, row) => sum + (row.places ?? 0), 0);
  const free = byAge.map((row) => ({ age: row.age, count: freshValue(row.free, on) }));
  const isMoving = mode !== "fixed";
  return [
    one("services-mode", kind),
    one("places-mode", kind, inAll),
    ...(management ? [one("places-management", management, inAll)] : []),
    one(
      "free-mode",
      kind,
      free.reduce((sum, { count }) => sum + count, 0),
    ),
    ...byAge.map((row) => one("places-age", row.age, row.places ?? 0)),
    ...free.map(({ age, count }) => one("free-age", age, count)),
    ...[...new Set(oddHours)].map((hours) => one("services-odd", hours)),
    ...(isMoving ? [one("shared", ALL)] : []),
    ...(isMoving && servesLowDensity ? [one("shared-low-density", ALL)] : []),
    ...freshness([places, ...byAge.map((row) => row.free)], on),
  ];
}

/** What the totals of the childminders of a commune add to its counts. */
export function childmindersFigures(
  { childminders, places, free }: CountedChildminders,
  on: CountDay,
): AreaCount[] {
  return [
    one("childminders", ALL, childminders?.value ?? 0),
    one("places-mode", "childminder", places?.value ?? 0),
    one("free-mode", "childminder", freshValue(free, on)),
    ...freshness([childminders, places, free], on),
  ];
}

/** What a project adds, in the month it is planned to open. */
export function plannedFigures({ opensIn, places, isDecided }: PlannedPlaces): AreaCount[] {
  return [one(isDecided ? "planned-decided" : "planned-studied", opensIn, places)];
}

function freshValue(figure: CareFigure | undefined, { day, freshSince }: CountDay): number {
  return figure && figure.on >= freshSince && figure.on <= day ? figure.value : 0;
}

function freshness(figures: readonly (CareFigure | undefined)[], { day, freshSince }: CountDay): AreaCount[] {
  const told = figures.filter((figure) => figure !== undefined && figure.on <= day);
  const stale = told.filter((figure) => figure !== undefined && figure.on < freshSince);
  return [one("told", ALL, told.length), one("stale", ALL, stale.length)];
}
