import loadHighs from "highs";
import type {
  Assignment,
  Given,
  Problem,
  ProblemIntern,
  Worth,
} from "~/features/allocations/allocation-problem";
import { type Solved, solveFairly } from "~/features/allocations/fair-solving.server";
import type { Goal } from "~/features/allocations/goals";
import { ImpossiblePins } from "~/features/allocations/pin-conflicts";
import type { Exchange } from "~/features/allocations/reasons";
import { compareWorth, firstDifference, isAllowed, stepsTo } from "~/features/allocations/worth";
import { bestOfAll } from "./small-instances";

export const highs = await loadHighs();

/** What of the exact price of something is not so, by trying everything; null when all of it is. */
export function contradictionInPrice(
  problem: Problem,
  { worth, assignment }: Pick<Solved, "worth" | "assignment">,
  { goal, exchange }: { goal: Goal; exchange: Exchange },
): string | null {
  const cheapest = cheapestOf(problem, goal);
  if (!exchange.isExact) return "not exact";
  if (exchange.kind === "impossible") return cheapest ? "it is possible" : null;
  if (!cheapest) return "it is not possible";
  if (compareWorth(cheapest, worth) < 0) return "not the best assignment";
  const after = assignmentAfter(assignment, exchange);
  if (isAllowed(problem, after)) return "the exchange cannot be made";
  const wouldLose = firstDifference(worth, cheapest);
  if (!wouldLose) return exchange.kind === "tie" ? null : "it is a tie";
  const said = exchange.kind === "worse" ? exchange : undefined;
  const isSo =
    said?.wouldLose === wouldLose && said.from === worth[wouldLose] && said.to === cheapest[wouldLose];
  return isSo ? null : `it would lose ${wouldLose}, ${JSON.stringify(cheapest)}`;
}

/** The worth of the best assignment in which somebody has what they lacked, by trying every one. */
export function cheapestOf(
  problem: Problem,
  { intern, place, hasBed, closerThan = Infinity }: Goal,
): Worth | null {
  const { allowed, beds, pinned = {} } = internAt(problem, intern);
  const places = place === undefined ? allowed : [place];
  const closer = beds.filter((bed) => place === undefined || stepsTo(problem, place, bed) < closerThan);
  const there = place === undefined ? {} : { place };
  const lines: Given[] = hasBed
    ? closer.map((bed) => ({ ...there, bed }))
    : places.map((one) => ({ place: one }));
  const isKept = (line: Given): boolean =>
    (pinned.place ?? line.place) === (line.place ?? pinned.place) &&
    (pinned.bed ?? line.bed) === (line.bed ?? pinned.bed);
  const worths = lines.filter(isKept).flatMap((line) => {
    const interns = problem.interns.map((asked, index) =>
      index === intern ? { ...asked, pinned: { ...line, ...asked.pinned } } : asked,
    );
    return bestOfAll({ ...problem, interns }) ?? [];
  });
  return worths.sort(compareWorth)[0] ?? null;
}

/** What everybody has once an exchange is made. */
export function assignmentAfter(assignment: Assignment, exchange: Exchange): Assignment {
  const lines = exchange.kind === "impossible" ? [] : exchange.lines;
  return assignment.map((given, index) => {
    const line = lines.find(({ intern }) => intern === index);
    return line ? { place: line.place, bed: line.bed } : given;
  });
}

export function internAt(problem: Problem, index: number): ProblemIntern {
  const intern = problem.interns[index];
  if (!intern) throw new Error(`no intern ${index}`);
  return intern;
}

/** The best assignment of a problem; null when what is pinned in it cannot be kept. */
export function solvedOrNull(problem: Problem): Solved | null {
  try {
    return solveFairly(highs, problem, { seconds: 20 });
  } catch (error) {
    if (error instanceof ImpossiblePins) return null;
    throw error;
  }
}
