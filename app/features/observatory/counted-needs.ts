import type { Child } from "#models/family";
import type { NeedCriteria, NeedOption } from "#models/need";
import type { AreaCount } from "#models/observatory-area";
import { careAgeOf } from "~/features/childcare/care-age";
import { monthsBetween } from "~/features/households/child-ages";
import { ALL, type NeedMoment } from "~/vocabulary/observatory";
import { type CountDay, one } from "./tallies";

type CountedCriteria = Pick<
  NeedCriteria,
  "careFromMonth" | "fromOn" | "modes" | "oddHours" | "hasAdaptedCare"
>;

/** What one open need adds to the counts of its place, on a day: an age or a month nobody can tell adds nothing. */
export function openNeedFigures(
  { careFromMonth, fromOn, modes = [], oddHours = [], hasAdaptedCare }: CountedCriteria,
  child: Pick<Child, "birthMonth"> | undefined,
  { day }: Pick<CountDay, "day">,
): AreaCount[] {
  const month = careFromMonth ?? fromOn?.slice(0, 7);
  return [
    one("need-moment", momentOf(month, day)),
    ...(month ? [one("need-month", month)] : []),
    ...ageFigure(month, child?.birthMonth),
    ...[...new Set(modes)].map((mode) => one("need-mode", mode)),
    ...[...new Set(oddHours)].map((hours) => one("need-odd", hours)),
    ...(oddHours.length > 0 ? [one("need-any-odd", ALL)] : []),
    ...(hasAdaptedCare ? [one("need-adapted", ALL)] : []),
  ];
}

/** What one settled need adds: the mode kept, when it was kept since that instant and its mode is known. */
export function metNeedFigures(
  options: readonly Pick<NeedOption, "state" | "proposal" | "markedAt" | "at">[],
  since: Date,
): AreaCount[] {
  const kept = options.find(({ state }) => state === "kept");
  if (!kept || (kept.markedAt ?? kept.at) < since) return [];
  const { proposal } = kept;
  return proposal?.kind === "childcare" && proposal.mode ? [one("met-mode", proposal.mode)] : [];
}

function momentOf(month: string | undefined, day: string): NeedMoment {
  if (!month) return "unknown";
  return month <= day.slice(0, 7) ? "now" : "later";
}

function ageFigure(month: string | undefined, birthMonth: string | undefined): AreaCount[] {
  if (!month || !birthMonth) return [];
  const months = monthsBetween(birthMonth, month);
  return months < 0 ? [] : [one("need-age", careAgeOf(months))];
}
