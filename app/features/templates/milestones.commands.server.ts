import { Candidate, type CandidateRecord } from "#models/candidate";
import { Household } from "#models/household";
import { Task, type TaskRecord } from "#models/task";
import { Template, type TemplateRecord } from "#models/template";
import type { Actor } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { create } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { concerns } from "./exercise";
import { isLive, taskOf } from "./planned-tasks.commands.server";
import { setAside, takeUp } from "./set-aside.commands.server";
import { entryOf, isMilestone, milestonesOf } from "./touches";

/**
 * The follow-up of a change in what somebody is or announces: whoever is kept warm is called on the days now known, no more
 * on those that no longer are, and what is done stays done. Safe twice.
 */
export async function planMilestones(actor: Actor, { candidateId }: { candidateId: string }): Promise<void> {
  const candidate = await Candidate.findById(candidateId).lean<CandidateRecord>();
  if (!candidate) return;
  for (const template of await keepingWarm(candidate)) await planAgain(actor, template, candidate);
}

async function keepingWarm(candidate: CandidateRecord): Promise<TemplateRecord[]> {
  const at = candidate.journeys.map(({ pipeline, stage }) => ({ pipeline, stage }));
  if (at.length === 0) return [];
  const templates = await Template.find({ $or: at, group: "nurture", isActive: true }).lean<
    TemplateRecord[]
  >();
  const live = await Promise.all(templates.map((template) => isLive(template, candidate)));
  return templates.filter((template, place) => live[place] && concerns(template, candidate));
}

async function planAgain(actor: Actor, template: TemplateRecord, candidate: CandidateRecord): Promise<void> {
  const journey = candidate.journeys.find(({ pipeline }) => pipeline === template.pipeline);
  const since = journey && entryOf(journey, template.stage);
  const household = await Household.findById(candidate.householdId, { referentId: 1, arrivalOn: 1 }).lean();
  const ownerId = household?.referentId ?? actor.id;
  if (!since || !household || !ownerId) return;
  const asked = { rank: template.steps.length, today: toDay(now()), wakeOn: journey.exit?.wakeOn };
  const wanted = await Promise.all(
    milestonesOf(candidate, asked).map((touch) =>
      taskOf(template, { ...touch, since }, { candidate, household, ownerId }),
    ),
  );
  for (const { _id, state, dueOn } of await plannedFor(template, candidate._id, since)) {
    const isWanted = wanted.some((task) => task._id === _id);
    // A day that has come is still to be done.
    if (state === "open" && !isWanted && dueOn > asked.today) await setAside(actor, _id);
    if (state === "deleted" && isWanted) await takeUp(actor, _id);
  }
  for (const task of wanted) await create(actor, Task, task, [audit("task.opened", ["task"])]);
}

async function plannedFor({ _id: templateId }: TemplateRecord, candidateId: string, since: string) {
  const tasks = await Task.find(
    { "plan.candidateId": candidateId, "plan.templateId": templateId, "plan.since": since },
    { state: 1, dueOn: 1, plan: 1 },
  ).lean<Pick<TaskRecord, "_id" | "state" | "dueOn" | "plan">[]>();
  return tasks.filter(({ plan }) => plan && isMilestone(plan));
}
