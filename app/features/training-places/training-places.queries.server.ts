import { Supervisor, type SupervisorRecord } from "#models/supervisor";
import {
  type SeatHolder,
  type SeatOffer,
  TrainingPlace,
  type TrainingPlaceRecord,
} from "#models/training-place";
import { notFound } from "~/core/auth/guards.server";
import { getSemester } from "~/features/semesters/semesters.queries.server";
import { type SupervisorTime, type UsableSeats, usableSeats } from "./usable-seats";

/** More places than a département has, so that a semester is always read whole. */
const MOST_PLACES = 1000;

export type PlaceCard = Omit<TrainingPlaceRecord, "offers" | "pendingEffects" | "appliedEffects">;

/** A place with what it offers for one semester, and what can be used of it. */
export interface SeatRow extends UsableSeats {
  place: PlaceCard;
  offer: SeatOffer;
  holders: SeatHolder[];
  supervisors: PlaceSupervisor[];
}

export type PlaceSupervisor = SupervisorTime & Pick<SupervisorRecord, "_id" | "firstName" | "lastName">;

/** One place; 404 when it is not there. */
export async function getPlace(placeId: string): Promise<TrainingPlaceRecord> {
  const place = await findPlace(placeId);
  if (!place) throw notFound();
  return place;
}

/** The same, or null. */
export async function findPlace(placeId: string): Promise<TrainingPlaceRecord | null> {
  return TrainingPlace.findById(placeId, {
    pendingEffects: 0,
    appliedEffects: 0,
  }).lean<TrainingPlaceRecord>();
}

/** Every place that offers seats for a semester, by name, with what can be used of them. */
export async function listSeatsOf(semesterId: string): Promise<SeatRow[]> {
  const [semester, places] = await Promise.all([
    getSemester(semesterId),
    TrainingPlace.find({ "offers.semesterId": semesterId }, { pendingEffects: 0, appliedEffects: 0 })
      .sort({ sortName: 1 })
      .limit(MOST_PLACES)
      .lean<TrainingPlaceRecord[]>(),
  ]);
  const active = places.filter(({ isActive }) => isActive);
  const supervisors = await supervisorsOf(active);
  return active.flatMap(({ offers, ...place }) => {
    const offer = offers.find((one) => one.semesterId === semesterId);
    if (!offer) return [];
    const own = place.supervisorIds.flatMap((id) => supervisors.get(id) ?? []);
    const usable = usableSeats(place, offer, own, semester);
    return [{ place, offer, holders: offer.holders, supervisors: own, ...usable }];
  });
}

/** Those who supervise at these places, by id. */
export async function supervisorsOf(
  places: readonly Pick<TrainingPlaceRecord, "supervisorIds">[],
): Promise<Map<string, PlaceSupervisor>> {
  const ids = [...new Set(places.flatMap(({ supervisorIds }) => supervisorIds))];
  if (ids.length === 0) return new Map();
  const found = await Supervisor.find(
    { _id: { $in: ids } },
    { firstName: 1, lastName: 1, agreements: 1, absences: 1, retiresOn: 1, isActive: 1 },
  ).lean<PlaceSupervisor[]>();
  return new Map(found.map((supervisor) => [supervisor._id, supervisor]));
}
