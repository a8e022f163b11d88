import type { Problem } from "./allocation-problem";
import { breachOf } from "./worth";

/** Why what was set by hand cannot all be kept, and for whom. */
export type PinConflict =
  | { kind: "place-not-allowed" | "bed-not-free" | "bed-not-needed"; intern: number }
  | { kind: "place-full"; place: number; interns: readonly number[] }
  | { kind: "bed-taken"; bed: number; interns: readonly number[] }
  /** Each could be kept, all of them cannot. */
  | { kind: "together" };

/** Thrown when what was set by hand cannot all be kept. */
export class ImpossiblePins extends Error {
  override name = "ImpossiblePins";
  readonly conflict: PinConflict;

  constructor(conflict: PinConflict) {
    super(`what was set by hand cannot all be kept: ${conflict.kind}`);
    this.conflict = conflict;
  }
}

/** The first conflict seen between what was set by hand and the problem, or between two such lines. */
export function pinConflict(problem: Problem): PinConflict | null {
  for (const intern of problem.interns.keys()) {
    const { place, bed } = problem.interns[intern]?.pinned ?? {};
    const kind = breachOf(problem, intern, { place, bed }, { arePinsKept: false });
    if (kind === "place-not-allowed" || kind === "bed-not-free" || kind === "bed-not-needed")
      return { kind, intern };
  }
  const full = problem.places.findIndex(({ seats }, place) => pinnedTo(problem, { place }).length > seats);
  if (full >= 0) return { kind: "place-full", place: full, interns: pinnedTo(problem, { place: full }) };
  const taken = problem.beds.findIndex((_bed, bed) => pinnedTo(problem, { bed }).length > 1);
  return taken >= 0 ? { kind: "bed-taken", bed: taken, interns: pinnedTo(problem, { bed: taken }) } : null;
}

function pinnedTo({ interns }: Problem, { place, bed }: { place?: number; bed?: number }): number[] {
  const isThere = (pinned: { place?: number; bed?: number } = {}): boolean =>
    place === undefined ? pinned.bed === bed : pinned.place === place;
  return [...interns.keys()].filter((intern) => isThere(interns[intern]?.pinned));
}
