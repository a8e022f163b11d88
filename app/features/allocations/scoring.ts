import type { Assignment, Given, Problem, ProblemPair, Worth } from "./allocation-problem";
import { isMoved, isServed, pointsOf, pointsOfPair, worthOf } from "./worth";

export type Lines = ReadonlyMap<number, Given>;

export interface Scorer {
  worth: Worth;
  /** What the assignment is worth once these lines are changed: the same as `worthOf`, without counting everybody again. */
  worthWith: (lines: Lines) => Worth;
}

/** Counts an assignment once, to try many changes of a few lines on it. */
export function scorerOf(problem: Problem, assignment: Assignment): Scorer {
  const lineOf = (intern: number): Given => assignment[intern] ?? {};
  const losses = assignment.map((given, intern) => ({ intern, points: pointsOf(problem, intern, given) }));
  const byLoss = losses.toSorted((one, other) => other.points - one.points);
  const pairsOf = pairsByIntern(problem);
  const worth = worthOf(problem, assignment);
  const worthWith = (lines: Lines): Worth => {
    const after = { ...worth, worst: byLoss.find(({ intern }) => !lines.has(intern))?.points ?? 0 };
    for (const [intern, given] of lines) {
      const [now, then] = [countOf(problem, intern, lineOf(intern)), countOf(problem, intern, given)];
      after.served += then.served - now.served;
      after.placed += then.placed - now.placed;
      after.moves += then.moves - now.moves;
      after.total += then.points - now.points;
      after.worst = Math.max(after.worst, then.points);
    }
    const pairs = new Set([...lines.keys()].flatMap((intern) => pairsOf.get(intern) ?? []));
    for (const pair of pairs) {
      const [one, other] = [pair.one, pair.other].map((intern) => lines.get(intern) ?? lineOf(intern));
      after.total +=
        costOfTwo(problem, pair, one, other) - costOfTwo(problem, pair, lineOf(pair.one), lineOf(pair.other));
    }
    return after;
  };
  return { worth, worthWith };
}

function countOf(problem: Problem, intern: number, given: Given) {
  return {
    served: Number(isServed(problem, intern, given)),
    placed: Number(given.place !== undefined),
    moves: Number(!!problem.isRepair && isMoved(problem, intern, given)),
    points: pointsOf(problem, intern, given),
  };
}

function costOfTwo(problem: Problem, pair: ProblemPair, one: Given = {}, other: Given = {}): number {
  return pointsOfPair(problem, { ...pair, one: 0, other: 1 }, [one, other]);
}

function pairsByIntern({ pairs }: Problem): Map<number, ProblemPair[]> {
  const known = new Map<number, ProblemPair[]>();
  for (const pair of pairs)
    for (const intern of [pair.one, pair.other]) known.set(intern, [...(known.get(intern) ?? []), pair]);
  return known;
}
