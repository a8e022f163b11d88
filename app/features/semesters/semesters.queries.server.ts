import { Semester, type SemesterRecord } from "#models/semester";
import { notFound } from "~/core/auth/guards.server";
import type { Day } from "~/core/calendar";

/** Two a year: what a screen shows of them, the last begun or to come first. */
const MOST_SEMESTERS = 40;

/** One semester; 404 when it was not opened. */
export async function getSemester(id: string): Promise<SemesterRecord> {
  const semester = await findSemester(id);
  if (!semester) throw notFound();
  return semester;
}

/** The same, or null. */
export async function findSemester(id: string): Promise<SemesterRecord | null> {
  return Semester.findById(id).lean<SemesterRecord>();
}

/** The semesters that were opened, the furthest to come first. */
export async function listSemesters(): Promise<SemesterRecord[]> {
  return Semester.find().sort({ startsOn: -1 }).limit(MOST_SEMESTERS).lean<SemesterRecord[]>();
}

/** The first semester that begins after a day, or that day; null when it was not opened yet. */
export async function findComingSemester(day: Day): Promise<SemesterRecord | null> {
  return Semester.findOne({ startsOn: { $gte: day } })
    .sort({ startsOn: 1 })
    .lean<SemesterRecord>();
}
