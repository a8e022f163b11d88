import {
  anchorsShown,
  careMonthsOf,
  findStaleDates,
  listPlanned,
  type PlannedTask,
} from "~/features/templates/stale-dates.queries.server";
import type { FileView } from "./file.queries.server";

type Planned = Pick<FileView, "id" | "candidates" | "arrivalOn" | "children">;

/** What templates planned in a file just read for this colleague: how far the paperwork is, the days to count anew. */
export async function getFilePlan({ id: householdId, candidates, arrivalOn, children }: Planned) {
  const planned = await listPlanned(
    householdId,
    candidates.map(({ id }) => id),
  );
  const staleDates = await findStaleDates({ _id: householdId, arrivalOn, children }, planned);
  return {
    paperwork: candidates.flatMap(({ id, firstName }) => paperworkOf(id, firstName, planned)),
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
