import { expect, it } from "vitest";
import type { Assignment, Problem, Worth } from "~/features/allocations/allocation-problem";
import type { Solved } from "~/features/allocations/fair-solving.server";
import type { Goal } from "~/features/allocations/goals";
import { pricesOf } from "~/features/allocations/prices.server";
import { type Exchange, type Holder, type Reason, reasonsFor } from "~/features/allocations/reasons";
import { compareWorth, firstDifference, isAllowed, stepsTo, worthOf } from "~/features/allocations/worth";
import {
  assignmentAfter,
  cheapestOf,
  contradictionInPrice,
  highs,
  internAt,
  solvedOrNull,
} from "./exact-prices";
import { smallProblem } from "./small-instances";

const INSTANCES = process.env.SOAK === "1" ? 2000 : 300;

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
    "far-bed",
    "left-free, worse",
    "left-free, tie",
  ];
  const taken = ["taken", "places-taken", "beds-taken", "closer-beds"].flatMap((kind) =>
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
        const cheapest = cheapestOf(problem, goalOf(solved?.assignment ?? [], intern, reason));
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
  if (reason.kind === "far-bed") return contradictionToFarBed(problem, assignment, intern, reason.steps);
  const taken = contradictionInHolders(problem, { assignment, intern }, reason);
  return (
    taken ??
    contradictionInPrice(
      problem,
      { worth, assignment },
      { goal: goalOf(assignment, intern, reason), exchange: reason.exchange },
    )
  );
}

function contradictionToFarBed(
  problem: Problem,
  assignment: Assignment,
  intern: number,
  steps: number,
): string | null {
  const { place = -1, bed = -1 } = assignment[intern] ?? {};
  if (steps === 0 || problem.bedSteps[place]?.[bed] !== steps) return "not so far";
  const closer = internAt(problem, intern).beds.filter((one) => stepsTo(problem, place, one) < steps);
  return closer.length === 0 ? null : "a bed is closer";
}

type Priced = Extract<Reason, { exchange: Exchange }>;

function contradictionInHolders(
  problem: Problem,
  { assignment, intern }: { assignment: Assignment; intern: number },
  reason: Priced,
): string | null {
  const at = (place: number): number[] =>
    [...assignment.keys()].filter((one) => assignment[one]?.place === place);
  const seats = (place: number): number => problem.places[place]?.seats ?? 0;
  if (reason.kind === "places-taken") return null;
  if (reason.kind === "left-free")
    return at(reason.place).length < seats(reason.place) ? null : "no seat is free";
  if (reason.by.some((holder) => !isTrueOf(problem, assignment, holder))) return "a holder is not so";
  if (reason.kind === "closer-beds") return contradictionInSleepers(problem, assignment, intern, reason);
  if (reason.kind === "beds-taken") return null;
  const here = reason.by.map(({ intern }) => intern);
  return here.join() === at(reason.place).join() && here.length === seats(reason.place)
    ? null
    : "not all of them";
}

function contradictionInSleepers(
  problem: Problem,
  assignment: Assignment,
  intern: number,
  { by, isLeft, steps }: Extract<Reason, { kind: "closer-beds" }>,
): string | null {
  const { place = -1, bed = -1 } = assignment[intern] ?? {};
  if (stepsTo(problem, place, bed) !== steps) return "not so far";
  const closer = internAt(problem, intern).beds.filter((one) => stepsTo(problem, place, one) < steps);
  const sleepers = [...assignment.keys()].filter((one) => closer.includes(assignment[one]?.bed ?? -1));
  if (by.map((holder) => holder.intern).join() !== sleepers.join()) return "not those who sleep closer";
  return isLeft === sleepers.length < closer.length ? null : "whether one is left is not so";
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

function goalOf(assignment: Assignment, intern: number, reason: Priced): Goal {
  if (reason.kind === "closer-beds")
    return { intern, place: assignment[intern]?.place ?? -1, hasBed: true, closerThan: reason.steps };
  if (reason.kind === "beds-taken") return { intern, hasBed: true };
  return { intern, ...("place" in reason ? { place: reason.place } : {}) };
}

function differenceOf(before: Worth | undefined, after: Worth) {
  const wouldLose = before && firstDifference(before, after);
  if (!wouldLose) return { kind: "tie" };
  return { kind: "worse", wouldLose, from: before[wouldLose], to: after[wouldLose] };
}
