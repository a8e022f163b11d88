import type { Filter } from "#models/define";
import { Lodging, type LodgingRecord } from "#models/lodging";
import { notFound } from "~/core/auth/guards.server";
import type { Day } from "~/core/calendar";

/** A bed that may be given for a period, with the nights it is already taken. */
export interface BedRow {
  bedId: string;
  label: string;
  lodgingId: string;
  lodgingName: string;
  communeCode: string;
  communeName: string;
  epciCode?: string;
  rent?: number;
  /**
   * Live bookings that have a night in the period, by their first day; the nights from the last day of the agreement of
   * the lodging on, which are nobody’s to give, are one of nobody.
   */
  bookings: {
    id: string;
    candidateId: string;
    fromOn: Day;
    toOn: Day;
    allocationId?: string;
    isHeld: boolean;
  }[];
}

const SHOWN = { pendingEffects: 0, appliedEffects: 0 } as const;
/** A département has a few dozen lodgings. */
const MOST = 500;

/** One lodging; 404 when it is not there. */
export async function getLodging(lodgingId: string): Promise<LodgingRecord> {
  const lodging = await findLodging(lodgingId);
  if (!lodging) throw notFound();
  return lodging;
}

/** A photo of a lodging; 404 when it is not there, or no longer shown. */
export async function getLodgingPhoto(lodgingId: string, photoId: string) {
  const { photos } = await getLodging(lodgingId);
  const photo = photos.find(({ id, isAside }) => id === photoId && !isAside);
  if (!photo) throw notFound();
  return { _id: photo.id, type: photo.type, bytes: photo.bytes };
}

/** One lodging, or null. */
export async function findLodging(lodgingId: string): Promise<LodgingRecord | null> {
  return Lodging.findById(lodgingId, SHOWN).lean<LodgingRecord>();
}

/**
 * The beds that are open, each with its bookings of a period: a bed without any is free for all of it. Those of a
 * lodging that is ours no longer when it begins are left out. Who is in a bed is told by their id only.
 */
export async function listFreeBeds({ startsOn, endsOn }: { startsOn: Day; endsOn: Day }): Promise<BedRow[]> {
  const isOurs = [{ "agreement.toOn": null }, { "agreement.toOn": { $gt: startsOn } }];
  const filter: Filter<LodgingRecord> = { isActive: true, $or: isOurs };
  const lodgings = await Lodging.find(filter, SHOWN)
    .sort({ sortName: 1, _id: 1 })
    .limit(MOST)
    .lean<LodgingRecord[]>();
  return lodgings.flatMap((lodging) => bedsOf(lodging, { startsOn, endsOn }));
}

function bedsOf(lodging: LodgingRecord, { startsOn, endsOn }: { startsOn: Day; endsOn: Day }): BedRow[] {
  const { _id, name, communeCode, communeName, epciCode, rent, beds, bookings } = lodging;
  const live = bookings
    .filter(({ state, fromOn, toOn }) => state !== "cancelled" && fromOn <= endsOn && toOn > startsOn)
    .sort((a, b) => a.fromOn.localeCompare(b.fromOn));
  const after = nightsAfter(lodging.agreement, endsOn);
  return beds
    .filter(({ isClosed }) => !isClosed)
    .map(({ id, label }) => ({
      ...{ bedId: id, label, lodgingId: _id, lodgingName: name, communeCode, communeName, epciCode, rent },
      bookings: [
        ...live
          .filter(({ bedId }) => bedId === id)
          .map(({ id: bookingId, candidateId, fromOn, toOn, allocationId, state }) => ({
            ...{ id: bookingId, candidateId, fromOn, toOn, allocationId, isHeld: state === "held" },
          })),
        ...after,
      ],
    }));
}

/** The nights of a period that the agreement of a lodging does not last for. */
function nightsAfter(agreement: LodgingRecord["agreement"], endsOn: Day): BedRow["bookings"] {
  if (!agreement?.toOn || agreement.toOn >= endsOn) return [];
  return [{ id: "agreement", candidateId: "", fromOn: agreement.toOn, toOn: "9999-12-31", isHeld: false }];
}
