import { Need, type NeedOption, type NeedRecord } from "#models/need";
import { addWorkingDays, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { type Effect, followUp } from "~/core/db/effects.server";
import { NEED_KINDS, type NeedKind, type NeedState } from "~/vocabulary/needs";
import { NBSP } from "~/vocabulary/typography";
import { presentLabel } from "./option-labels";

const DAYS_LEFT = 3;

/** What a file does next once what became of the options changed, in place of what led there and of nothing else. */
export function nextStepAfter(
  { householdId, kind, options: before }: Pick<NeedRecord, "householdId" | "kind" | "options">,
  options: readonly NeedOption[],
): Effect {
  return followUp("replaceNextAction", {
    householdId,
    labels: [...new Set([...before.map(labelOf), ...labelsOfKind(kind)])],
    label: labelAfter(kind, options),
    dueOn: addWorkingDays(toDay(now()), DAYS_LEFT),
  });
}

/** What a file does next once a colleague closes a need, in place of what that need asked for and of nothing else. */
export async function nextStepOnceClosed(
  need: Pick<NeedRecord, "_id" | "householdId" | "kind" | "options">,
  state: NeedState,
): Promise<Effect> {
  const { _id, householdId, kind, options } = need;
  // Of another child, a need of the same kind may ask for the same in the same words.
  const isAnotherOpen = await Need.exists({ householdId, kind, isOpen: true, _id: { $ne: _id } });
  return followUp("replaceNextAction", {
    householdId,
    labels: [...new Set([...options.map(labelOf), ...(isAnotherOpen ? [] : labelsOfKind(kind))])],
    label: state === "dropped" ? "Dire ce qui vient ensuite" : settleLabel(kind),
    dueOn: state === "dropped" ? toDay(now()) : addWorkingDays(toDay(now()), DAYS_LEFT),
  });
}

function labelsOfKind(kind: NeedKind): string[] {
  return [opinionLabel(kind), disagreementLabel(kind), searchLabel(kind), settleLabel(kind)];
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
