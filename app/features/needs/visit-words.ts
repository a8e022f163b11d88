import type { NeedOption, NeedVisit } from "#models/need";
import { VISIT_KINDS } from "~/vocabulary/need-options";
import { formatDayLong, NBSP } from "~/vocabulary/typography";

type Told = Pick<NeedVisit, "kind" | "on" | "hour" | "host" | "optionId">;

/** « le 12 mai 2026, à 14 h » */
export function visitMoment({ on, hour }: Pick<NeedVisit, "on" | "hour">): string {
  return [`le ${formatDayLong(on)}`, hour].filter(Boolean).join(", ");
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
