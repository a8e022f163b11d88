import { Lodging } from "#models/lodging";
import { Placement } from "#models/placement";
import type { SemesterRecord } from "#models/semester";
import { type LeftBehind, leftBehindWords, leftDays, leftMoments } from "./earlier-dates";

/** What is said of the bookings and the interns told who keep the earlier dates of a semester; undefined when nobody does. */
export async function leftBehindOf(semester: SemesterRecord): Promise<string | undefined> {
  if (leftMoments(semester).length === 0) return undefined;
  const [bookings, interns] = await Promise.all([countBookings(semester), countTold(semester)]);
  const left: LeftBehind = { bookings, interns };
  return bookings + interns > 0 ? leftBehindWords(semester, left) : undefined;
}

async function countBookings(semester: SemesterRecord): Promise<number> {
  const { fromOn, toOn } = leftDays(semester);
  const [counted] = await Lodging.aggregate<{ count: number }>([
    { $match: { "bookings.semesterId": semester._id } },
    { $unwind: "$bookings" },
    {
      $match: {
        "bookings.semesterId": semester._id,
        "bookings.state": { $ne: "cancelled" },
        $or: [{ "bookings.fromOn": { $in: fromOn } }, { "bookings.toOn": { $in: toOn } }],
      },
    },
    { $count: "count" },
  ]);
  return counted?.count ?? 0;
}

async function countTold(semester: SemesterRecord): Promise<number> {
  const told = leftMoments(semester).map(({ after, until }) => ({
    toldAt: { ...(after ? { $gt: after } : {}), $lte: until },
  }));
  return Placement.countDocuments({ semesterId: semester._id, state: { $ne: "withdrawn" }, $or: told });
}
