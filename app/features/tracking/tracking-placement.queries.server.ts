import type { LodgingRecord } from "#models/lodging";
import { Placement, type PlacementRecord } from "#models/placement";
import type { SemesterRecord } from "#models/semester";
import type { SupervisorRecord } from "#models/supervisor";
import type { TrainingPlaceRecord } from "#models/training-place";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { getSettings } from "~/core/settings.server";
import { aidAmount, aidsLost } from "~/features/lodgings/lost-aids";
import { documentsOf, toldSentOn } from "~/features/placements/missing";
import { getTerritoryMap } from "~/features/reference-data/territory-map.queries.server";
import { inOrder } from "~/features/semesters/milestones";
import { INTERN_KINDS } from "~/vocabulary/candidates";
import type { LodgingAid } from "~/vocabulary/lodgings";
import type { LiveTracking } from "./tracking-link.queries.server";

/**
 * The semester of an intern, under way or to come, as they read it on their page: what is theirs, else what we look for.
 * Null for whoever is expected in none; what is only held is not shown.
 */
export async function ownPlacementOf({ member: { candidate }, language }: LiveTracking) {
  if (!candidate || !INTERN_KINDS.includes(candidate.kind)) return null;
  const found = await shownPlacement(candidate._id);
  if (!found) return null;
  const { semester, place = null, lodging = null, supervisors, ...placement } = found;
  const { arrival, training, lodging: rules } = await getSettings();
  const bed = lodging && bedOf(lodging, placement, rules.aids);
  const isGiven = place !== null || bed !== null;
  return {
    semesterId: semester._id,
    changedAt: semester.createdAt,
    sequence: placement.version,
    startsOn: semester.startsOn,
    endsOn: semester.endsOn,
    seat: place && {
      ...{ name: place.structureName, commune: place.communeName, label: place.label },
      level: training.levels.find(({ key }) => key === place.level)?.label ?? "",
      supervisors: namesOf(place, supervisors),
    },
    bed,
    isGiven,
    isTold: placement.toldAt !== undefined,
    isBedSought: !bed && placement.bed.isNeeded,
    steps: isGiven ? stepsOf(semester, bed) : [],
    documents: documentsOf(placement, arrival.documents).map(({ key, fr, en }) => ({
      ...{ key, label: language === "en" ? en : fr, isReceived: placement.received.includes(key) },
      toldOn: toldSentOn(placement, key),
    })),
    map: await mapOf(place, lodging),
  };
}

export type OwnPlacement = NonNullable<Awaited<ReturnType<typeof ownPlacementOf>>>;

type Given = PlacementRecord & {
  semester: SemesterRecord;
  place?: Omit<TrainingPlaceRecord, "offers">;
  lodging?: LodgingRecord;
  supervisors: Pick<SupervisorRecord, "_id" | "firstName" | "lastName">[];
};

/** Of the semesters that are not over, the first in which something is theirs, else the first they are expected in: in one question. */
async function shownPlacement(candidateId: string): Promise<Given | undefined> {
  const [found] = await Placement.aggregate<Given>([
    { $match: { candidateId, state: { $ne: "withdrawn" } } },
    withOne("semesters", "semesterId", "semester"),
    { $unwind: "$semester" },
    { $match: { "semester.endsOn": { $gte: toDay(now()) } } },
    { $set: { isSought: { $not: { $or: ["$seat", "$lodged"] } } } },
    { $sort: { isSought: 1, "semester.startsOn": 1 } },
    { $limit: 1 },
    withOne("training-places", "seat.placeId", "place", { offers: 0 }),
    { $unwind: { path: "$place", preserveNullAndEmptyArrays: true } },
    withOne("supervisors", "place.supervisorIds", "supervisors", { firstName: 1, lastName: 1 }),
    withOne("lodgings", "lodged.lodgingId", "lodging"),
    { $unwind: { path: "$lodging", preserveNullAndEmptyArrays: true } },
  ]);
  return found;
}

function withOne(
  from: string,
  localField: string,
  as: string,
  shown: Record<string, 0 | 1> = { pendingEffects: 0 },
) {
  return { $lookup: { from, localField, foreignField: "_id", as, pipeline: [{ $project: shown }] } };
}

function bedOf(
  { name, address, communeCode, communeName, beds, bookings, keys, rules, rent, ownerKind }: LodgingRecord,
  { lodged }: PlacementRecord,
  aids: readonly LodgingAid[],
) {
  const booking = bookings.find(({ id, state }) => id === lodged?.bookingId && state === "booked");
  if (!booking) return null;
  return {
    ...{ name, address, commune: communeName, communeCode, rules, rent },
    label: beds.find(({ id }) => id === booking.bedId)?.label,
    ...{ fromOn: booking.fromOn, toOn: booking.toOn },
    keys: keys.filter(({ bookingId }) => bookingId === booking.id).map(({ label }) => label),
    aids: aidsLost(aids, { ...booking, ownerKind }).map((aid) => ({
      ...{ key: aid.key, label: aid.label, amount: aidAmount(aid) },
    })),
  };
}

function namesOf(
  { supervisorIds }: Pick<TrainingPlaceRecord, "supervisorIds">,
  supervisors: Given["supervisors"],
): string[] {
  const names = new Map(supervisors.map(({ _id, firstName, lastName }) => [_id, `${firstName} ${lastName}`]));
  return supervisorIds.flatMap((id) => names.get(id) ?? []);
}

/** What the arrival asks of the intern, in its order, and what of the timetable the team shows them: the rest is its own. */
function stepsOf({ startsOn, milestones }: SemesterRecord, bed: ReturnType<typeof bedOf>) {
  const steps = [
    { what: "firstDay" as const, id: "first-day", on: startsOn, label: "" },
    ...(bed
      ? [
          { what: "checkIn" as const, id: "check-in", on: bed.fromOn, label: "" },
          { what: "checkOut" as const, id: "check-out", on: bed.toOn, label: "" },
        ]
      : []),
    ...inOrder(milestones)
      .filter(({ isShown }) => isShown === true)
      .map(({ id, on, label }) => ({ what: "milestone" as const, id, on, label })),
  ];
  return steps.sort((one, other) => one.on.localeCompare(other.on));
}

/** The territories, those of the place and of the lodging tinted. */
async function mapOf(place: Given["place"] | null, lodging: LodgingRecord | null) {
  const { list } = (await getSettings()).territories;
  const marked = [place?.epciCode, lodging?.epciCode].filter((code) => code !== undefined);
  if (!list.some(({ code }) => marked.includes(code))) return null;
  return {
    drawing: await getTerritoryMap(list.map(({ code }) => code)),
    territories: list.map(({ code, label }) => ({
      ...{ code, label },
      place: place?.epciCode === code ? place.communeName : undefined,
      bed: lodging?.epciCode === code ? lodging.communeName : undefined,
    })),
  };
}
