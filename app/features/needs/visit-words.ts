import type { NeedOption } from "#models/need";
import type { NeedVisit } from "#models/need-visit";
import { VISIT_KINDS } from "~/vocabulary/need-options";
import { formatDayLong, formatHour, NBSP } from "~/vocabulary/typography";

type Told = Pick<NeedVisit, "kind" | "on" | "hour" | "host" | "optionId">;

/** « le 12 mai 2026 à 14 h », « le 12 mai 2026, dans la matinée » */
function visitMoment({ on, hour }: Pick<NeedVisit, "on" | "hour">): string {
  return `le ${formatDayLong(on)}${atHour(hour)}`;
}

/** What follows the day: « à 14 h 30 »; words typed before there was an hour to choose come as they are. */
export function atHour(hour: string | undefined): string {
  if (!hour) return "";
  return isClock(hour) ? ` à ${formatHour(hour)}` : `, ${hour}`;
}

/** Whether it is an hour of the day, "14:30", rather than words. */
export function isClock(hour: string): boolean {
  return /^\d{2}:\d{2}$/.test(hour);
}

/** « Visite de « Bellevue, 3 pièces » », « Entretien avec Atelier Montal », « Rencontre » */
export function visitTitle({ kind, host, optionId }: Told, options: readonly NeedOption[]): string {
  const option = options.find(({ id }) => id === optionId);
  const word = VISIT_KINDS[kind].fr;
  if (option) return `${word}${NBSP}: ${option.label}`;
  return host ? `${word} avec ${host}` : word;
}

/** What happened, in a sentence: « Visite : Bellevue, 3 pièces, le 12 mai 2026, à 14 h » */
export function visitSentence(visit: Told, options: readonly NeedOption[]): string {
  return `${visitTitle(visit, options)}, ${visitMoment(visit)}`;
}
