import { assignmentFrom } from "./allocation-model";
import type { Assignment } from "./allocation-problem";
import type { Column, Model } from "./linear-model";
import {
  addRow,
  type Found,
  leastOf,
  limitPoints,
  relaxedLeastOf,
  type Solver,
} from "./linear-solver.server";
import { ImpossiblePins } from "./pin-conflicts";
import { worthOf } from "./worth";

/** What is told as it goes. */
export const STEPS = {
  count: "Le plus de personnes placées et logées",
  kept: "Le moins de changements",
  worst: "La personne la moins bien servie, le mieux possible",
  total: "Le meilleur total",
};

/** Counting people takes a second at most in the largest semesters, and is never cut short before this. */
const COUNT_SECONDS = 10;

/** What every later step must keep: sums of columns, and what they come to at least. */
interface Kept {
  timesOf: (column: Column) => number;
  least: number;
}

export interface Stage {
  assignment: Assignment;
  kept: readonly Kept[];
  limit: number;
  isProved: boolean;
}

interface Counted extends Stage {
  values: ArrayLike<number>;
}

interface Clock {
  left: () => number;
  onStep: ((step: string) => void) | undefined;
}

/** The most people served, then placed, then, when repairing, left where they are. */
export function mostCounted(solver: Solver, { left, onStep }: Clock): Stage {
  const { problem } = solver.model;
  const weight = problem.interns.length + 1;
  const seconds = (): number => Math.max(left(), COUNT_SECONDS);
  onStep?.(STEPS.count);
  const counted = most(
    solver,
    ({ kind, isServing }) => (isServing ? weight : 0) + Number(kind === "seat"),
    seconds(),
  );
  if (!problem.isRepair) return counted;
  onStep?.(STEPS.kept);
  for (const kept of counted.kept) keep(solver, kept);
  const repaired = most(solver, ({ isKept }) => Number(isKept ?? false), seconds(), counted);
  return {
    ...repaired,
    kept: [...counted.kept, ...repaired.kept],
    isProved: counted.isProved && repaired.isProved,
  };
}

function most(solver: Solver, timesOf: Kept["timesOf"], seconds: number, known?: Counted): Counted {
  const { model } = solver;
  const costs = model.columns.map((column) => -timesOf(column));
  const start = known?.values;
  const found = leastOf(solver, { costs, step: 1, seconds, ...(start ? { start } : {}) });
  if (found.isInfeasible) throw new ImpossiblePins({ kind: "together", interns: [], places: [] });
  const values = found.values ?? start;
  if (!values) throw new Error("no allocation was found in time");
  const least = Math.round(sumOver(model, timesOf, values));
  const assignment = assignmentFrom(model, values);
  return { values, assignment, kept: [{ timesOf, least }], limit: Infinity, isProved: found.isProved };
}

/**
 * The least points that the one who loses most can lose, without counting fewer people. Found by halves on the relaxation,
 * which never says too much, then from there up until a whole solution holds.
 */
export function leastWorst(
  solver: Solver,
  counted: Stage,
  { left, from }: { left: () => number; from: number },
): Stage {
  const { model } = solver;
  const goal = counted.kept.at(-1);
  if (!goal) return counted;
  for (const kept of counted.kept.slice(0, -1)) keep(solver, kept);
  const costs = model.columns.map((column) => -goal.timesOf(column));
  const seeking = () => ({ costs, step: 1, seconds: left() });
  const holds = ({ isInfeasible, value }: Found): boolean => !isInfeasible && -value > goal.least - 0.5;
  const reached = worthOf(model.problem, counted.assignment).worst;
  const between = pointsBelow(model, reached).filter((points) => points > from);
  const limits = [...new Set([Math.min(from, reached), ...between, reached])].sort(
    (one, other) => one - other,
  );
  let [low, high] = [0, limits.length - 1];
  let isSure = counted.isProved;
  const tried = (found: Found): boolean => {
    isSure &&= found.isProved || found.isInfeasible;
    return holds(found);
  };
  for (let middle = from > 0 ? 0 : high >> 1; low < high && isSure; middle = (low + high) >> 1) {
    limitPoints(solver, limits[middle] ?? reached);
    if (tried(relaxedLeastOf(solver, seeking()))) high = middle;
    else low = middle + 1;
  }
  for (const limit of limits.slice(low)) {
    if (limit >= reached || !isSure) break;
    limitPoints(solver, limit);
    const found = leastOf(solver, seeking());
    if (tried(found) && found.values)
      return { ...counted, assignment: assignmentFrom(model, found.values), limit, isProved: isSure };
  }
  return { ...counted, limit: reached, isProved: isSure };
}

/** From now on a sum is at least what it came to. */
export function keep(solver: Solver, { timesOf, least }: Kept): void {
  const entries = solver.model.columns.map((column, index): [number, number] => [index, timesOf(column)]);
  addRow(solver, { entries, least: least - 0.5, most: Infinity });
}

function pointsBelow({ columns }: Model, limit: number): number[] {
  return columns.flatMap(({ kind, points }) => (kind === "seat" && points < limit ? [points] : []));
}

function sumOver({ columns }: Model, timesOf: Kept["timesOf"], values: ArrayLike<number>): number {
  return columns.reduce((sum, column, index) => sum + timesOf(column) * Math.round(values[index] ?? 0), 0);
}
