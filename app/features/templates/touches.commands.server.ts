import { Candidate, type CandidateRecord } from "#models/candidate";
import { Household } from "#models/household";
import { Task, type TaskRecord, type TemplatePlan } from "#models/task";
import { Template, type TemplateRecord } from "#models/template";
import type { Actor } from "~/core/auth/actor";
import { isLive, planTemplate } from "./planned-tasks.commands.server";
import { isMilestone } from "./touches";

/**
 * The follow-up of a touch that was done: once nothing more is to be done of those of its year, plans those of the next
 * one, as long as the person is still kept warm. Safe twice.
 */
export async function planNextTouches(
  actor: Actor,
  { taskId }: { taskId: string },
  origin: string,
): Promise<void> {
  const task = await Task.findById(taskId, { plan: 1 }).lean<Pick<TaskRecord, "plan">>();
  const plan = task?.plan;
  if (!plan?.templateId || isMilestone(plan) || (await hasOpenTouch(plan))) return;
  const [candidate, template] = await Promise.all([
    Candidate.findById(plan.candidateId).lean<CandidateRecord>(),
    Template.findOne({ _id: plan.templateId, isActive: true }).lean<TemplateRecord>(),
  ]);
  if (!candidate || !template || !(await isLive(plan, candidate))) return;
  const household = await Household.findById(candidate.householdId, { referentId: 1, arrivalOn: 1 }).lean();
  if (household)
    await planTemplate(actor, template, { candidate, household, origin, afterYear: plan.year ?? 0 });
}

async function hasOpenTouch({ candidateId, group, templateId, since }: TemplatePlan): Promise<boolean> {
  const open = await Task.find(
    { "plan.candidateId": candidateId, "plan.group": group, state: "open" },
    { plan: 1 },
  ).lean<Pick<TaskRecord, "plan">[]>();
  return open.some(
    ({ plan }) => plan?.templateId === templateId && plan.since === since && !isMilestone(plan),
  );
}
