import { Semester, type SemesterRecord } from "#models/semester";
import { addDays } from "~/core/days";
import { semesterName } from "~/features/semesters/semester-words";
import type { Nights } from "./lodging-days";

/** A semester as lodgings count it: its nights, that of its last day too. */
export interface Period extends Nights {
  id: string;
  label: string;
  /** Its last day, on which interns leave unless said otherwise. */
  endsOn: string;
}

/** A semester and the one that follows are known long before; two of them are shown. */
const SHOWN = 2;
/** The semester under way on a day, or the next, and the one after it. */
export async function listPeriods(today: string): Promise<Period[]> {
  const semesters = await Semester.find({ endsOn: { $gte: today } })
    .sort({ startsOn: 1 })
    .limit(SHOWN)
    .lean<SemesterRecord[]>();
  return semesters.map(periodOf);
}

/** The semester asked for when there is one, else the next to begin, else the last. */
export async function findPeriod(asked: string | null, today: string): Promise<Period | undefined> {
  const semester =
    (asked ? await Semester.findById(asked).lean<SemesterRecord>() : null) ??
    (await Semester.findOne({ startsOn: { $gt: today } })
      .sort({ startsOn: 1 })
      .lean<SemesterRecord>()) ??
    (await Semester.findOne().sort({ startsOn: -1 }).lean<SemesterRecord>());
  return semester ? periodOf(semester) : undefined;
}

/** All the semesters, the last first: what filters offer. */
export async function listAllPeriods(): Promise<Period[]> {
  const semesters = await Semester.find().sort({ startsOn: -1 }).limit(20).lean<SemesterRecord[]>();
  return semesters.map(periodOf);
}

function periodOf({ _id, startsOn, endsOn }: SemesterRecord): Period {
  return { id: _id, label: semesterName(_id), fromOn: startsOn, toOn: addDays(endsOn, 1), endsOn };
}
