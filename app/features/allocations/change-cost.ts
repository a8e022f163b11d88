import type { Assignment, Given, Problem, Worth } from "./allocation-problem";
import { type Breach, breachOf, COMPONENTS, type Component, holdersOf, worthOf } from "./worth";

/** One intern given something else (null takes away, left out stays), or two who exchange. */
export type Change =
  | { intern: number; place?: number | null; bed?: number | null }
  | { swap: readonly [number, number]; what: "place" | "bed" | "both" };

export interface CostOfChange {
  assignment: Assignment;
  worth: Worth;
  /** What changes, in the order of fairness. */
  differences: readonly { component: Component; from: number; to: number }[];
  /** All whose line changes. */
  changed: readonly number[];
}

/** Why a change cannot be, for whom, and who is in the way. */
export interface ChangeRefusal {
  refusal: Exclude<Breach, "pin-left">;
  intern: number;
  by: readonly number[];
}

/**
 * What changing lines by hand comes to, or why it cannot be. Pins bind the solver, not the hand: they are left aside here. A
 * bed goes away with its place.
 */
export function costOfChange(
  problem: Problem,
  assignment: Assignment,
  change: Change,
): CostOfChange | ChangeRefusal {
  const lines = linesAfter(assignment, change);
  const after = assignment.map((given, intern) => lines.get(intern) ?? given);
  const refusal = [...lines.keys()].map((intern) => refusalOf(problem, after, intern)).find(Boolean);
  if (refusal) return refusal;
  const [before, worth] = [worthOf(problem, assignment), worthOf(problem, after)];
  return {
    assignment: after,
    worth,
    differences: COMPONENTS.filter((component) => before[component] !== worth[component]).map(
      (component) => ({
        component,
        from: before[component],
        to: worth[component],
      }),
    ),
    changed: [...lines.keys()].filter((intern) => !isSame(after[intern], assignment[intern])),
  };
}

function linesAfter(assignment: Assignment, change: Change): Map<number, Given> {
  if ("swap" in change) {
    const [one, other] = change.swap;
    const exchanged = (intern: number, from: number): [number, Given] => [
      intern,
      {
        ...only(assignment[change.what === "bed" ? intern : from], "place"),
        ...only(assignment[change.what === "place" ? intern : from], "bed"),
      },
    ];
    return new Map([exchanged(one, other), exchanged(other, one)]);
  }
  const { intern, place = assignment[intern]?.place, bed = assignment[intern]?.bed } = change;
  const isLeaving = change.place === null && change.bed === undefined;
  const given = { place: place ?? undefined, bed: isLeaving ? undefined : (bed ?? undefined) };
  return new Map([[intern, { ...only(given, "place"), ...only(given, "bed") }]]);
}

function only(given: Given | undefined, what: "place" | "bed"): Given {
  const index = given?.[what];
  return index === undefined ? {} : { [what]: index };
}

function refusalOf(problem: Problem, after: Assignment, intern: number): ChangeRefusal | undefined {
  const given = after[intern] ?? {};
  const breach = breachOf(problem, intern, given, { arePinsKept: false });
  if (breach && breach !== "pin-left") return { refusal: breach, intern, by: [] };
  const { place, bed } = given;
  const seated = place === undefined ? [] : holdersOf(after, place).filter((one) => one !== intern);
  if (place !== undefined && seated.length >= (problem.places[place]?.seats ?? 0))
    return { refusal: "place-full", intern, by: seated };
  const sleepers = [...after.keys()].filter((one) => one !== intern && after[one]?.bed === bed);
  return bed !== undefined && sleepers.length > 0
    ? { refusal: "bed-taken", intern, by: sleepers }
    : undefined;
}

function isSame(one: Given = {}, other: Given = {}): boolean {
  return one.place === other.place && one.bed === other.bed;
}
