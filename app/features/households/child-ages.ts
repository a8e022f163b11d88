import { SCHOOL_LEVELS, type SchoolLevel } from "~/vocabulary/schooling";
import { formatCount, formatMonth, NBSP } from "~/vocabulary/typography";
import { valuesOf } from "~/vocabulary/words";

/** From the youngest; the place in the list is the age reached in the calendar year, less three. */
const LEVELS = valuesOf(SCHOOL_LEVELS);

const FIRST_SCHOOL_AGE = 3;
const LAST_EXTENDED_CARE_AGE = 11;
const MONTHS_TOLD_UNDER = 24;

/**
 * The class a child enters in September of a year, by year of birth alone: school begins in the calendar year of
 * the third birthday (Code de l'éducation, art. L131-1), one class a year. Null before and after. A real child may
 * have skipped or repeated a class: it is a starting point, never a fact.
 */
export function levelOf(birthMonth: string, september: number): SchoolLevel | null {
  return LEVELS[september - yearOf(birthMonth) - FIRST_SCHOOL_AGE] ?? null;
}

/** The same, as it is called: « CM1 ». */
export function schoolLevel(birthMonth: string, september: number): string | null {
  const level = levelOf(birthMonth, september);
  return level && SCHOOL_LEVELS[level].fr;
}

/** The September ("YYYY") that follows a day, that day's own until the 31st of August. */
export function nextSeptember(day: string): number {
  return yearOf(day) + (day.slice(5) >= "09-01" ? 1 : 0);
}

/** The first September a child may go to school: before it, the child needs to be minded. */
export function schoolStart(birthMonth: string): number {
  return yearOf(birthMonth) + FIRST_SCHOOL_AGE;
}

/** What care a child needs on a day ("YYYY-MM-DD"), by age: minded until school, then after class until eleven. */
export function careNeed(birthMonth: string, day: string): "minding" | "after-school" | null {
  if (day < `${birthMonth}-01`) return null;
  if (day < `${schoolStart(birthMonth)}-09-01`) return "minding";
  return yearOf(day) - yearOf(birthMonth) <= LAST_EXTENDED_CARE_AGE ? "after-school" : null;
}

/** « 9 ans », « 20 mois », « à naître en mars 2027 ». */
export function ageWords(birthMonth: string, today: string): string {
  const months = monthsBetween(birthMonth, today);
  if (months < 0) return `à naître en ${formatMonth(`${birthMonth}-01`)}`;
  if (months < MONTHS_TOLD_UNDER) return `${months}${NBSP}mois`;
  return formatCount(Math.floor(months / 12), "an", "ans");
}

/** What follows from a birth month and a day of arrival, in words: « CM1 en septembre 2027 ; périscolaire ». */
export function schoolingWords(birthMonth: string, arrival: string): string[] {
  const september = nextSeptember(arrival);
  const level = schoolLevel(birthMonth, september);
  const care = careNeed(birthMonth, arrival);
  return [
    level ? `${level} en septembre ${september}` : "",
    care === "minding" ? `mode d’accueil jusqu’à la rentrée ${schoolStart(birthMonth)}` : "",
    care === "after-school" ? "périscolaire" : "",
  ].filter(Boolean);
}

/** Months from a month ("YYYY-MM") to a day or another month; negative when it comes first. */
export function monthsBetween(birthMonth: string, day: string): number {
  return (yearOf(day) - yearOf(birthMonth)) * 12 + monthOf(day) - monthOf(birthMonth);
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

function monthOf(day: string): number {
  return Number(day.slice(5, 7));
}
