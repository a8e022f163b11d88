import type { ProgrammeVersion } from "#models/programme";
import type { Day } from "~/core/calendar";
import { addMonths } from "~/core/days";
import { STUDY_YEARS, type StudyYear } from "~/vocabulary/scholarships";
import { valuesOf } from "~/vocabulary/words";

/** Twelve years of study, a month at a time: no programme pays longer. */
const MOST_MONTHS = 144;

export interface PlannedInstalment {
  dueOn: Day;
  cents: number;
  year: StudyYear;
}

type PaidTerms = Pick<ProgrammeVersion, "amounts" | "months">;

/**
 * The instalments of some terms from a day on, which is that of the first: one a month, on the same day or the last of a
 * shorter month. The year of study moves on each 1 October; a year without an amount is passed over. At most the months
 * of the terms. Sums in cents.
 */
export function instalmentsOf(
  { amounts, months = MOST_MONTHS }: PaidTerms,
  year: StudyYear,
  fromOn: Day,
): PlannedInstalment[] {
  const sums = new Map(amounts.map((amount) => [amount.year, amount.monthlyCents]));
  return Array.from({ length: MOST_MONTHS }, (_, rank) => addMonths(fromOn, rank))
    .flatMap((dueOn) => {
      const then = yearOn(year, fromOn, dueOn);
      const cents = then && sums.get(then);
      return then && cents ? [{ dueOn, cents, year: then }] : [];
    })
    .slice(0, months);
}

/** In which year of study somebody is on a later day, moving on each 1 October; undefined past the last. */
export function yearOn(year: StudyYear, fromOn: Day, on: Day): StudyYear | undefined {
  const years = valuesOf(STUDY_YEARS);
  return years[years.indexOf(year) + academicYear(on) - academicYear(fromOn)];
}

/** The day on which payments usually begin. */
export function firstOfNextMonth(day: Day): Day {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}

/** The year in which the academic year of a day began. */
function academicYear(day: Day): number {
  const year = Number(day.slice(0, 4));
  return day.slice(5) >= "10-01" ? year : year - 1;
}
