import loadHighs from "highs";
import { expect, it } from "vitest";
import type { Assignment, Problem, ProblemIntern, Worth } from "~/features/allocations/allocation-problem";
import { type Solved, solveFairly } from "~/features/allocations/fair-solving.server";
import type { Goal } from "~/features/allocations/goals";
import { ImpossiblePins } from "~/features/allocations/pin-conflicts";
import { pricesOf } from "~/features/allocations/prices.server";
import { type Exchange, type Holder, type Reason, reasonsFor } from "~/features/allocations/reasons";
import { compareWorth, firstDifference, isAllowed, worthOf } from "~/features/allocations/worth";
import { bestOfAll, smallProblem } from "./small-instances";

const INSTANCES = process.env.SOAK === "1" ? 2000 : 300;
const highs = await loadHighs();

it("gives no reason that trying everything contradicts", () => {
  const said = new Map<string, number>();
  for (let seed = 1; seed <= INSTANCES; seed += 1) {
    const problem = smallProblem(seed);
    const solved = solvedOrNull(problem);
    if (!solved) continue;
    const prices = pricesOf(highs, problem, solved, 20);
    for (const intern of problem.interns.keys())
      for (const reason of reasonsFor(problem, solved.assignment, intern, prices)) {
        expect(
          contradictionTo(problem, solved, { intern, reason }),
          `instance ${seed}, ${JSON.stringify(reason)}`,
        ).toBeNull();
        const kind = "exchange" in reason ? `${reason.kind}, ${reason.exchange.kind}` : reason.kind;
        said.set(kind, (said.get(kind) ?? 0) + 1);
      }
  }
  const kinds = [
    "refused",
    "pinned",
    "no-place-allowed",
    "no-bed-free",
    "left-free, worse",
    "left-free, tie",
  ];
  const taken = ["taken", "places-taken", "beds-taken"].flatMap((kind) =>
    ["worse", "tie", "impossible"].map((exchange) => `${kind}, ${exchange}`),
  );
  expect([...said.keys()].sort()).toEqual([...kinds, ...taken].sort());
}, 600_000);

it("gives direct exchanges that can be made, and never cost less than the cheapest of all", () => {
  for (let seed = 1; seed <= INSTANCES; seed += 1) {
    const problem = smallProblem(seed);
    const solved = solvedOrNull(problem);
    for (const intern of solved ? problem.interns.keys() : [])
      for (const reason of reasonsFor(problem, solved?.assignment ?? [], intern)) {
        if (!("exchange" in reason) || reason.exchange.kind === "impossible") continue;
        const after = assignmentAfter(solved?.assignment ?? [], reason.exchange);
        expect(isAllowed(problem, after), `instance ${seed}`).toBeNull();
        expect(reason.exchange).toMatchObject(differenceOf(solved?.worth, worthOf(problem, after)));
        const cheapest = cheapestOf(problem, goalOf(intern, reason));
        expect(cheapest && compareWorth(cheapest, worthOf(problem, after))).toBeLessThanOrEqual(0);
        expect(reason.exchange).toMatchObject({ isExact: false });
      }
  }
}, 600_000);

/** What of a reason is not so, by looking at the assignment and by trying everything; null when all of it is. */
function contradictionTo(
  problem: Problem,
  { assignment, worth }: Solved,
  { intern, reason }: { intern: number; reason: Reason },
): string | null {
  const asked = internAt(problem, intern);
  const given = assignment[intern] ?? {};
  if (reason.kind === "pinned")
    return asked.pinned?.[reason.what] === given[reason.what] ? null : "not pinned";
  if (reason.kind === "no-bed-free") return asked.beds.length === 0 ? null : "a bed is free";
  const open = asked.allowed.filter((place) => (problem.places[place]?.seats ?? 0) > 0);
  if (reason.kind === "no-place-allowed") return open.length === 0 ? null : "a place is allowed";
  if ("rank" in reason && asked.rankOf[reason.place] !== reason.rank) return "not this rank";
  if ("rank" in reason && (asked.rankOf[given.place ?? -1] ?? Infinity) <= reason.rank) return "not better";
  if (reason.kind === "refused") return open.includes(reason.place) ? "the place is open" : null;
  const taken = contradictionInHolders(problem, assignment, reason);
  return (
    taken ??
    contradictionInPrice(
      problem,
      { worth, assignment },
      { goal: goalOf(intern, reason), exchange: reason.exchange },
    )
  );
}

type Priced = Extract<Reason, { exchange: Exchange }>;

function contradictionInHolders(problem: Problem, assignment: Assignment, reason: Priced): string | null {
  const at = (place: number): number[] =>
    [...assignment.keys()].filter((one) => assignment[one]?.place === place);
  const seats = (place: number): number => problem.places[place]?.seats ?? 0;
  if (reason.kind === "places-taken") return null;
  if (reason.kind === "left-free")
    return at(reason.place).length < seats(reason.place) ? null : "no seat is free";
  if (reason.by.some((holder) => !isTrueOf(problem, assignment, holder))) return "a holder is not so";
  if (reason.kind === "beds-taken") return null;
  const here = reason.by.map(({ intern }) => intern);
  return here.join() === at(reason.place).join() && here.length === seats(reason.place)
    ? null
    : "not all of them";
}

function isTrueOf(problem: Problem, assignment: Assignment, holder: Holder): boolean {
  const asked = internAt(problem, holder.intern);
  const place = assignment[holder.intern]?.place ?? -1;
  const isNear = (other: number): boolean => {
    const there = assignment[other]?.place ?? -2;
    return (
      there === place ||
      !!problem.nearPlaces[place]?.includes(there) ||
      !!problem.nearPlaces[there]?.includes(place)
    );
  };
  return (
    holder.rank === asked.rankOf[place] &&
    holder.hasNoCar === !asked.hasCar &&
    holder.isKnown === asked.known.includes(place) &&
    [...holder.nearCouple, ...holder.nearFriends].every(isNear)
  );
}

function contradictionInPrice(
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
function cheapestOf(problem: Problem, { intern, place, hasBed }: Goal): Worth | null {
  const { allowed, beds } = internAt(problem, intern);
  const places = place === undefined ? allowed : [place];
  const lines = hasBed ? beds.map((bed) => ({ bed })) : places.map((there) => ({ place: there }));
  const worths = lines.flatMap((line) => {
    const interns = problem.interns.map((asked, index) =>
      index === intern ? { ...asked, pinned: { ...line, ...asked.pinned } } : asked,
    );
    return bestOfAll({ ...problem, interns }) ?? [];
  });
  return worths.sort(compareWorth)[0] ?? null;
}

function goalOf(intern: number, reason: Priced): Goal {
  if (reason.kind === "beds-taken") return { intern, hasBed: true };
  return { intern, ...("place" in reason ? { place: reason.place } : {}) };
}

function assignmentAfter(assignment: Assignment, exchange: Exchange): Assignment {
  const lines = exchange.kind === "impossible" ? [] : exchange.lines;
  return assignment.map((given, index) => {
    const line = lines.find(({ intern }) => intern === index);
    return line ? { place: line.place, bed: line.bed } : given;
  });
}

function differenceOf(before: Worth | undefined, after: Worth) {
  const wouldLose = before && firstDifference(before, after);
  if (!wouldLose) return { kind: "tie" };
  return { kind: "worse", wouldLose, from: before[wouldLose], to: after[wouldLose] };
}

function internAt(problem: Problem, index: number): ProblemIntern {
  const intern = problem.interns[index];
  if (!intern) throw new Error(`no intern ${index}`);
  return intern;
}

function solvedOrNull(problem: Problem): Solved | null {
  try {
    return solveFairly(highs, problem, { seconds: 20 });
  } catch (error) {
    if (error instanceof ImpossiblePins) return null;
    throw error;
  }
}
