import type { Highs } from "highs";
import type { Problem, Worth } from "./allocation-problem";
import { exchangeTo } from "./exchanges";
import { type Solved, solveFairly } from "./fair-solving.server";
import { type Goal, goalsOf } from "./goals";
import { ImpossiblePins } from "./pin-conflicts";
import type { Exchange, Prices } from "./reasons";

/**
 * What it would come to, exactly, to give each person what they lack: the problem is solved again with it, up to the first
 * component that is worse. Takes at most so many seconds; what was not reached in time has no price.
 */
export function pricesOf(highs: Highs, problem: Problem, solved: Solved, seconds: number): Prices {
  const endsAt = performance.now() + seconds * 1000;
  const goals = [...problem.interns.keys()].flatMap((intern) => goalsOf(problem, solved.assignment, intern));
  return goals.flatMap((goal) => {
    const left = (endsAt - performance.now()) / 1000;
    const exchange = left > 0 ? priceOf(highs, { problem, solved, goal, seconds: left }) : undefined;
    return exchange ? [{ goal, exchange }] : [];
  });
}

interface Pricing {
  problem: Problem;
  solved: Solved;
  goal: Goal;
  seconds: number;
}

function priceOf(highs: Highs, { problem, solved, goal, seconds }: Pricing): Exchange | undefined {
  const forced = forcedTo(highs, { problem, worth: solved.worth, goal, seconds });
  if (forced === "impossible") return { kind: "impossible", isExact: true };
  if (!forced?.isOptimal) return undefined;
  const { assignment } = solved;
  return exchangeTo(problem, { assignment, after: forced.assignment, intern: goal.intern, isExact: true });
}

function forcedTo(
  highs: Highs,
  { problem, worth, goal, seconds }: { problem: Problem; worth: Worth; goal: Goal; seconds: number },
): Solved | "impossible" {
  try {
    return solveFairly(highs, problem, { seconds, price: { must: goal, worth } });
  } catch (error) {
    if (error instanceof ImpossiblePins) return "impossible";
    throw error;
  }
}
