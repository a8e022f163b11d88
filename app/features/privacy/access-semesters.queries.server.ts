import { Lodging, type LodgingRecord } from "#models/lodging";
import { Placement, type PlacementRecord } from "#models/placement";
import { TrainingPlace, type TrainingPlaceRecord } from "#models/training-place";
import { BOOKING_STATES } from "~/vocabulary/lodgings";
import { SUPERVISOR_OPINIONS } from "~/vocabulary/surveys";
import { COMPANION_KINDS, PLACEMENT_STATES } from "~/vocabulary/training";

type Kept = Record<string, unknown>;
type Place = Pick<TrainingPlaceRecord, "_id" | "structureName" | "communeName" | "level">;

/** What somebody asked of each semester and was given, places by their names; who comes with them is told by how only. */
export async function listOwnPlacements(candidateIds: readonly string[]): Promise<Kept[]> {
  const placements = await Placement.find({ candidateId: { $in: [...candidateIds] } }).lean<
    PlacementRecord[]
  >();
  const placeIds = placements.flatMap(({ wishes, seat, knownPlaceIds }) => [
    ...wishes.flatMap(({ placeId }) => placeId ?? []),
    ...(seat ? [seat.placeId] : []),
    ...knownPlaceIds,
  ]);
  const places = await TrainingPlace.find(
    { _id: { $in: placeIds } },
    { structureName: 1, communeName: 1, level: 1 },
  ).lean<Place[]>();
  const names = new Map(
    places.map(({ _id, structureName, communeName, level }) => [
      _id,
      `${structureName}, ${communeName}, ${level}`,
    ]),
  );
  return placements.map((placement) => placementOf(placement, names));
}

/** The beds somebody was given: where, which days, what was noted when they came and left. */
export async function listOwnBookings(candidateIds: readonly string[]): Promise<Kept[]> {
  const lodgings = await Lodging.find(
    { "bookings.candidateId": { $in: [...candidateIds] } },
    { name: 1, address: 1, communeName: 1, beds: 1, bookings: 1 },
  ).lean<Pick<LodgingRecord, "name" | "address" | "communeName" | "beds" | "bookings">[]>();
  return lodgings.flatMap(({ name, address, communeName, beds, bookings }) =>
    bookings
      .filter(({ candidateId }) => candidateIds.includes(candidateId))
      .map(({ bedId, fromOn, toOn, state, bookedAt, checkedIn, checkedOut }) => ({
        ...{ lodging: name, address: `${address}, ${communeName}`, fromOn, toOn, bookedAt },
        bed: beds.find(({ id }) => id === bedId)?.label,
        state: BOOKING_STATES[state].fr,
        arrival: checkedIn && { on: checkedIn.on, missing: checkedIn.missing, note: checkedIn.note },
        departure: checkedOut && { on: checkedOut.on, missing: checkedOut.missing, note: checkedOut.note },
      })),
  );
}

function placementOf(placement: PlacementRecord, names: ReadonlyMap<string, string>): Kept {
  const { semesterId, state, levels, wishes, companions, hasCar, wantsOnCall } = placement;
  const { bed, knownPlaceIds, received, toldSent, askedAt, seat, toldAt, note, supervisorWords } = placement;
  return {
    ...{ semester: semesterId, state: PLACEMENT_STATES[state].fr, levels, hasCar, wantsOnCall, bed },
    ...{ received, toldSent, askedAt, toldAt, note },
    wishes: wishes.map(({ placeId, level, epciCode }) => ({
      place: placeId && names.get(placeId),
      ...{ level, epciCode },
    })),
    companions: companions.map(({ kind }) => COMPANION_KINDS[kind].fr),
    known: knownPlaceIds.flatMap((id) => names.get(id) ?? []),
    seat: seat && { place: names.get(seat.placeId), at: seat.at },
    supervisorWords: supervisorWords?.map(({ by, comesBack, text, at }) => ({
      ...{ by, wishesToComeBack: SUPERVISOR_OPINIONS[comesBack].fr, text, at },
    })),
  };
}
