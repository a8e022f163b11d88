import type { LodgingRecord } from "#models/lodging";
import type { SemesterRecord } from "#models/semester";

/** The beds of a semester beside those who need one. */
export interface BedCapacity {
  beds: number;
  /** Beds with a night of the semester already booked. */
  taken: number;
  free: number;
  /** Interns who asked for a bed, and those of them who have one. */
  asked: number;
  lodged: number;
  /** Interns without a bed, beyond the beds that are free: seats that may be lost for lack of one. */
  missing: number;
}

type Beds = Pick<LodgingRecord, "beds" | "bookings" | "agreement">;
type Days = Pick<SemesterRecord, "startsOn" | "endsOn">;

/** Counts the beds that may be slept in all the semester, and the interns who still look for one. */
export function bedCapacityOf(
  lodgings: readonly Beds[],
  needing: readonly { isLodged: boolean }[],
  semester: Days,
): BedCapacity {
  const rows = lodgings.filter((lodging) => isOurs(lodging, semester));
  const beds = rows.reduce((sum, { beds: own }) => sum + own.filter(({ isClosed }) => !isClosed).length, 0);
  const taken = rows.reduce((sum, lodging) => sum + takenIn(lodging, semester), 0);
  const lodged = needing.filter(({ isLodged }) => isLodged).length;
  const missing = Math.max(0, needing.length - lodged - (beds - taken));
  return { beds, taken, free: beds - taken, asked: needing.length, lodged, missing };
}

/** A lodging whose agreement ends before the semester does is not ours to give for all of it. */
function isOurs({ agreement }: Beds, { endsOn }: Days): boolean {
  return !agreement?.toOn || agreement.toOn >= endsOn;
}

function takenIn({ beds, bookings }: Beds, { startsOn, endsOn }: Days): number {
  return beds.filter(
    ({ id, isClosed }) =>
      !isClosed &&
      bookings.some(
        (one) => one.bedId === id && one.state !== "cancelled" && one.fromOn < endsOn && one.toOn > startsOn,
      ),
  ).length;
}
