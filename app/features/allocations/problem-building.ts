import type { Point } from "#models/commune";
import type { Companion, PlacementRecord, PlacementWish } from "#models/placement";
import { distanceKm } from "~/features/reference-data/distance";
import type { Weights } from "~/vocabulary/allocations";
import type { HardReason, Problem, ProblemIntern, ProblemPair, ProblemPlace } from "./allocation-problem";

/** Kilometres, in a straight line: a couple lives together, somebody without a car walks or cycles. */
export const NEAR_KM = 20;
export const WALK_KM = 5;

export type AskedPlacement = Pick<
  PlacementRecord,
  | "_id"
  | "candidateId"
  | "levels"
  | "wishes"
  | "companions"
  | "hasCar"
  | "wantsOnCall"
  | "bed"
  | "knownPlaceIds"
  | "seat"
  | "lodged"
>;

/** A place of the semester: how many interns it can have, and who is there. */
export interface PlaceFact {
  id: string;
  level: string;
  communeCode: string;
  epciCode?: string;
  needsCar: boolean;
  hasOnCall: boolean;
  open: number;
  holders: readonly string[];
  /** Why none of its seats can be had, when it is for lack of somebody to supervise. */
  hindrance?: HardReason;
}

export interface BedFact {
  id: string;
  lodgingId: string;
  communeCode: string;
  bookings: readonly { candidateId: string; fromOn: string; toOn: string; allocationId?: string }[];
}

/** All that is known of a semester when it is allocated; placements, places and beds in a lasting order. */
export interface AllocationFacts {
  semester: { startsOn: string; endsOn: string };
  placements: readonly AskedPlacement[];
  places: readonly PlaceFact[];
  beds: readonly BedFact[];
  /** Places where each candidate was before. */
  known: ReadonlyMap<string, readonly string[]>;
  points: ReadonlyMap<string, Point>;
}

export interface ProblemChoices {
  weights: Weights;
  /** What was set by hand in this allocation, by placement. */
  pins?: ReadonlyMap<string, { placeId?: string; bedId?: string }>;
  isRepair?: boolean;
}

/** The nights a bed is asked for: those of the semester unless the intern says others. */
export function stayOf(
  { bed }: Pick<PlacementRecord, "bed">,
  { startsOn, endsOn }: AllocationFacts["semester"],
): { fromOn: string; toOn: string } {
  return { fromOn: bed.fromOn ?? startsOn, toOn: bed.toOn ?? endsOn };
}

/** A semester as the solver reads it: what each intern may have, who is near whom, which seats and beds are left. */
export function buildProblem(facts: AllocationFacts, { weights, pins, isRepair }: ProblemChoices): Problem {
  const ours = new Set(facts.placements.map(({ candidateId }) => candidateId));
  const places = facts.places.map((place) => placeOf(place, ours));
  return {
    interns: facts.placements.map((asked) => internOf({ facts, places, ours }, asked, pins?.get(asked._id))),
    places,
    beds: facts.beds.map(({ id, lodgingId }) => ({ id, lodgingId })),
    pairs: pairsOf(facts.placements),
    nearPlaces: facts.places.map((from) => within(facts, from, facts.places, NEAR_KM)),
    reachableBeds: facts.places.map((from) => within(facts, from, facts.beds, WALK_KM)),
    weights,
    ...(isRepair ? { isRepair } : {}),
  };
}

/** A seat somebody outside of this semester's list has is not ours to give. */
function placeOf({ id, open, holders, needsCar, hasOnCall }: PlaceFact, ours: Set<string>): ProblemPlace {
  const others = holders.filter((holder) => !ours.has(holder)).length;
  return { id, seats: Math.max(0, open - others), needsCar, hasOnCall };
}

interface Ground {
  facts: AllocationFacts;
  places: readonly ProblemPlace[];
  ours: ReadonlySet<string>;
}

function internOf(
  { facts, places, ours }: Ground,
  asked: AskedPlacement,
  pin: { placeId?: string; bedId?: string } = {},
): ProblemIntern {
  const allowed = indexesOf(
    facts.places,
    ({ level }, index) => asked.levels.includes(level) && seatsAt(places, index) > 0,
  );
  const beds = asked.bed.isNeeded ? freeBeds(facts, asked, ours) : [];
  const known = new Set([...asked.knownPlaceIds, ...(facts.known.get(asked.candidateId) ?? [])]);
  const possible = { allowed, beds };
  const rankOf = ranksOf(asked.wishes, facts.places);
  return {
    placementId: asked._id,
    ...possible,
    rankOf,
    refused: refusedOf(asked, facts.places, { rankOf, allowed }),
    hasCar: asked.hasCar !== false,
    ...(typeof asked.wantsOnCall === "boolean" ? { wantsOnCall: asked.wantsOnCall } : {}),
    known: indexesOf(facts.places, ({ id }) => known.has(id)),
    needsBed: asked.bed.isNeeded,
    ...setBefore(facts, asked, pin, possible),
  };
}

/** Why the places wished for that cannot be had cannot be. */
function refusedOf(
  { levels }: AskedPlacement,
  places: readonly PlaceFact[],
  { rankOf, allowed }: { rankOf: Readonly<Record<number, number>>; allowed: readonly number[] },
): Record<number, HardReason> {
  const refused: Record<number, HardReason> = {};
  for (const [index, { level, hindrance }] of places.entries()) {
    if (rankOf[index] === undefined || allowed.includes(index)) continue;
    refused[index] = levels.includes(level) ? (hindrance ?? "no-seat") : "level";
  }
  return refused;
}

/** What was given by hand stays; what an allocation gave is what as few as can be move from. */
function setBefore(
  { places, beds }: AllocationFacts,
  { seat, lodged, candidateId }: AskedPlacement,
  pin: { placeId?: string; bedId?: string },
  possible: { allowed: readonly number[]; beds: readonly number[] },
): Pick<ProblemIntern, "pinned" | "before"> {
  const place = indexOf(places, seat?.placeId);
  const bed = indexOf(beds, lodged?.bedId);
  const booking = beds[bed ?? -1]?.bookings.find((one) => one.candidateId === candidateId);
  const pinned = {
    place: indexOf(places, pin.placeId) ?? (seat && !seat.allocationId ? place : undefined),
    bed: indexOf(beds, pin.bedId) ?? (booking && !booking.allocationId ? bed : undefined),
  };
  return {
    ...set("pinned", {
      place: possible.allowed.find((index) => index === pinned.place),
      bed: possible.beds.find((index) => index === pinned.bed),
    }),
    ...set("before", { place, bed }),
  };
}

function set<Name extends "pinned" | "before">(name: Name, { place, bed }: { place?: number; bed?: number }) {
  if (place === undefined && bed === undefined) return {};
  return {
    [name]: { ...(place === undefined ? {} : { place }), ...(bed === undefined ? {} : { bed }) },
  };
}

/** The best rank at which each place is named: by itself, or as one of a level or of a sector. */
function ranksOf(wishes: readonly PlacementWish[], places: readonly PlaceFact[]): Record<number, number> {
  const ranks: Record<number, number> = {};
  for (const [index, place] of places.entries()) {
    const rank = wishes.findIndex((wish) => names(wish, place));
    if (rank >= 0) ranks[index] = rank;
  }
  return ranks;
}

function names({ placeId, level, epciCode }: PlacementWish, place: PlaceFact): boolean {
  if (placeId) return placeId === place.id;
  if (!level && !epciCode) return false;
  return (!level || level === place.level) && (!epciCode || epciCode === place.epciCode);
}

/** Beds free for every night asked: what those of this semester's list have is given again. */
function freeBeds(facts: AllocationFacts, asked: AskedPlacement, ours: ReadonlySet<string>): number[] {
  const { fromOn, toOn } = stayOf(asked, facts.semester);
  const sleepers = new Set(
    facts.placements.filter(({ bed }) => bed.isNeeded).map(({ candidateId }) => candidateId),
  );
  const isOther = (candidateId: string) => !ours.has(candidateId) || !sleepers.has(candidateId);
  return indexesOf(
    facts.beds,
    ({ bookings }) =>
      !bookings.some((one) => isOther(one.candidateId) && one.fromOn < toOn && one.toOn > fromOn),
  );
}

/** Each two once, as a couple when either says so. */
function pairsOf(placements: readonly AskedPlacement[]): ProblemPair[] {
  const indexOfCandidate = new Map(placements.map(({ candidateId }, index) => [candidateId, index]));
  const pairs = new Map<string, ProblemPair>();
  for (const [index, { companions }] of placements.entries()) {
    for (const { candidateId, kind } of companions) {
      const found = indexOfCandidate.get(candidateId);
      if (found === undefined || found === index) continue;
      const [one, other] = [Math.min(index, found), Math.max(index, found)];
      const former = pairs.get(`${one} ${other}`);
      pairs.set(`${one} ${other}`, { one, other, kind: strongest(former?.kind, kind) });
    }
  }
  return [...pairs.values()];
}

function strongest(one: Companion["kind"] | undefined, other: Companion["kind"]): Companion["kind"] {
  return one === "couple" ? one : other;
}

/** Those within so many kilometres; where a commune has no known position, only those of the same commune. */
function within(
  { points }: AllocationFacts,
  from: { communeCode: string },
  among: readonly { communeCode: string }[],
  kilometres: number,
): number[] {
  const here = points.get(from.communeCode);
  return indexesOf(among, ({ communeCode }) => {
    if (communeCode === from.communeCode) return true;
    const there = points.get(communeCode);
    return here !== undefined && there !== undefined && distanceKm(here, there) <= kilometres;
  });
}

function seatsAt(places: readonly ProblemPlace[], index: number): number {
  return places[index]?.seats ?? 0;
}

function indexOf(list: readonly { id: string }[], id: string | undefined): number | undefined {
  const index = list.findIndex((one) => one.id === id);
  return index < 0 ? undefined : index;
}

function indexesOf<Item>(list: readonly Item[], isKept: (item: Item, index: number) => boolean): number[] {
  return list.flatMap((item, index) => (isKept(item, index) ? [index] : []));
}
