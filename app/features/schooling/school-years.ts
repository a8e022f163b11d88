import type { Child } from "#models/family";
import { levelOf, nextSeptember } from "~/features/households/child-ages";
import { SCHOOL_LEVELS, type SchoolLevel } from "~/vocabulary/schooling";
import { schoolYearWords } from "./school-words";

/** A school year one may ask a place for, and the class the child enters, as the birth year tells it. */
export interface SchoolYearChoice {
  year: number;
  label: string;
  level: SchoolLevel | null;
}

const YEARS_AHEAD = 2;

/**
 * The school years a child may need a place for: the one under way on the day of arrival ("YYYY-MM-DD"), which begins
 * in the year before while September has not come, then the next ones. The one that comes first in the list is the first
 * in which the child has a class: that under way when they arrive in the course of it, else the next.
 */
export function schoolYearsFor({ birthMonth }: Pick<Child, "birthMonth">, day: string): SchoolYearChoice[] {
  const next = nextSeptember(day);
  const isSummer = day.slice(5) >= "07-01" && day.slice(5) < "09-01";
  const first = isSummer ? next : next - 1;
  const years = Array.from({ length: YEARS_AHEAD + (isSummer ? 0 : 1) }, (_, index) => first + index);
  const choices = years.map((year) => choiceOf(year, birthMonth));
  return [...choices.filter(({ level }) => level), ...choices.filter(({ level }) => !level)];
}

function choiceOf(year: number, birthMonth: string | undefined): SchoolYearChoice {
  const level = birthMonth ? levelOf(birthMonth, year) : null;
  const label = [schoolYearWords(year), level && SCHOOL_LEVELS[level].fr].filter(Boolean).join(", ");
  return { year, label, level };
}
