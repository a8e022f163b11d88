import type { StepFacts } from "~/features/needs/need-kind";
import { NEED_KIND } from "~/features/needs/need-kinds";
import type { VisitDayLine } from "~/features/visit-days/visit-days.queries.server";
import type { NeedKind } from "~/vocabulary/needs";

export type StepState = "done" | "skipped" | "current" | "ahead";

export interface ShownStep {
  key: string;
  label: string;
  state: StepState;
}

/** The steps of a need: what is done, what was passed over, the one it is at, those to come. */
export function stepsOf(kind: NeedKind, facts: StepFacts): ShownStep[] {
  const { steps } = NEED_KIND[kind];
  const done = steps.map((step) => step.isDone(facts));
  const last = done.lastIndexOf(true);
  return steps.map(({ key, fr: label }, place) => ({
    key,
    label,
    state: stateAt(place, last, done[place] ?? false),
  }));
}

/** What the visit days of a household count for: those called off do not. */
export function dayFactsOf(days: readonly VisitDayLine[], today: string): StepFacts["days"] {
  const kept = days.filter(({ state }) => state !== "cancelled");
  return {
    isHostAsked: kept.some(({ hosts }) => hosts.asked > 0),
    isOneDone: kept.some(({ on, stepCount }) => on < today && stepCount > 0),
  };
}

function stateAt(place: number, last: number, isDone: boolean): StepState {
  if (isDone) return "done";
  if (place < last) return "skipped";
  return place === last + 1 ? "current" : "ahead";
}
