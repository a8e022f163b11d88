import type { Filter } from "#models/define";
import type { ScholarshipRecord } from "#models/scholarship";
import { atParis, type Day, toDay } from "~/core/calendar";
import { addDays, addMonths } from "~/core/days";
import { formatCount, formatDayLong, NBSP } from "~/vocabulary/typography";

/** Null as long as nobody fixed it. */
type Years = number | null;

type Standing = Pick<ScholarshipRecord, "isOpen" | "since" | "end" | "repayments">;

/** The day on which what is kept of a scholarship goes: so many years after it was over; nothing while it runs. */
export function keptUntil(scholarship: Standing, years: number): Day | undefined {
  const on = overOn(scholarship);
  return on && addMonths(on, 12 * years);
}

/** The scholarships of those erased whose day has come, as the base finds them: those of which `keptUntil` says so. */
export function keptNoLonger(years: number, today: Day): Filter<ScholarshipRecord> {
  const last = lastOverOn(years, today);
  return {
    ...{ erasedAs: { $exists: true }, isOpen: false, "repayments.state": { $ne: "due" } },
    ...{ since: { $lt: atParis(addDays(last, 1), "00:00") }, "end.on": { $not: { $gt: last } } },
    "repayments.receivedOn": { $not: { $gt: last } },
  };
}

/** Until when what is kept of a scholarship is kept, in one sentence. */
export function keptUntilWords(scholarship: Standing, years: Years, today: Day): string {
  if (!overOn(scholarship)) return `Elle court encore${NBSP}: ${fromItsEnd(years)}`;
  const day = years === null ? undefined : keptUntil(scholarship, years);
  if (!day)
    return `Conservée jusqu’au terme à fixer dans Réglages › Délais${NBSP}: tant que c’est vide, rien n’est effacé de soi-même.`;
  if (day <= today)
    return `Conservée jusqu’au ${formatDayLong(day)}${NBSP}: ce jour est venu, elle s’efface d’elle-même.`;
  return `Conservée jusqu’au ${formatDayLong(day)}.`;
}

/** The same of all of them, for whoever watches over what is kept. */
export function erasedTermWords(years: Years): string {
  const kept = "La bourse signée d’une personne effacée est conservée sous un numéro";
  if (years === null)
    return `${kept}, jusqu’à un terme à fixer dans Réglages › Délais${NBSP}: tant que c’est vide, rien n’en est effacé de soi-même.`;
  return `${kept} ${formatCount(years, "an", "ans")} après sa fin, puis effacée d’elle-même.`;
}

function fromItsEnd(years: Years): string {
  if (years === null)
    return "sa conservation se compte de sa fin, pour une durée à fixer dans Réglages › Délais.";
  return `conservée ${formatCount(years, "an", "ans")} à compter de sa fin.`;
}

/** The day of its last movement: it reached the stage where it is over, it ended, or the last sum came back. */
function overOn({ isOpen, since, end, repayments }: Standing): Day | undefined {
  if (isOpen || repayments.some(({ state }) => state === "due")) return undefined;
  const days = [toDay(since), end?.on ?? "", ...repayments.map(({ receivedOn = "" }) => receivedOn)];
  return days.toSorted().at(-1);
}

/** What was over by then has been kept for so many years; after a 29 February, the last of the month is its day. */
function lastOverOn(years: number, today: Day): Day {
  const on = addMonths(today, -12 * years);
  const next = addDays(on, 1);
  return addMonths(next, 12 * years) <= today ? next : on;
}
