import type { StepFacts } from "~/features/needs/need-kind";
import { NEED_KIND } from "~/features/needs/need-kinds";
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

function stateAt(place: number, last: number, isDone: boolean): StepState {
  if (isDone) return "done";
  if (place < last) return "skipped";
  return place === last + 1 ? "current" : "ahead";
}
