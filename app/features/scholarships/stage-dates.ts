import { type Day, toDay } from "~/core/calendar";
import { addDays } from "~/core/days";
import type { ScholarshipStage } from "~/vocabulary/scholarship-states";
import { nextRunningDay, type Running } from "./obligation-next-day";

/** Days a stage before the agreement may last before somebody is reminded of it. */
const MOST_DAYS: Partial<Record<ScholarshipStage, number>> = {
  requested: 14,
  complete: 7,
  review: 21,
  agreement: 21,
};

/** Days before a session by which its agenda is to be ready. */
const PANEL_READY_DAYS = 3;

/** What a stage waits for, as a task says it; later stages have dates of their own. */
export const STAGE_TASKS: Partial<Record<ScholarshipStage, string>> = {
  requested: "relancer les pièces de la bourse",
  complete: "commencer l’instruction de la bourse",
  review: "finir l’instruction de la bourse",
  panel: "préparer la commission des bourses",
  agreement: "faire signer la convention de la bourse",
};

/** The next date of a scholarship: that of its session, the last day before a reminder, or what is next due once signed. */
export function nextDayOf(scholarship: Running, sessionOn?: Day): Day | undefined {
  const { stage, since } = scholarship;
  if (stage === "panel") return sessionOn;
  const days = MOST_DAYS[stage];
  return days === undefined ? nextRunningDay(scholarship) : addDays(toDay(since), days);
}

/** The day a task is due: its stage's next date, a few days before a session. */
export function taskDayOf(stage: ScholarshipStage, nextOn: Day): Day {
  return stage === "panel" ? addDays(nextOn, -PANEL_READY_DAYS) : nextOn;
}
