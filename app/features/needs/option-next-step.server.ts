import type { NeedOption, NeedRecord } from "#models/need";
import { addWorkingDays, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { type Effect, followUp } from "~/core/db/effects.server";
import { NEED_KINDS, type NeedKind } from "~/vocabulary/needs";
import { NBSP } from "~/vocabulary/typography";
import { presentLabel } from "./option-labels";

const DAYS_LEFT = 3;

/** What a file does next once what became of the options changed, in place of what led there and of nothing else. */
export function nextStepAfter(
  { householdId, kind, options: before }: Pick<NeedRecord, "householdId" | "kind" | "options">,
  options: readonly NeedOption[],
): Effect {
  const labels = [...before.map(labelOf), opinionLabel(kind), disagreementLabel(kind), searchLabel(kind)];
  return followUp("replaceNextAction", {
    householdId,
    labels: [...new Set([...labels, settleLabel(kind)])],
    label: labelAfter(kind, options),
    dueOn: addWorkingDays(toDay(now()), DAYS_LEFT),
  });
}

function labelAfter(kind: NeedKind, options: readonly NeedOption[]): string {
  const first = options.find(({ state }) => state === "new");
  if (options.some(({ state }) => state === "kept")) return settleLabel(kind);
  if (first) return labelOf(first);
  return options.some(({ state }) => state === "shown") ? opinionLabel(kind) : searchLabel(kind);
}

function labelOf({ partnerName, label }: NeedOption): string {
  return partnerName ? presentLabel(partnerName) : `Présenter «${NBSP}${label}${NBSP}»`;
}

function opinionLabel(kind: NeedKind): string {
  return `Recueillir l’avis du foyer${NBSP}: ${lower(kind)}`;
}

/** When two adults do not agree. */
export function disagreementLabel(kind: NeedKind): string {
  return `Parler du désaccord${NBSP}: ${lower(kind)}`;
}

function settleLabel(kind: NeedKind): string {
  return `Organiser la suite${NBSP}: ${lower(kind)}`;
}

function searchLabel(kind: NeedKind): string {
  return `Chercher encore${NBSP}: ${lower(kind)}`;
}

function lower(kind: NeedKind): string {
  return NEED_KINDS[kind].fr.toLowerCase();
}
