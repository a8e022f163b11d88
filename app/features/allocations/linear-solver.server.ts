import type { Highs, Model as HighsModel, ModelData, SymbolDisposable } from "highs";
import type { Model, Row } from "./linear-model";

/** A model in the solver's memory, solved again as its limits and what is sought change. Ended by `dispose`. */
export interface Solver {
  highs: Highs;
  held: SymbolDisposable<HighsModel>;
  model: Model;
}

export interface Found {
  /** Undefined when nothing was found in time. */
  values?: ArrayLike<number> | undefined;
  value: number;
  /** No solution can be worth less than this. */
  bound: number;
  isInfeasible: boolean;
  isProved: boolean;
}

export interface Seeking {
  /** What is to be made as small as can be, for each column. */
  costs: readonly number[];
  /** Two solutions whose values differ by less are worth the same. */
  step: number;
  seconds: number;
  /** A solution known to hold, to start from. */
  start?: ArrayLike<number>;
}

const WHOLE = 1e-6;

/** Gives a model to the solver. */
export function openSolver(highs: Highs, model: Model): Solver {
  const held = highs.createModel(dataOf(model));
  held.options.set({ output_flag: false, mip_rel_gap: 0, random_seed: 0 });
  return { highs, held, model };
}

/**
 * The least value of a sum over the columns chosen: by the relaxation when its solution is whole, which it mostly is, else by
 * branching. Takes at most so many seconds; says when nothing can hold.
 */
export function leastOf(solver: Solver, seeking: Seeking): Found {
  const startedAt = performance.now();
  const relaxed = relaxedLeastOf(solver, seeking);
  // Cut short, its parts of seats are not an assignment.
  if (!relaxed.isProved) return { ...relaxed, values: undefined };
  if (isWhole(solver.model, relaxed.values)) return relaxed;
  const seconds = seeking.seconds - (performance.now() - startedAt) / 1000;
  return wholeLeastOf(solver, { ...seeking, seconds });
}

/** The same as `leastOf`, with parts of a seat or of a bed allowed: nothing whole is worth less. */
export function relaxedLeastOf(solver: Solver, seeking: Seeking): Found {
  solver.held.clearIntegrality();
  return run(solver, seeking);
}

/** The same as `leastOf`, by branching from the start. */
export function wholeLeastOf(solver: Solver, seeking: Seeking): Found {
  const { held, highs, model } = solver;
  const { integer, continuous } = highs.constants.variableType;
  const types = model.columns.map(({ kind }) => (kind === "together" ? continuous : integer));
  if (types.length > 0) held.changeColsIntegrality({ kind: "range", from: 0, to: types.length - 1 }, types);
  held.options.set({ mip_abs_gap: seeking.step * 0.99 });
  if (seeking.start) held.setSolution({ colValue: [...Array.from(seeking.start)] });
  return run(solver, seeking);
}

/** From now on the sum is at least this. */
export function addRow(solver: Solver, { entries, least, most }: Row): void {
  const kept = entries.filter(([, times]) => times !== 0);
  const [indices, values] = [kept.map(([column]) => column), kept.map(([, times]) => times)];
  solver.held.addRow(least, most, { indices, values });
}

/**
 * From now on nobody is given what makes them lose more points than this. Only for what does not depend on points: of the
 * comforts of somebody at a place, the widest that is left does for the others, as it has all of their beds.
 */
export function limitPoints({ held, model }: Solver, limit: number): void {
  const { columns } = model;
  const least = columns.map(() => 0);
  const most = columns.map((column) =>
    column.kind === "seat" && column.points > limit ? 0 : (column.most ?? 1),
  );
  const widest = new Map<string, number>();
  for (const [index, { kind, isPooled, intern, place, points }] of columns.entries()) {
    if (kind !== "seat" || !isPooled || points > limit) continue;
    const key = `${intern} ${place}`;
    const former = widest.get(key);
    const isWider = former === undefined || (columns[former]?.points ?? 0) < points;
    if (isWider) widest.set(key, index);
    const closed = isWider ? former : index;
    if (closed !== undefined) most[closed] = 0;
  }
  if (most.length > 0) held.changeColsBounds({ kind: "range", from: 0, to: most.length - 1 }, least, most);
}

/** What two totals differ by at least: the greatest number all points are multiples of, when they are whole numbers. */
export function stepOf(points: readonly number[]): number {
  const distinct = [...new Set(points.map(Math.abs))];
  if (!distinct.every(Number.isInteger)) return 1e-6;
  return distinct.reduce(greatestDivisor, 0) || 1;
}

function greatestDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestDivisor(other, one % other);
}

function run({ held, highs, model }: Solver, { costs, seconds }: Seeking): Found {
  // Nobody may have anything: the solver solves nothing without a choice.
  if (costs.length === 0) return withoutChoice(model);
  held.changeColsCost({ kind: "range", from: 0, to: costs.length - 1 }, costs);
  held.options.set({ time_limit: Math.max(0.01, seconds) });
  held.zeroAllClocks();
  const { modelStatus } = ranOnce(held);
  const { optimal, infeasible, unboundedOrInfeasible, empty } = highs.constants.modelStatus;
  const isMip = held.info.get("mip_node_count") !== -1n;
  const hasSolution = held.info.get("primal_solution_status") === 2;
  const isProved = modelStatus === optimal || modelStatus === empty;
  const value = hasSolution ? held.getObjectiveValue() : Infinity;
  const bound = isMip ? Number(held.info.get("mip_dual_bound")) : value;
  return {
    ...(hasSolution || isProved
      ? { values: held.getSolution().colValue.slice(0, model.columns.length) }
      : {}),
    value,
    bound: isProved && !isMip ? value : bound,
    isInfeasible: modelStatus === infeasible || modelStatus === unboundedOrInfeasible,
    isProved,
  };
}

/** HiGHS 1.15 fails, once in thousands of small models, on what it simplified itself: it is then solved as it is. */
function ranOnce(held: Solver["held"]): ReturnType<Solver["held"]["run"]> {
  try {
    return held.run();
  } catch {
    held.options.set({ presolve: "off" });
    const ran = held.run();
    held.options.set({ presolve: "choose" });
    return ran;
  }
}

function withoutChoice({ rows }: Model): Found {
  const isInfeasible = rows.some(({ least }) => least > 0);
  return { values: [], value: 0, bound: 0, isInfeasible, isProved: !isInfeasible };
}

function isWhole({ columns }: Model, values: ArrayLike<number> | undefined): boolean {
  if (!values) return false;
  return columns.every(({ kind }, index) => {
    const value = values[index] ?? 0;
    return kind === "together" || Math.abs(value - Math.round(value)) < WHOLE;
  });
}

function dataOf({ columns, rows }: Model): ModelData {
  const entries = rows.flatMap((row) => row.entries);
  const starts = [0];
  for (const row of rows) starts.push((starts.at(-1) ?? 0) + row.entries.length);
  return {
    numCols: columns.length,
    numRows: rows.length,
    colCost: columns.map(() => 0),
    colLower: columns.map(() => 0),
    colUpper: columns.map(({ most }) => most ?? 1),
    rowLower: rows.map(({ least }) => least),
    rowUpper: rows.map(({ most }) => most),
    matrix: {
      format: "csr",
      ...{ numRows: rows.length, numCols: columns.length, starts },
      indices: entries.map(([column]) => column),
      values: entries.map(([, times]) => times),
    },
  };
}
