import { type Day, workingDayFrom } from "~/core/calendar";
import { getSettings } from "~/core/settings.server";

/** The first day of the next semester of the interns, strictly after a day: the first working day from its date on. */
export async function nextSemesterStart(after: Day): Promise<Day> {
  const starts = await semesterStarts(Number(after.slice(0, 4)));
  return starts.find((day) => day > after) ?? after;
}

/** The first day of the semester of the interns under way on a day. */
export async function semesterStart(on: Day): Promise<Day> {
  const starts = await semesterStarts(Number(on.slice(0, 4)) - 1);
  return starts.filter((day) => day <= on).at(-1) ?? on;
}

/** The first days of the semesters of a year and of the next, in order. */
async function semesterStarts(year: number): Promise<Day[]> {
  const { summerStart, winterStart } = (await getSettings()).calendar;
  const starts = [year, year + 1].flatMap((one) => [`${one}-${summerStart}`, `${one}-${winterStart}`]);
  return starts.map(workingDayFrom).sort();
}
