import type { Assignment, Problem } from "./allocation-problem";
import { bedClasses, bedsWithin } from "./bed-classes";
import type { Goal } from "./goals";
import { groupedBy } from "./grouping";
import { addColumn, atMost, type Column, type Model, type Row } from "./linear-model";
import { addPairs } from "./pairs-model";
import { pointsOf } from "./worth";

export interface ModelChoices {
  /** Nobody loses more points than this by their own terms. */
  limit?: number;
  hasPairs?: boolean;
  /** What somebody must be given, to know what it costs. */
  must?: Goal;
}

/**
 * The choices and limits of a problem as a linear model. Without a car, a seat is chosen together with what the bed is:
 * reachable, far, or none, and each bed of a class follows from one of those, so that its relaxation is tight.
 */
export function buildModel(
  problem: Problem,
  { limit = Infinity, hasPairs = false, must }: ModelChoices,
): Model {
  const model: Model = { problem, classes: bedClasses(problem), columns: [], rows: [], offset: 0 };
  for (const intern of problem.interns.keys())
    addIntern(model, intern, { limit, ...(must?.intern === intern ? { must } : {}) });
  addCapacities(model);
  if (problem.isRepair) for (const intern of problem.interns.keys()) addKept(model, intern);
  if (hasPairs) addPairs(model);
  return model;
}

/** Who gets what in a solution of the model. */
export function assignmentFrom(model: Model, values: ArrayLike<number>): Assignment {
  const { problem, classes, columns } = model;
  const chosen = columns.filter((_column, index) => (values[index] ?? 0) > 0.5);
  const places: (number | undefined)[] = problem.interns.map(() => undefined);
  const givenClasses: (number | undefined)[] = problem.interns.map(() => undefined);
  for (const { kind, intern, place, bedClass } of chosen) {
    if (kind === "seat") places[intern] = place;
    if (kind === "bed") givenClasses[intern] = bedClass;
  }
  const beds = bedsWithin(problem, classes, givenClasses);
  return problem.interns.map((_intern, index) => {
    const [place, bed] = [places[index], beds[index]];
    return { ...(place === undefined ? {} : { place }), ...(bed === undefined ? {} : { bed }) };
  });
}

function addIntern(model: Model, intern: number, { limit = Infinity, must }: ModelChoices): void {
  const asked = model.problem.interns[intern];
  if (!asked) return;
  const { pinned } = asked;
  const place = pinned?.place ?? must?.place;
  const places = asked.allowed.filter((allowed) => place === undefined || place === allowed);
  const classes = [...model.classes.keys()].filter((index) => mayTake(model, intern, index));
  const mustSleep = pinned?.bed !== undefined || !!must?.hasBed;
  const isTied = asked.needsBed && !asked.hasCar && model.problem.weights.noCarBed > 0;
  const seats = isTied
    ? addTied(model, { intern, places, classes, limit, mustSleep })
    : addFree(model, { intern, places, classes, limit, mustSleep });
  const isHere = pinned?.place !== undefined || mustSleep || must !== undefined;
  model.rows.push({ ...atMost(seats, []), least: isHere ? 1 : 0, most: 1 });
}

interface InternChoices {
  intern: number;
  places: readonly number[];
  classes: readonly number[];
  limit: number;
  mustSleep: boolean;
}

/** Places and beds chosen apart: which bed it is costs nothing. */
function addFree(model: Model, { intern, places, classes, limit, mustSleep }: InternChoices): number[] {
  const needsBed = !!model.problem.interns[intern]?.needsBed;
  const seats = places.flatMap((place) => {
    const points = pointsOf(model.problem, intern, { place });
    if (points > limit) return [];
    return [addColumn(model, { kind: "seat", intern, place, points, isServing: !needsBed })];
  });
  if (!needsBed) return seats;
  const beds = classes.map((bedClass) => addBed(model, intern, bedClass));
  model.rows.push(atMost(beds, seats), bedRow(beds, mustSleep));
  return seats;
}

/** Places chosen with what the bed is from there; a zone is the places from which the same beds are reachable. */
function addTied(model: Model, { intern, places, classes, limit, mustSleep }: InternChoices): number[] {
  const { problem } = model;
  const seatAt = (place: number, extra: number): number[] => {
    const points = pointsOf(problem, intern, { place }) + extra;
    return points > limit
      ? []
      : [addColumn(model, { kind: "seat", intern, place, points, isServing: false })];
  };
  const isReachable = (place: number, index: number): boolean =>
    !!model.classes[index]?.reachableFrom.has(place);
  const near = (place: number): number[] => classes.filter((index) => isReachable(place, index));
  const zones = groupedBy(places, (place) => near(place).join(" "));
  const zoneOf = new Map([...zones.values()].map((inside) => [inside, near(inside[0] ?? -1)]));
  const without = places.flatMap((place) => seatAt(place, 0));
  const hasFar = places.filter((place) => near(place).length < classes.length);
  const far = hasFar.flatMap((place) => seatAt(place, problem.weights.noCarBed));
  const farBeds = far.length > 0 ? classes.map((bedClass) => addBed(model, intern, bedClass)) : [];
  model.rows.push({ ...atMost(farBeds, far), least: 0 });
  const reached = [...zoneOf].flatMap(([inside, within]) => {
    if (within.length === 0) return [];
    const seats = inside.flatMap((place) => seatAt(place, 0));
    const beds = within.map((bedClass) => addBed(model, intern, bedClass));
    model.rows.push({ ...atMost(beds, seats), least: 0 });
    return [{ seats, beds }];
  });
  const beds = [...farBeds, ...reached.flatMap((zone) => zone.beds)];
  model.rows.push(bedRow(beds, mustSleep));
  return [...without, ...far, ...reached.flatMap(({ seats }) => seats)];
}

function mayTake({ classes, problem }: Model, intern: number, index: number): boolean {
  const pinned = problem.interns[intern]?.pinned?.bed;
  const known = classes[index];
  return !!known?.sleepers.has(intern) && (pinned === undefined || known.beds.includes(pinned));
}

function addBed(model: Model, intern: number, bedClass: number): number {
  return addColumn(model, { kind: "bed", intern, bedClass, points: 0, isServing: true });
}

function bedRow(beds: readonly number[], mustSleep: boolean): Row {
  return { ...atMost(beds, []), least: mustSleep ? 1 : 0, most: 1 };
}

function addCapacities(model: Model): void {
  const numbered = [...model.columns.entries()];
  const byPlace = groupedBy(numbered, ([, { place }]) => place);
  const byClass = groupedBy(numbered, ([, { bedClass }]) => bedClass);
  const room = (columns: typeof numbered | undefined, most: number): Row => ({
    ...atMost(columns?.map(([index]) => index) ?? [], []),
    most,
  });
  for (const [place, { seats }] of model.problem.places.entries())
    model.rows.push(room(byPlace.get(place), seats));
  for (const [index, { beds }] of model.classes.entries())
    model.rows.push(room(byClass.get(index), beds.length));
}

/** Whether an intern keeps what they had before: their place, and their bed or none. */
function addKept(model: Model, intern: number): void {
  const before = model.problem.interns[intern]?.before;
  if (before?.place === undefined) return;
  const mine = [...model.columns.entries()].filter(([, column]) => column.intern === intern);
  const indexes = (isOne: (column: Column) => boolean): number[] =>
    mine.flatMap(([index, column]) => (isOne(column) ? [index] : []));
  const isOwn = ({ bedClass }: Column): boolean =>
    bedClass !== undefined && !!model.classes[bedClass]?.beds.includes(before.bed ?? -1);
  const kept = addColumn(model, { kind: "kept", intern, points: 0, isServing: false });
  model.rows.push(
    atMost(
      [kept],
      indexes(({ kind, place }) => kind === "seat" && place === before.place),
    ),
  );
  model.rows.push(
    before.bed === undefined
      ? atMost([kept, ...indexes(({ kind }) => kind === "bed")], [], 1)
      : atMost([kept], indexes(isOwn)),
  );
}
