import type { CandidateRecord } from "#models/candidate";
import type { HouseholdRecord } from "#models/household";
import type { TaskLine } from "~/features/tasks/tasks.queries.server";
import {
  anchorsShown,
  careMonthsOf,
  findStaleDates,
  type PlannedTask,
  plannedAmong,
} from "~/features/templates/stale-dates.queries.server";

/** What templates and calendars planned, among the tasks of a file just read: how far the paperwork is, the days to count anew. */
export async function getFilePlan(
  household: HouseholdRecord,
  candidates: readonly CandidateRecord[],
  tasks: readonly TaskLine[],
) {
  const planned = plannedAmong(
    tasks,
    candidates.map(({ _id }) => _id),
  );
  const staleDates = await findStaleDates(household, planned, candidates);
  return {
    paperwork: candidates.flatMap(({ _id, firstName }) => paperworkOf(_id, firstName, planned)),
    staleDates,
    careMonths: careMonthsOf(staleDates),
    anchorsShown: anchorsShown(staleDates),
  };
}

export type FilePlan = Awaited<ReturnType<typeof getFilePlan>>;

/** The next step is the one whose day comes first. */
function paperworkOf(candidateId: string, firstName: string, planned: readonly PlannedTask[]) {
  const steps = planned.filter(({ plan }) => plan?.candidateId === candidateId && plan.group === "paperwork");
  if (steps.length === 0) return [];
  const open = steps.filter(({ state }) => state === "open");
  const [next] = open.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
  return [
    {
      candidateId,
      firstName,
      done: steps.length - open.length,
      total: steps.length,
      next: next && { label: next.label, dueOn: next.dueOn },
    },
  ];
}
