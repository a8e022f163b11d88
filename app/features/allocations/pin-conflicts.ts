import type { AllocationConflict } from "#models/allocation";
import type { PinConflictKind } from "~/vocabulary/allocations";
import type { Problem } from "./allocation-problem";
import { breachOf } from "./worth";

/** Why what was set by hand cannot all be kept, for whom, and what they would share. */
export interface PinConflict {
  kind: PinConflictKind;
  interns: readonly number[];
  places: readonly number[];
  bed?: number;
}
/** Thrown when what was set by hand cannot all be kept. */
export class ImpossiblePins extends Error {
  override name = "ImpossiblePins";
  readonly conflict: PinConflict;

  constructor(conflict: PinConflict) {
    super(`what was set by hand cannot all be kept: ${conflict.kind}`);
    this.conflict = conflict;
  }
}

/** The first conflict between what was set by hand and the problem, or between such lines; null when all can be kept. */
export function pinConflict(problem: Problem): PinConflict | null {
  return brokenPin(problem) ?? fullPlace(problem) ?? bedOfTwo(problem) ?? tooManyTogether(problem);
}

/** The same as an allocation keeps it: by ids, without a name. */
export function conflictFrom(
  problem: Problem,
  { kind, interns, places, bed }: PinConflict,
): AllocationConflict {
  const shared = places.flatMap((place) => problem.places[place] ?? []);
  const taken = problem.beds[bed ?? -1];
  return {
    kind,
    placementIds: interns.flatMap((intern) => problem.interns[intern]?.placementId ?? []),
    placeIds: shared.map(({ id }) => id),
    seats: shared.reduce((sum, { seats }) => sum + seats, 0),
    ...(taken ? { lodgingId: taken.lodgingId, bedId: taken.id } : {}),
  };
}

/** What was set by hand: « placement place », « placement bed », by their ids. */
export function pinnedIn({ interns }: Problem): string[] {
  return interns.flatMap(({ placementId, pinned = {} }) => [
    ...(pinned.place === undefined ? [] : [`${placementId} place`]),
    ...(pinned.bed === undefined ? [] : [`${placementId} bed`]),
  ]);
}

function brokenPin(problem: Problem): PinConflict | null {
  for (const intern of problem.interns.keys()) {
    const { place, bed } = problem.interns[intern]?.pinned ?? {};
    const kind = breachOf(problem, intern, { place, bed }, { arePinsKept: false });
    if (kind === "place-not-allowed" || kind === "bed-not-free" || kind === "bed-not-needed")
      return { kind, interns: [intern], places: place === undefined ? [] : [place] };
  }
  return null;
}

function fullPlace(problem: Problem): PinConflict | null {
  const full = problem.places.findIndex(({ seats }, place) => pinnedTo(problem, { place }).length > seats);
  if (full < 0) return null;
  return { kind: "place-full", interns: pinnedTo(problem, { place: full }), places: [full] };
}

function bedOfTwo(problem: Problem): PinConflict | null {
  const bed = problem.beds.findIndex((_bed, index) => pinnedTo(problem, { bed: index }).length > 1);
  return bed < 0 ? null : { kind: "bed-taken", interns: pinnedTo(problem, { bed }), places: [], bed };
}

/** Seats those who must have one, each making room for the next where they can, until somebody finds none. */
function tooManyTogether(problem: Problem): PinConflict | null {
  const seated: Seated = new Map();
  for (const intern of problem.interns.keys()) {
    const tried = new Set<number>();
    if (!mustBeSeated(problem, intern) || seat(problem, seated, { intern, tried })) continue;
    const interns = [...[...tried].flatMap((place) => seated.get(place) ?? []), intern];
    return { kind: "together", interns, places: [...tried] };
  }
  return null;
}

/** Who sits at each place. */
type Seated = Map<number, readonly number[]>;

function seat(
  problem: Problem,
  seated: Seated,
  { intern, tried }: { intern: number; tried: Set<number> },
): boolean {
  for (const place of placesOf(problem, intern)) {
    if (tried.has(place)) continue;
    tried.add(place);
    const there = seated.get(place) ?? [];
    const isFull = there.length >= (problem.places[place]?.seats ?? 0);
    const leaving = isFull ? there.find((one) => seat(problem, seated, { intern: one, tried })) : undefined;
    if (isFull && leaving === undefined) continue;
    seated.set(place, [...there.filter((one) => one !== leaving), intern]);
    return true;
  }
  return false;
}

function mustBeSeated({ interns }: Problem, intern: number): boolean {
  const { place, bed } = interns[intern]?.pinned ?? {};
  return place !== undefined || bed !== undefined;
}

function placesOf({ interns }: Problem, intern: number): readonly number[] {
  const { pinned, allowed = [] } = interns[intern] ?? {};
  return pinned?.place === undefined ? allowed : [pinned.place];
}

function pinnedTo({ interns }: Problem, { place, bed }: { place?: number; bed?: number }): number[] {
  const isThere = (pinned: { place?: number; bed?: number } = {}): boolean =>
    place === undefined ? pinned.bed === bed : pinned.place === place;
  return [...interns.keys()].filter((intern) => isThere(interns[intern]?.pinned));
}
