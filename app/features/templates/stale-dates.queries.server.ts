import { Candidate } from "#models/candidate";
import type { HouseholdRecord } from "#models/household";
import { Task, type TaskRecord } from "#models/task";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import type { Anchor } from "~/vocabulary/templates";
import { type AnchoredCandidate, anchorDay } from "./anchors.queries.server";
import { plannedDay } from "./planned-day";

/** A task whose anchor moved: its day, and the one that follows from the anchor as it is now. */
export interface StaleDate {
  taskId: string;
  label: string;
  anchor: Anchor;
  /** Absent when it was not known yet. */
  wasOn?: string;
  isOn: string;
  fromOn: string;
  toOn: string;
}

export type PlannedTask = Pick<TaskRecord, "_id" | "label" | "state" | "dueOn" | "snooze" | "plan">;

const SHOWN = { label: 1, state: 1, dueOn: 1, snooze: 1, plan: 1 } as const;

/** What templates planned for these candidates and is not in the bin, in the order of the steps. */
export async function listPlanned(candidateIds: string[]): Promise<PlannedTask[]> {
  return Task.find({ "plan.candidateId": { $in: candidateIds }, state: { $ne: "deleted" } }, SHOWN)
    .sort({ "plan.rank": 1 })
    .lean<PlannedTask[]>();
}

/**
 * Those still to be done, and not put aside by a colleague, whose anchor moved since they were dated, in the order of
 * their days. Nothing is written: a file says so until somebody decides.
 */
export async function findStaleDates(
  { arrivalOn }: Pick<HouseholdRecord, "arrivalOn">,
  planned: readonly PlannedTask[],
): Promise<StaleDate[]> {
  const open = planned.filter(({ state, snooze }) => state === "open" && !snooze);
  const candidates = await anchoredCandidates(open);
  const found = await Promise.all(open.map((task) => staleDateOf(task, candidates, arrivalOn)));
  return found.flat().sort((a, b) => a.toOn.localeCompare(b.toOn));
}

/** What two readings of the anchors have in common when nothing moved between them. */
export function anchorsShown(stale: readonly Pick<StaleDate, "anchor" | "isOn">[]): string {
  return [...new Set(stale.map(({ anchor, isOn }) => `${anchor} ${isOn}`))].sort().join(", ");
}

async function anchoredCandidates(tasks: readonly PlannedTask[]): Promise<Map<string, AnchoredCandidate>> {
  const ids = [...new Set(tasks.flatMap(({ plan }) => plan?.candidateId ?? []))];
  if (ids.length === 0) return new Map();
  const shown = { journeys: 1, fromOn: 1, situations: 1 } as const;
  const candidates = await Candidate.find({ _id: { $in: ids } }, shown).lean();
  return new Map(candidates.map((candidate) => [candidate._id, candidate]));
}

async function staleDateOf(
  { _id: taskId, label, dueOn: fromOn, plan }: PlannedTask,
  candidates: ReadonlyMap<string, AnchoredCandidate>,
  arrivalOn: string | undefined,
): Promise<StaleDate[]> {
  const candidate = plan && candidates.get(plan.candidateId);
  if (!plan || !candidate) return [];
  const isOn = await anchorDay(plan, candidate, arrivalOn);
  if (!isOn || isOn === plan.anchorOn) return [];
  const toOn = plannedDay(isOn, plan.offset, toDay(now()));
  return [{ taskId, label, anchor: plan.anchor, wasOn: plan.anchorOn, isOn, fromOn, toOn }];
}
