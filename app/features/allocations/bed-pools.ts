import { groupedBy } from "./grouping";
import { addColumn, atMost, type Model } from "./linear-model";
import { pointsOfBed } from "./worth";

/** Beds of some classes and the seats they are for: any of those beds does for any of those seats, who has which is said after. */
export interface BedPool {
  classes: readonly number[];
  seats: number[];
  beds: number[];
}

/** What the bed of somebody may cost at most, and the pool where it does. */
export interface Comfort {
  points: number;
  pool: BedPool;
}

/** What the bed of somebody who may sleep in these classes may cost at a place, and where it costs no more. */
export type ComfortsAt = (place: number, classes: readonly number[], hasCar: boolean) => readonly Comfort[];

/** Finds the comforts of a model, all as one when it is only to count, and adds their pools to it as they are met. */
export function comfortsIn({ problem, classes: known, pools }: Model, isCount: boolean): ComfortsAt {
  const byClasses = new Map<string, BedPool>();
  const comforts = new Map<string, readonly Comfort[]>();
  const poolOf = (classes: readonly number[]): BedPool =>
    remembered(byClasses, classes.join(" "), () => {
      const pool = { classes, seats: [], beds: [] };
      pools.push(pool);
      return pool;
    });
  return (place, classes, hasCar) =>
    remembered(comforts, `${place} ${hasCar} ${classes.join(" ")}`, () => {
      const pointsIn = (bedClass: number): number =>
        isCount ? 0 : pointsOfBed(problem, hasCar, { place, bed: known[bedClass]?.beds[0] ?? -1 });
      return [...groupedBy(classes, pointsIn).keys()].map((points) => ({
        points,
        pool: poolOf(classes.filter((bedClass) => pointsIn(bedClass) <= points)),
      }));
    });
}

/** Adds the beds of the pools to a model: as many as their seats, of any of their classes. */
export function addBeds(model: Model): void {
  for (const { classes, seats, beds } of model.pools.filter((pool) => pool.seats.length > 0)) {
    for (const bedClass of classes) {
      const most = Math.min(seats.length, model.classes[bedClass]?.beds.length ?? 0);
      beds.push(addColumn(model, { kind: "beds", bedClass, points: 0, isServing: false, most }));
    }
    model.rows.push({ ...atMost(beds, seats), least: 0 });
  }
}

/** The class of beds of each intern in a solution of the model. */
export function classesIn(
  { problem, columns, pools }: Model,
  values: ArrayLike<number>,
): (number | undefined)[] {
  const given: (number | undefined)[] = problem.interns.map(() => undefined);
  const timesOf = (column: number): number => Math.round(values[column] ?? 0);
  for (const [index, { kind, intern, bedClass }] of columns.entries())
    if (kind === "seat" && intern !== undefined && timesOf(index) > 0) given[intern] = bedClass;
  for (const { seats, beds } of pools) {
    const left = beds.flatMap((bed) => Array.from({ length: timesOf(bed) }, () => columns[bed]?.bedClass));
    for (const seat of seats) {
      const intern = columns[seat]?.intern;
      if (intern !== undefined && timesOf(seat) > 0) given[intern] = left.pop();
    }
  }
  return given;
}

function remembered<Known>(known: Map<string, Known>, key: string, make: () => Known): Known {
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
}
