import { addWorkingDays, type Day } from "~/core/calendar";
import { getSettings } from "~/core/settings.server";

/** The first day of the next semester of the interns, strictly after a day: the first working day from its date on. */
export async function nextSemesterStart(after: Day): Promise<Day> {
  const { summerStart, winterStart } = (await getSettings()).calendar;
  const year = Number(after.slice(0, 4));
  const starts = [year, year + 1].flatMap((one) => [`${one}-${summerStart}`, `${one}-${winterStart}`]);
  const days = starts.map(firstWorkingDayFrom).sort();
  return days.find((day) => day > after) ?? after;
}

function firstWorkingDayFrom(day: Day): Day {
  return addWorkingDays(addWorkingDays(day, -1), 1);
}
