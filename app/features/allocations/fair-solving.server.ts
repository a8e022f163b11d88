import type { Highs } from "highs";
import { assignmentFrom, buildModel } from "./allocation-model";
import type { Assignment, Problem, Worth } from "./allocation-problem";
import { keep, leastWorst, mostCounted, STEPS, type Stage } from "./fair-steps.server";
import type { Goal } from "./goals";
import { openSolver, stepOf, wholeLeastOf } from "./linear-solver.server";
import { ImpossiblePins, pinConflict } from "./pin-conflicts";
import { compareWorth, worthOf } from "./worth";

export interface Solved {
  assignment: Assignment;
  worth: Worth;
  isOptimal: boolean;
  /** Share of the total that might still be won; 1 when even what comes before the total is not proved. */
  gap: number;
}

export interface Steps {
  seconds: number;
  onStep?: (step: string) => void;
  /** What somebody must be given, and what is known without it: solved only up to the first component that is worse. */
  price?: { must: Goal; worth: Worth };
}

/**
 * The best assignment of a problem in the order of fairness, each component as good as it can be once those before it are.
 * Past so many seconds, gives the best one known and how far from the best it might be. Refuses pins that cannot all be kept.
 */
export function solveFairly(highs: Highs, problem: Problem, { seconds, onStep, price }: Steps): Solved {
  const conflict = pinConflict(problem);
  if (conflict) throw new ImpossiblePins(conflict);
  const endsAt = performance.now() + seconds * 1000;
  const left = (): number => (endsAt - performance.now()) / 1000;
  const must = price ? { must: price.must } : {};
  const solver = openSolver(highs, buildModel(problem, must));
  try {
    const counted = mostCounted(solver, { left, onStep });
    if (price && isLess(counted, price.worth)) return solvedAt(counted);
    onStep?.(STEPS.worst);
    const levelled = leastWorst(solver, counted, { left, from: price?.worth.worst ?? 0 });
    if (price && levelled.limit > price.worth.worst) return solvedAt(levelled);
    onStep?.(STEPS.total);
    return withLeastTotal(highs, levelled, { left, ...must });
  } finally {
    solver.held.dispose();
  }
}

/** The least total of points, pairs apart among them, without losing what came before. */
function withLeastTotal(
  highs: Highs,
  levelled: Stage,
  { left, must }: { left: () => number; must?: Goal },
): Solved {
  const { problem } = levelled.model;
  const known = assignmentFrom(levelled.model, levelled.values);
  const choices = { limit: levelled.limit, hasPairs: true, ...(must ? { must } : {}) };
  const model = buildModel(problem, choices);
  const solver = openSolver(highs, model);
  try {
    for (const kept of levelled.kept) keep(solver, kept);
    const costs = model.columns.map(({ points }) => points);
    const step = stepOf(costs);
    const found = wholeLeastOf(solver, { costs, step, seconds: left() });
    const assignment = bestOf(problem, known, found.values && assignmentFrom(model, found.values));
    const worth = worthOf(problem, assignment);
    const isOptimal = levelled.isProved && found.isProved;
    return {
      assignment,
      worth,
      isOptimal,
      gap: isOptimal ? 0 : gapOf(levelled, worth, found.bound + model.offset),
    };
  } finally {
    solver.held.dispose();
  }
}

/** What was found in time may be worth less than what was known. */
function bestOf(problem: Problem, known: Assignment, found: Assignment = known): Assignment {
  return compareWorth(worthOf(problem, found), worthOf(problem, known)) <= 0 ? found : known;
}

/** Whether fewer are served or placed, or more have to move. */
function isLess({ model, values }: Stage, known: Worth): boolean {
  const worth = worthOf(model.problem, assignmentFrom(model, values));
  return compareWorth({ ...worth, worst: 0, total: 0 }, { ...known, worst: 0, total: 0 }) > 0;
}

function solvedAt({ model, values, isProved }: Stage): Solved {
  const assignment = assignmentFrom(model, values);
  return {
    assignment,
    worth: worthOf(model.problem, assignment),
    isOptimal: isProved,
    gap: isProved ? 0 : 1,
  };
}

function gapOf({ isProved }: Stage, { total }: Worth, bound: number): number {
  if (!isProved || !Number.isFinite(bound)) return 1;
  return total > 0 ? Math.min(1, Math.max(0, (total - bound) / total)) : 0;
}
