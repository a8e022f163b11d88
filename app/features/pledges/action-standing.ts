import type { PlanActionRecord } from "#models/plan-action";
import type { Tone } from "~/components/ui/badge";
import { ACTION_STATES, type ActionState, ENDED_STATES } from "~/vocabulary/pledges";

export interface Standing {
  key: ActionState | "late";
  label: string;
  tone: Tone;
}

const TONES: Readonly<Record<ActionState, Tone>> = {
  "to-launch": "neutral",
  "under-way": "waiting",
  kept: "done",
  dropped: "neutral",
};

type Known = Pick<PlanActionRecord, "state" | "dueOn" | "steps">;

/** Where an action stands on a day: late once its own day, or that of a step still to be done, is past. */
export function standingOf(action: Known | undefined, today: string): Standing {
  const state = action?.state ?? "to-launch";
  if (action && isLate(action, today)) return { key: "late", label: "en retard", tone: "late" };
  return { key: state, label: ACTION_STATES[state].fr, tone: TONES[state] };
}

function isLate({ state, dueOn, steps }: Known, today: string): boolean {
  if (ENDED_STATES.includes(state)) return false;
  const days = [dueOn, ...steps.map((step) => (step.isAside || step.doneOn ? undefined : step.dueOn))];
  return days.some((day) => day !== undefined && day < today);
}
