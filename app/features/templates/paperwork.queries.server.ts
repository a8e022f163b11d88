import type { CandidateRecord } from "#models/candidate";
import { Task } from "#models/task";
import { Template } from "#models/template";
import type { TaskLine } from "~/features/tasks/tasks.queries.server";

/** The paperwork planned for a candidate whose file the caller was already allowed to see, done or not, in its order. */
export async function listPaperwork(candidateId: string): Promise<TaskLine[]> {
  const planned = { "plan.candidateId": candidateId, "plan.group": "paperwork" as const };
  return Task.find({ ...planned, state: { $ne: "deleted" } }, { pendingEffects: 0, appliedEffects: 0 })
    .sort({ "plan.rank": 1 })
    .lean<TaskLine[]>();
}

/** Whether a stage that a candidate is at plans paperwork: they may have entered it before a template said so. */
export async function mayPlanPaperwork({ journeys }: Pick<CandidateRecord, "journeys">): Promise<boolean> {
  const stages = journeys.filter(({ exit }) => !exit).map(({ pipeline, stage }) => ({ pipeline, stage }));
  if (stages.length === 0) return false;
  return (await Template.exists({ group: "paperwork", isActive: true, $or: stages })) !== null;
}
