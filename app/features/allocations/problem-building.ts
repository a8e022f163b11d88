import type { Companion, PlacementWish } from "#models/placement";
import type { Weights } from "~/vocabulary/allocations";
import type { AllocationFacts, AskedPlacement, PlaceFact } from "./allocation-facts";
import type { Problem, ProblemIntern, ProblemPair, ProblemPlace } from "./allocation-problem";
import { NEAR_KM, stepsFrom, WALK_KM, within } from "./nearness";
import { bedChoice, refusedPlaces } from "./refusals";

export interface ProblemChoices {
  weights: Weights;
  /** What was set by hand in this allocation, by placement. */
  pins?: ReadonlyMap<string, { placeId?: string; bedId?: string }>;
  isRepair?: boolean;
}

/** A semester as the solver reads it: what each intern may have, who is near whom, which seats and beds are left. */
export function buildProblem(facts: AllocationFacts, { weights, pins, isRepair }: ProblemChoices): Problem {
  const ours = new Set(facts.placements.map(({ candidateId }) => candidateId));
  const places = facts.places.map((place) => placeOf(place, ours));
  const sleepers = facts.placements.filter(({ bed }) => bed.isNeeded).map(({ candidateId }) => candidateId);
  const ground: Ground = { facts, places, sleepers: new Set(sleepers) };
  return {
    interns: facts.placements.map((asked) => internOf(ground, asked, pins?.get(asked._id))),
    places,
    beds: facts.beds.map(({ id, lodgingId }) => ({ id, lodgingId })),
    pairs: pairsOf(facts.placements),
    nearPlaces: facts.places.map((from) => within(facts.points, from, facts.places, NEAR_KM)),
    reachableBeds: facts.places.map((from) => within(facts.points, from, facts.beds, WALK_KM)),
    bedSteps: facts.places.map((from) => stepsFrom(facts.points, from, facts.beds)),
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
  /** Who asks for a bed: those they have are given again. */
  sleepers: ReadonlySet<string>;
}

function internOf(
  { facts, places, sleepers }: Ground,
  asked: AskedPlacement,
  pin: { placeId?: string; bedId?: string } = {},
): ProblemIntern {
  const allowed = indexesOf(
    facts.places,
    ({ level }, index) => asked.levels.includes(level) && seatsAt(places, index) > 0,
  );
  const { beds, refusedBeds } = asked.bed.isNeeded ? bedChoice(facts, asked, sleepers) : { beds: [] };
  const known = new Set([...asked.knownPlaceIds, ...(facts.known.get(asked.candidateId) ?? [])]);
  const possible = { allowed, beds };
  return {
    placementId: asked._id,
    ...possible,
    rankOf: ranksOf(asked.wishes, facts.places),
    refused: refusedPlaces(asked, facts.places, allowed),
    ...(refusedBeds ? { refusedBeds } : {}),
    hasCar: asked.hasCar !== false,
    ...(typeof asked.wantsOnCall === "boolean" ? { wantsOnCall: asked.wantsOnCall } : {}),
    known: indexesOf(facts.places, ({ id }) => known.has(id)),
    needsBed: asked.bed.isNeeded,
    ...setBefore(facts, asked, pin, possible),
  };
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
