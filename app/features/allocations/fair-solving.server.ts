import type { Highs } from "highs";
import { assignmentFrom, buildModel } from "./allocation-model";
import type { Assignment, Problem, Worth } from "./allocation-problem";
import { keep, leastWorst, mostCounted, STEPS, type Stage } from "./fair-steps.server";
import type { Goal } from "./goals";
import type { Model } from "./linear-model";
import { openSolver, type Solver, stepOf, wholeLeastOf } from "./linear-solver.server";
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
  const counted = within(highs, buildModel(problem, { ...must, isCount: true }), (solver) =>
    mostCounted(solver, { left, onStep }),
  );
  if (price && isLess(problem, counted, price.worth)) return solvedAt(problem, counted);
  onStep?.(STEPS.worst);
  const levelled = within(highs, buildModel(problem, must), (solver) =>
    leastWorst(solver, counted, { left, from: price?.worth.worst ?? 0 }),
  );
  if (price && levelled.limit > price.worth.worst) return solvedAt(problem, levelled);
  onStep?.(STEPS.total);
  return withLeastTotal(highs, problem, levelled, { left, ...must });
}

function within<Result>(highs: Highs, model: Model, solve: (solver: Solver) => Result): Result {
  const solver = openSolver(highs, model);
  try {
    return solve(solver);
  } finally {
    solver.held.dispose();
  }
}

/** The least total of points, pairs apart among them, without losing what came before. */
function withLeastTotal(
  highs: Highs,
  problem: Problem,
  levelled: Stage,
  { left, must }: { left: () => number; must?: Goal },
): Solved {
  const choices = { limit: levelled.limit, hasPairs: true, ...(must ? { must } : {}) };
  const model = buildModel(problem, choices);
  const found = within(highs, model, (solver) => {
    for (const kept of levelled.kept) keep(solver, kept);
    const costs = model.columns.map(({ points }) => points);
    return wholeLeastOf(solver, { costs, step: stepOf(costs), seconds: left() });
  });
  const assignment = bestOf(
    problem,
    levelled.assignment,
    found.values && assignmentFrom(model, found.values),
  );
  const worth = worthOf(problem, assignment);
  const isOptimal = levelled.isProved && found.isProved;
  const gap = isOptimal ? 0 : gapOf(levelled, worth, found.bound + model.offset);
  return { assignment, worth, isOptimal, gap };
}

/** What was found in time may be worth less than what was known. */
function bestOf(problem: Problem, known: Assignment, found: Assignment = known): Assignment {
  return compareWorth(worthOf(problem, found), worthOf(problem, known)) <= 0 ? found : known;
}

/** Whether fewer are served or placed, or more have to move. */
function isLess(problem: Problem, { assignment }: Stage, known: Worth): boolean {
  const worth = worthOf(problem, assignment);
  return compareWorth({ ...worth, worst: 0, total: 0 }, { ...known, worst: 0, total: 0 }) > 0;
}

function solvedAt(problem: Problem, { assignment, isProved }: Stage): Solved {
  return {
    assignment,
    worth: worthOf(problem, assignment),
    isOptimal: isProved,
    gap: isProved ? 0 : 1,
  };
}

function gapOf({ isProved }: Stage, { total }: Worth, bound: number): number {
  if (!isProved || !Number.isFinite(bound)) return 1;
  return total > 0 ? Math.min(1, Math.max(0, (total - bound) / total)) : 0;
}
