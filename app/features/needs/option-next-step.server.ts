import { Need, type NeedOption, type NeedRecord } from "#models/need";
import { addWorkingDays, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { type Effect, followUp } from "~/core/db/effects.server";
import { needName } from "~/features/households/child-needs";
import type { NeedState } from "~/vocabulary/needs";
import { lowerFirst, NBSP } from "~/vocabulary/typography";
import { namedNeed } from "./need-naming.queries.server";
import { presentLabel } from "./option-labels";

const DAYS_LEFT = 3;

type Told = Pick<NeedRecord, "_id" | "householdId" | "kind" | "childId" | "options">;

/** What a file does next once what became of the options changed, in place of what led there and of nothing else. */
export async function nextStepAfter(need: Told, options: readonly NeedOption[]): Promise<Effect> {
  const name = await namedNeed(need);
  return followUp("replaceNextAction", {
    householdId: need.householdId,
    labels: [
      ...new Set([
        ...need.options.map(labelOf),
        ...labelsOf(name),
        ...labelsOf(needName({ kind: need.kind })),
      ]),
    ],
    label: labelAfter(name, options),
    dueOn: addWorkingDays(toDay(now()), DAYS_LEFT),
  });
}

/** What a file does next once a colleague closes a need, in place of what that need asked for and of nothing else. */
export async function nextStepOnceClosed(need: Told, state: NeedState): Promise<Effect> {
  const name = await namedNeed(need);
  return followUp("replaceNextAction", {
    householdId: need.householdId,
    labels: [...new Set([...need.options.map(labelOf), ...(await ownLabelsOf(need, name))])],
    label: state === "dropped" ? "Dire ce qui vient ensuite" : settleLabel(name),
    dueOn: state === "dropped" ? toDay(now()) : addWorkingDays(toDay(now()), DAYS_LEFT),
  });
}

/** What this need alone may have asked for: of another child, one of the same kind may ask for the same in the same words. */
async function ownLabelsOf({ _id, householdId, kind }: Told, name: string): Promise<string[]> {
  const others = await Need.find({ householdId, kind, isOpen: true, _id: { $ne: _id } }, TO_NAME)
    .limit(MOST_OTHERS)
    .lean<NeedRecord[]>();
  if (others.length === 0) return [...labelsOf(name), ...labelsOf(needName({ kind }))];
  const theirs = await Promise.all(others.map(namedNeed));
  return theirs.includes(name) ? [] : labelsOf(name);
}

const TO_NAME = { householdId: 1, kind: 1, childId: 1 } as const;
/** As many as a family has children. */
const MOST_OTHERS = 12;

function labelsOf(name: string): string[] {
  return [opinionLabel(name), disagreementLabel(name), searchLabel(name), settleLabel(name)];
}

function labelAfter(name: string, options: readonly NeedOption[]): string {
  const first = options.find(({ state }) => state === "new");
  if (options.some(({ state }) => state === "kept")) return settleLabel(name);
  if (first) return labelOf(first);
  return options.some(({ state }) => state === "shown") ? opinionLabel(name) : searchLabel(name);
}

function labelOf({ partnerName, label }: NeedOption): string {
  return partnerName ? presentLabel(partnerName) : `Présenter «${NBSP}${label}${NBSP}»`;
}

function opinionLabel(name: string): string {
  return `Recueillir l’avis du foyer${NBSP}: ${lowerFirst(name)}`;
}

/** When two adults do not agree. */
export function disagreementLabel(name: string): string {
  return `Parler du désaccord${NBSP}: ${lowerFirst(name)}`;
}

function settleLabel(name: string): string {
  return `Organiser la suite${NBSP}: ${lowerFirst(name)}`;
}

function searchLabel(name: string): string {
  return `Chercher encore${NBSP}: ${lowerFirst(name)}`;
}
