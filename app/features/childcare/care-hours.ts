import type { CareSlot, ChildcareCriteria, ProposedCare } from "#models/need-childcare";
import type { OddHours } from "~/vocabulary/childcare";
import { isWeekEnd, WEEK_DAYS } from "~/vocabulary/proposals";
import { daysBetween, formatHour } from "~/vocabulary/typography";
import type { Word } from "~/vocabulary/words";
import { dayNames } from "./care-week";

type Opening = Pick<ProposedCare, "days" | "opensAt" | "closesAt" | "oddHours">;
/** Undefined while nobody knows. */
type Answer = "yes" | "no" | undefined;

/** How much of a usual week a place is open, in days, and why not the rest; no word when nothing is refused. */
export function coverOf(
  week: readonly CareSlot[],
  care: Opening,
): { covered: number; unknown: number; refusals: Word } {
  const answers = week.map((slot) => ({ slot, answer: isOpenOver(slot, care) }));
  const refused = answers.filter(({ answer }) => answer === "no").map(({ slot }) => slot);
  return {
    covered: answers.filter(({ answer }) => answer === "yes").length,
    unknown: answers.filter(({ answer }) => answer === undefined).length,
    refusals: refusalWords(refused, care),
  };
}

function isOpenOver({ day, from, to }: CareSlot, { days = [], opensAt, closesAt }: Opening): Answer {
  if (days.length > 0 && !days.includes(day)) return "no";
  if (opensAt && opensAt > from) return "no";
  if (closesAt && closesAt < to) return "no";
  return days.length > 0 && opensAt && closesAt ? "yes" : undefined;
}

/** « pas le mercredi, ouvre à 8 h » */
function refusalWords(refused: readonly CareSlot[], { days = [], opensAt, closesAt }: Opening): Word {
  const closedOn = refused.map(({ day }) => day).filter((day) => days.length > 0 && !days.includes(day));
  const isLate = opensAt && refused.some(({ from }) => opensAt > from);
  const isShort = closesAt && refused.some(({ to }) => closesAt < to);
  return {
    fr: [
      closedOn.length > 0 && `pas le ${dayNames(closedOn)}`,
      isLate && `ouvre à ${formatHour(opensAt)}`,
      isShort && `ferme à ${formatHour(closesAt)}`,
    ]
      .filter(Boolean)
      .join(", "),
    en: [
      closedOn.length > 0 && `not on ${closedOn.map((day) => WEEK_DAYS[day].en).join(", ")}`,
      isLate && `opens at ${opensAt}`,
      isShort && `closes at ${closesAt}`,
    ]
      .filter(Boolean)
      .join(", "),
  };
}

/** Whether a place minds children at some odd hours: as it says, else as its opening tells, but for nights and duty. */
export function answerTo(
  hours: OddHours,
  { week = [] }: ChildcareCriteria,
  { days = [], oddHours, opensAt, closesAt }: Opening,
): Answer {
  if (oddHours?.includes(hours)) return "yes";
  const weekEnd = week.filter(({ day }) => isWeekEnd(day));
  if (hours === "week-end" && days.length > 0 && weekEnd.length > 0)
    return yesNo(weekEnd.every(({ day }) => days.includes(day)));
  if (hours === "early" && opensAt && week.length > 0)
    return yesNo(week.every(({ from }) => opensAt <= from));
  if (hours === "late" && closesAt && week.length > 0) return yesNo(week.every(({ to }) => closesAt >= to));
  return oddHours ? "no" : undefined;
}

function yesNo(isSo: boolean): Answer {
  return isSo ? "yes" : "no";
}

/** Days between the end of a month wished for and the day a place is free; none when it is free before. */
export function daysLate(month: string, fromOn: string): number {
  return fromOn.slice(0, 7) <= month ? 0 : daysBetween(`${month}-28`, fromOn);
}
