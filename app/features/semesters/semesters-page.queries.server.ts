import type { Filter } from "#models/define";
import { Placement, type PlacementRecord } from "#models/placement";
import { Semester, type SemesterRecord } from "#models/semester";
import { TrainingPlace } from "#models/training-place";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { COUNT_CAP, PAGE_SIZE, type Page, pageFrom } from "~/core/http/pagination.server";
import { standingWords } from "./semester-page.queries.server";
import { semesterDates, semesterTitle } from "./semester-words";
import { findComingSemester } from "./semesters.queries.server";

export interface SemesterRow {
  id: string;
  title: string;
  dates: string;
  standing: string;
  /** Seats offered, those of them that are given, and the interns expected. */
  offered: number;
  filled: number;
  interns: number;
  target?: number;
  /** What is to be seen to next. */
  next?: string;
}

/** The semesters, the last to begin first, with the next one to begin set apart. */
export async function listSemesterRows(
  page: number,
): Promise<Page<SemesterRow> & { coming: SemesterRow | null }> {
  const [coming, semesters, total] = await Promise.all([
    findComingSemester(toDay(now())),
    Semester.find()
      .sort({ startsOn: -1 })
      .skip((page - 1) * PAGE_SIZE)
      .limit(PAGE_SIZE + 1)
      .lean<SemesterRecord[]>(),
    Semester.countDocuments({}, { limit: COUNT_CAP + 1 }),
  ]);
  const rows = await rowsOf(semesters);
  const first = rows.find(({ id }) => id === coming?._id) ?? null;
  return { ...pageFrom(rows, page, total), coming: page === 1 ? first : null };
}

async function rowsOf(semesters: readonly SemesterRecord[]): Promise<SemesterRow[]> {
  const ids = semesters.map(({ _id }) => _id);
  const [seats, interns] = await Promise.all([countSeats(ids), countInterns(ids)]);
  const today = toDay(now());
  return semesters.map((semester) => {
    const { _id: id, target, milestones } = semester;
    const next = milestones.find(({ doneAt }) => !doneAt);
    return {
      ...{ id, title: semesterTitle(id), dates: semesterDates(semester), target },
      standing: standingWords(semester, today),
      ...(seats.get(id) ?? { offered: 0, filled: 0 }),
      interns: interns.get(id) ?? 0,
      ...(next && semester.endsOn >= today ? { next: next.label } : {}),
    };
  });
}

type Seats = Pick<SemesterRow, "offered" | "filled">;

/** Seats of the places in use, those refused left out. */
async function countSeats(ids: string[]): Promise<Map<string, Seats>> {
  const counted = await TrainingPlace.collection
    .aggregate<Seats & { _id: string }>([
      { $match: { "offers.semesterId": { $in: ids }, isActive: true } },
      { $unwind: "$offers" },
      { $match: { "offers.semesterId": { $in: ids }, "offers.state": { $ne: "declined" } } },
      {
        $group: {
          _id: "$offers.semesterId",
          offered: { $sum: "$offers.seats" },
          filled: { $sum: { $size: "$offers.holders" } },
        },
      },
    ])
    .toArray();
  return new Map(counted.map(({ _id, offered, filled }) => [_id, { offered, filled }]));
}

async function countInterns(ids: string[]): Promise<Map<string, number>> {
  const expected: Filter<PlacementRecord> = { semesterId: { $in: ids }, state: { $ne: "withdrawn" } };
  const counted = await Placement.aggregate<{ _id: string; count: number }>([
    { $match: expected },
    { $group: { _id: "$semesterId", count: { $sum: 1 } } },
  ]);
  return new Map(counted.map(({ _id, count }) => [_id, count]));
}
