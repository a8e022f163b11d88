import type { Assignment, Problem, ProblemIntern } from "./allocation-problem";
import { bedClasses, bedsWithin } from "./bed-classes";
import { addBeds, type ComfortsAt, classesIn, comfortsIn } from "./bed-pools";
import type { Goal } from "./goals";
import { groupedBy } from "./grouping";
import { addColumn, atMost, type Column, type Model, type Row } from "./linear-model";
import { addPairs } from "./pairs-model";
import { pointsOf, pointsOfBed, stepsTo } from "./worth";

export interface ModelChoices {
  /** Nobody loses more points than this by their own terms. */
  limit?: number;
  hasPairs?: boolean;
  /** What somebody must be given, to know what it costs. */
  must?: Goal;
  /** Only who has what, whatever it costs them. */
  isCount?: boolean;
}

/**
 * The choices and limits of a problem as a linear model. A seat is chosen together with what its bed may cost: none, or so
 * many points at most; beds are then counted, for all those to whom the same ones cost no more, so that its relaxation is
 * tight.
 */
export function buildModel(
  problem: Problem,
  { limit = Infinity, hasPairs = false, isCount = false, must }: ModelChoices,
): Model {
  const classes = bedClasses(problem);
  const model: Model = { problem, classes, pools: [], columns: [], rows: [], offset: 0 };
  const comfortsAt = comfortsIn(model, isCount);
  for (const [intern, asked] of problem.interns.entries())
    addIntern(model, { intern, asked, limit, comfortsAt, must: must?.intern === intern ? must : undefined });
  addBeds(model);
  addCapacities(model);
  if (hasPairs) addPairs(model);
  return model;
}

/** Who gets what in a solution of the model. */
export function assignmentFrom(model: Model, values: ArrayLike<number>): Assignment {
  const { problem, classes, columns } = model;
  const places: (number | undefined)[] = problem.interns.map(() => undefined);
  for (const [index, { kind, intern, place }] of columns.entries())
    if (kind === "seat" && intern !== undefined && (values[index] ?? 0) > 0.5) places[intern] = place;
  const beds = bedsWithin(problem, classes, classesIn(model, values));
  return problem.interns.map((_intern, index) => {
    const [place, bed] = [places[index], beds[index]];
    return { ...(place === undefined ? {} : { place }), ...(bed === undefined ? {} : { bed }) };
  });
}

interface Choosing {
  intern: number;
  asked: ProblemIntern;
  limit: number;
  must: Goal | undefined;
  comfortsAt: ComfortsAt;
}

function addIntern(model: Model, choosing: Choosing): void {
  const { asked, must } = choosing;
  const place = asked.pinned?.place ?? must?.place;
  const places = asked.allowed.filter((allowed) => place === undefined || place === allowed);
  const seats = places.flatMap((allowed) => addSeats(model, choosing, allowed));
  const isHere = asked.pinned?.place !== undefined || mustSleep(choosing) || must !== undefined;
  model.rows.push({ ...atMost(seats, []), least: isHere ? 1 : 0, most: 1 });
}

/** An intern at a place: without a bed, with one that may cost so much, or with the very bed they had. */
function addSeats(model: Model, choosing: Choosing, place: number): number[] {
  const { intern, asked, limit, comfortsAt } = choosing;
  const own = pointsOf(model.problem, intern, { place });
  const add = (points: number, more: Partial<Column>): number[] => {
    if (own + points > limit) return [];
    const column = { kind: "seat", intern, place, points: own + points, isServing: true, ...more } as const;
    return [addColumn(model, column)];
  };
  const before = model.problem.isRepair && asked.before?.place === place ? asked.before : undefined;
  const isKept = before !== undefined && before.bed === undefined;
  const without = mustSleep(choosing) ? [] : add(0, { isServing: !asked.needsBed, isKept });
  const classes = [...model.classes.keys()].filter((index) => mayTake(model, choosing, { place, index }));
  const sleeping = comfortsAt(place, classes, asked.hasCar).flatMap(({ points, pool }) => {
    const seats = add(points, { isPooled: true });
    pool.seats.push(...seats);
    return seats;
  });
  const bedClass = classes.find((index) => model.classes[index]?.beds.includes(before?.bed ?? -1));
  if (before?.bed === undefined || bedClass === undefined) return [...without, ...sleeping];
  const points = pointsOfBed(model.problem, asked.hasCar, { place, bed: before.bed });
  return [...without, ...sleeping, ...add(points, { bedClass, isKept: true })];
}

function mustSleep({ asked: { pinned }, must }: Choosing): boolean {
  return pinned?.bed !== undefined || !!must?.hasBed;
}

function mayTake(
  { problem, classes }: Model,
  { intern, asked, must }: Choosing,
  { place, index }: { place: number; index: number },
): boolean {
  const { beds = [], sleepers } = classes[index] ?? {};
  const { pinned } = asked;
  if (!sleepers?.has(intern) || (pinned?.bed !== undefined && !beds.includes(pinned.bed))) return false;
  return stepsTo(problem, place, beds[0] ?? -1) < (must?.closerThan ?? Infinity);
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
