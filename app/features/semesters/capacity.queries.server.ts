import type { Filter } from "#models/define";
import { Lodging, type LodgingRecord } from "#models/lodging";
import { Placement, type PlacementRecord } from "#models/placement";
import type { SemesterRecord } from "#models/semester";
import { getSettings } from "~/core/settings.server";
import {
  type Capacity,
  type CountedSeats,
  capacityByLevel,
  capacityOf,
  type LevelCapacity,
} from "./capacity";
import { type BedCapacity, bedCapacityOf } from "./capacity-beds";
import { type LostSeats, lostSeatsOf } from "./lost-seats";

/** More than a département has of either, so that a semester is always counted whole. */
const MOST_LODGINGS = 500;
const MOST_INTERNS = 2000;

export interface SemesterCapacity {
  total: Capacity;
  levels: LevelCapacity[];
  beds: BedCapacity;
  lost: LostSeats[];
  /** Interns expected, placed or not. */
  interns: number;
  target?: number;
}

/** What a semester can take, in numbers: no intern is named. The seats are those of `listSeatsOf`. */
export async function capacityOfSemester(
  semester: SemesterRecord,
  seats: readonly CountedSeats[],
): Promise<SemesterCapacity> {
  const [{ training }, placements, lodgings] = await Promise.all([
    getSettings(),
    expected(semester._id),
    openLodgings(),
  ]);
  const interns = placements.map(({ levels, seat }) => ({ levels, isPlaced: seat !== undefined }));
  const needing = placements
    .filter(({ bed }) => bed.isNeeded)
    .map(({ lodged }) => ({ isLodged: lodged !== undefined }));
  return {
    total: capacityOf(seats, interns.filter(({ isPlaced }) => !isPlaced).length),
    levels: capacityByLevel(training.levels, seats, interns),
    beds: bedCapacityOf(lodgings, needing, semester),
    lost: lostSeatsOf(seats, new Map(training.levels.map(({ key, label }) => [key, label]))),
    interns: interns.length,
    ...(semester.target === undefined ? {} : { target: semester.target }),
  };
}

type Expected = Pick<PlacementRecord, "levels" | "seat" | "bed" | "lodged">;

async function expected(semesterId: string): Promise<Expected[]> {
  const filter: Filter<PlacementRecord> = { semesterId, state: { $ne: "withdrawn" } };
  return Placement.find(filter, { levels: 1, seat: 1, bed: 1, lodged: 1 })
    .limit(MOST_INTERNS)
    .lean<Expected[]>();
}

async function openLodgings(): Promise<Pick<LodgingRecord, "beds" | "bookings" | "agreement">[]> {
  return Lodging.find(
    { isActive: true },
    {
      beds: 1,
      "bookings.bedId": 1,
      "bookings.state": 1,
      "bookings.fromOn": 1,
      "bookings.toOn": 1,
      agreement: 1,
    },
  )
    .limit(MOST_LODGINGS)
    .lean<Pick<LodgingRecord, "beds" | "bookings" | "agreement">[]>();
}
