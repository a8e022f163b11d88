import { Candidate, type CandidateRecord } from "#models/candidate";
import type { HouseholdRecord } from "#models/household";
import type { ChildCounted } from "#models/task";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { type ChildDating, childDating } from "~/features/child-calendar/child-dating";
import type { FileFacts } from "~/features/child-calendar/child-facts";
import { childFactsOf } from "~/features/child-calendar/child-facts.queries.server";
import { listTasksOfFile, type TaskLine } from "~/features/tasks/tasks.queries.server";
import type { PlanAnchor } from "~/vocabulary/templates";
import { type AnchoredCandidate, anchorDay } from "./anchors.queries.server";
import { plannedDay } from "./planned-day";

/** A task whose anchor moved: its day, and the one that follows from the anchor as it is now. */
export interface StaleDate {
  taskId: string;
  label: string;
  anchor: PlanAnchor;
  /** Absent when it was not known yet. */
  wasOn?: string;
  isOn: string;
  fromOn: string;
  toOn: string;
  /** Its words once it is redated, a commission named there being another. */
  toLabel?: string;
  /** Of a child’s calendar: what it is counted from once it is redated, and what it notes when it keeps its day. */
  counted?: ChildCounted;
  kept?: ChildDating["kept"];
  careMonth?: ChildDating["careMonth"];
}

export type PlannedTask = Pick<TaskLine, "_id" | "label" | "state" | "dueOn" | "snooze" | "plan">;

type File = Pick<HouseholdRecord, "_id" | "arrivalOn" | "children">;

/** What templates planned for these candidates, and calendars for the children of their file, and is not in the bin, in the order of the steps. */
export async function listPlanned(
  householdId: string,
  candidateIds: readonly string[],
): Promise<PlannedTask[]> {
  return plannedAmong(await listTasksOfFile(householdId), candidateIds);
}

/** The same, among the tasks of a file already read. */
export function plannedAmong(tasks: readonly TaskLine[], candidateIds: readonly string[]): PlannedTask[] {
  return tasks
    .filter(({ plan }) => plan?.childId || candidateIds.includes(plan?.candidateId ?? ""))
    .sort((a, b) => (a.plan?.rank ?? 0) - (b.plan?.rank ?? 0));
}

/**
 * Those still to be done, and not put aside by a colleague, whose anchor moved since they were dated, in the order of
 * their days; its candidates are read unless they are `known`. Nothing is written: a file says so until somebody decides.
 */
export async function findStaleDates(
  household: File,
  planned: readonly PlannedTask[],
  known?: readonly CandidateRecord[],
): Promise<StaleDate[]> {
  const open = planned.filter(({ state, snooze }) => state === "open" && !snooze);
  const [candidates, children] = await Promise.all([
    anchoredCandidates(open, known),
    childrenFacts(household, open),
  ]);
  const found = await Promise.all(
    open.map((task) =>
      task.plan?.childId
        ? staleChildDate(task, children)
        : staleDateOf(task, candidates, household.arrivalOn),
    ),
  );
  return found.flat().sort((a, b) => a.toOn.localeCompare(b.toOn));
}

/** What two readings of the anchors have in common when nothing moved between them. */
export function anchorsShown(stale: readonly Pick<StaleDate, "anchor" | "isOn" | "careMonth">[]): string {
  const shown = stale.map(({ anchor, isOn, careMonth }) =>
    [anchor, isOn, careMonth?.needId, careMonth?.is].filter(Boolean).join(" "),
  );
  return [...new Set(shown)].sort().join(", ");
}

/** The months care must start that move with these days, once for each child. */
export function careMonthsOf(stale: readonly StaleDate[]): NonNullable<StaleDate["careMonth"]>[] {
  const months = stale.flatMap(({ careMonth }) => careMonth ?? []);
  return [...new Map(months.map((month) => [month.needId, month])).values()];
}

async function anchoredCandidates(
  tasks: readonly PlannedTask[],
  known?: readonly CandidateRecord[],
): Promise<Map<string, AnchoredCandidate>> {
  const ids = [...new Set(tasks.flatMap(({ plan }) => plan?.candidateId ?? []))];
  if (ids.length === 0) return new Map();
  const shown = { journeys: 1, fromOn: 1, situations: 1 } as const;
  const candidates = known ?? (await Candidate.find({ _id: { $in: ids } }, shown).lean());
  return new Map(candidates.map((candidate) => [candidate._id, candidate]));
}

/** Read only when a child has something left to do. */
async function childrenFacts(household: File, tasks: readonly PlannedTask[]): Promise<FileFacts | undefined> {
  const plans = tasks.flatMap(({ plan }) => (plan?.childId ? [plan] : []));
  if (plans.length === 0) return undefined;
  return childFactsOf(household, plans);
}

async function staleDateOf(
  task: PlannedTask,
  candidates: ReadonlyMap<string, AnchoredCandidate>,
  arrivalOn: string | undefined,
): Promise<StaleDate[]> {
  const { plan } = task;
  const candidate = candidates.get(plan?.candidateId ?? "");
  if (!plan?.candidateId || !candidate) return [];
  const isOn = await anchorDay(plan, candidate, arrivalOn);
  if (!isOn || isOn === plan.anchorOn) return [];
  const { _id: taskId, label, dueOn: fromOn } = task;
  const toOn = plannedDay(isOn, plan.offset, toDay(now()));
  return [{ taskId, label, anchor: plan.anchor, wasOn: plan.anchorOn, isOn, fromOn, toOn }];
}

function staleChildDate(
  { _id: taskId, label, dueOn: fromOn, plan }: PlannedTask,
  facts: FileFacts | undefined,
): StaleDate[] {
  const dating = plan?.childId && facts ? childDating(plan, facts) : null;
  if (!plan?.childId || !dating) return [];
  const { anchorOn: isOn, counted, kept, careMonth } = dating;
  if (isOn === plan.anchorOn && !careMonth) return [];
  const toOn = plannedDay(isOn, plan.offset, toDay(now()));
  // The words of a colleague stay theirs.
  const toLabel = label === plan.counted.label ? counted.label : label;
  const dates = { anchor: plan.anchor, wasOn: plan.anchorOn, isOn, fromOn, toOn };
  return [{ taskId, label, toLabel, ...dates, counted, kept, careMonth }];
}
