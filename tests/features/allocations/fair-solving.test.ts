import loadHighs from "highs";
import { expect, it } from "vitest";
import type { Problem } from "~/features/allocations/allocation-problem";
import { type Solved, solveFairly } from "~/features/allocations/fair-solving.server";
import { ImpossiblePins, pinConflict } from "~/features/allocations/pin-conflicts";
import { isAllowed, worthOf } from "~/features/allocations/worth";
import { bestOfAll, smallProblem } from "./small-instances";

const INSTANCES = process.env.SOAK === "1" ? 2000 : 500;
const highs = await loadHighs();

it("finds what trying everything finds, over the whole order of fairness", () => {
  const seen = { placed: 0, refused: 0, repaired: 0, paired: 0, far: 0 };
  for (let seed = 1; seed <= INSTANCES; seed += 1) {
    const problem = smallProblem(seed);
    const best = bestOfAll(problem);
    const solved = solvedOrNull(problem);
    expect(solved?.worth ?? null, `instance ${seed}`).toEqual(best);
    expect(pinConflict(problem) === null, `instance ${seed}`).toBe(best !== null);
    if (solved) expect(isAllowed(problem, solved.assignment), `instance ${seed}`).toBeNull();
    if (solved)
      expect(solved).toMatchObject({ isOptimal: true, gap: 0, worth: worthOf(problem, solved.assignment) });
    seen.placed += best?.placed ?? 0;
    seen.refused += Number(!best);
    seen.repaired += Number((best?.moves ?? 0) > 0);
    seen.paired += problem.pairs.length;
    seen.far += (solved?.assignment ?? []).filter(
      ({ place, bed }) => (problem.bedSteps[place ?? -1]?.[bed ?? -1] ?? 0) > 0,
    ).length;
  }
  // What was tried is worth trying.
  expect(seen.placed).toBeGreaterThan(INSTANCES);
  for (const count of [seen.refused, seen.repaired, seen.paired, seen.far])
    expect(count).toBeGreaterThan(INSTANCES / 50);
}, 600_000);

function solvedOrNull(problem: Problem): Solved | null {
  try {
    return solveFairly(highs, problem, { seconds: 20, onStep: () => {} });
  } catch (error) {
    if (error instanceof ImpossiblePins) return null;
    throw error;
  }
}
