import { expect, it } from "vitest";
import { chanceFrom } from "#tests/bench/random";
import type { Assignment, Problem } from "~/features/allocations/allocation-problem";
import { pinnedIn } from "~/features/allocations/pin-conflicts";
import { pricesOf } from "~/features/allocations/prices.server";
import { arePinsKept, truePrices } from "~/features/allocations/true-prices";
import { contradictionInPrice, highs, solvedOrNull } from "./exact-prices";
import { smallProblem } from "./small-instances";

const INSTANCES = process.env.SOAK === "1" ? 2000 : 200;

it("shows no price that trying everything contradicts once more lines are kept by hand", () => {
  const seen = { kept: 0, dropped: 0 };
  for (let seed = 1; seed <= INSTANCES; seed += 1) {
    const problem = smallProblem(seed);
    const solved = solvedOrNull(problem);
    if (!solved) continue;
    const prices = pricesOf(highs, problem, solved, 20);
    const after = withOneMore(problem, solved.assignment, seed);
    const still = truePrices(prices, idsOf(problem), { computed: pinnedIn(problem), now: pinnedIn(after) });
    for (const price of still)
      expect(
        contradictionInPrice(after, solved, price),
        `instance ${seed}, ${JSON.stringify(price)}`,
      ).toBeNull();
    seen.kept += still.length;
    seen.dropped += prices.length - still.length;
  }
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(INSTANCES / 10);
});

it("shows none once a line is let go of, and says no longer that nothing is better", () => {
  const lines = [{ intern: 1 }];
  const exchange = { kind: "tie", isExact: true, others: [], lines } as const;
  const prices = [{ goal: { intern: 1, place: 0 }, exchange }];
  const shown = (computed: string[] | undefined, now: string[]): number =>
    truePrices(prices, ["a", "b", "c"], { computed, now }).length;

  const [a, b, c] = ["a place", "b place", "c bed"];
  expect(shown([a], [a])).toBe(1);
  expect(shown([a], [a, c])).toBe(1);
  expect(shown([a], [a, b])).toBe(0);
  expect(shown(["b bed"], ["b bed", b])).toBe(0);
  expect(shown([a], [])).toBe(0);
  expect(shown(undefined, [a])).toBe(0);
  expect(arePinsKept({ computed: [a], now: [c] })).toBe(false);
  expect(arePinsKept({ computed: [], now: [c] })).toBe(true);
});

/** With the line of somebody placed kept by hand. */
function withOneMore(problem: Problem, assignment: Assignment, seed: number): Problem {
  const pinned = chanceFrom(seed).below(problem.interns.length);
  return {
    ...problem,
    interns: problem.interns.map((asked, index) =>
      index === pinned ? { ...asked, pinned: { ...assignment[index] } } : asked,
    ),
  };
}

function idsOf({ interns }: Problem): string[] {
  return interns.map(({ placementId }) => placementId);
}
