import { Candidate, type CandidateRecord, type Journey } from "#models/candidate";
import { Household, type HouseholdRecord } from "#models/household";
import { Task, type TaskPlan, type TaskRecord } from "#models/task";
import { Template, type TemplateRecord, type TemplateStep } from "#models/template";
import type { Actor } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit, entry } from "~/core/db/effects.server";
import { derivedId } from "~/core/ids.server";
import { findPipeline } from "~/features/pipelines/pipelines.queries.server";
import { formatCount, NBSP } from "~/vocabulary/typography";
import { anchorDay } from "./anchors.queries.server";
import { awaitedAnchor } from "./awaited-anchor";
import { exerciseOf } from "./exercise";
import { plannedDay } from "./planned-day";
import { TRACK_OF_GROUP } from "./planned-tracks";

/** When a day cannot be counted yet, in days from today. */
const UNTIL_KNOWN = { days: 15 };

interface Entered {
  candidateId: string;
  pipeline: string;
  stage: string;
}

/**
 * The follow-up of every stage change: plans what the templates of the stage say, once for each step and candidate, then
 * puts in the bin what later stages planned and is not done, or all of it when the journey is over; what the journey comes
 * back to is taken out. Safe twice.
 */
export async function planTasks(actor: Actor, entered: Entered, origin: string): Promise<void> {
  const candidate = await Candidate.findById(entered.candidateId).lean<CandidateRecord>();
  if (!candidate) return;
  const household = await Household.findById(candidate.householdId, { referentId: 1, arrivalOn: 1 }).lean();
  const templates = await listTemplatesFor(candidate, entered);
  for (const template of household ? templates : []) {
    if (household && (await isLive(template, candidate)))
      await planTemplate(actor, template, { candidate, household, origin });
  }
  await settlePlanned(actor, entered);
}

interface Planning {
  candidate: CandidateRecord;
  household: Pick<HouseholdRecord, "_id" | "referentId" | "arrivalOn">;
  origin: string;
}

async function listTemplatesFor(
  candidate: CandidateRecord,
  { pipeline, stage }: Entered,
): Promise<TemplateRecord[]> {
  const templates = await Template.find({ pipeline, stage, isActive: true }).lean<TemplateRecord[]>();
  return templates.filter(({ exercise }) => !exercise || exercise === exerciseOf(candidate));
}

/** One line of the timeline for the whole of it. */
async function planTemplate(actor: Actor, template: TemplateRecord, planning: Planning): Promise<void> {
  const { household, candidate, origin } = planning;
  const ownerId = household.referentId ?? actor.id;
  if (!ownerId) return;
  let planned = 0;
  for (const [rank, step] of template.steps.entries()) {
    const task = await taskOf(template, { step, rank }, { ...planning, ownerId });
    if (await create(actor, Task, task, [audit("task.opened", ["task"])])) planned += 1;
  }
  if (planned === 0) return;
  const told = entry({
    householdId: household._id,
    track: TRACK_OF_GROUP[template.group],
    kind: "change",
    text: `Prévu${NBSP}: ${template.fr}, ${formatCount(planned, "tâche", "tâches")}.`,
    memberId: candidate._id,
    authorName: actor.name,
  });
  const appliedBy = derivedId(origin, template._id);
  await commit(actor, Household, household._id, { appliedBy, isDerived: true, effects: [told] });
}

async function taskOf(
  { _id: templateId, group, pipeline, stage }: TemplateRecord,
  { step, rank }: { step: TemplateStep; rank: number },
  { candidate, household, ownerId }: Planning & { ownerId: string },
) {
  const { key: stepKey, label, anchor, offset, papers, note } = step;
  const anchorOn = await anchorDay({ anchor, pipeline, stage }, candidate, household.arrivalOn);
  const today = toDay(now());
  const candidateId = candidate._id;
  const plan: TaskPlan = {
    ...{ templateId, stepKey, rank, group, candidateId, pipeline, stage, anchor },
    ...(offset ? { offset } : {}),
    ...(anchorOn ? { anchorOn } : {}),
    ...(note ? { note } : {}),
  };
  return {
    _id: derivedId("plan", templateId, stepKey, candidateId),
    householdId: household._id,
    track: TRACK_OF_GROUP[group],
    kind: "task" as const,
    label,
    ownerId,
    dueOn: anchorOn ? plannedDay(anchorOn, offset, today) : plannedDay(today, UNTIL_KNOWN, today),
    ...(anchorOn ? {} : { waitingFor: awaitedAnchor(anchor) }),
    state: "open" as const,
    checklist: papers.map((paper, index) => ({ id: `${stepKey}-${index}`, label: paper, isDone: false })),
    plan,
    createdAt: now(),
  };
}

/** Read after the planning: of two changes that follow one another, the last has the last word. */
async function settlePlanned(actor: Actor, { candidateId, pipeline }: Entered): Promise<void> {
  const [candidate, tasks] = await Promise.all([
    Candidate.findById(candidateId, { journeys: 1 }).lean<Pick<CandidateRecord, "journeys">>(),
    Task.find({
      "plan.candidateId": candidateId,
      "plan.pipeline": pipeline,
      $or: [{ state: "open" }, { state: "deleted", "plan.isAside": true }],
    }).lean<TaskRecord[]>(),
  ]);
  if (!candidate) return;
  for (const { _id, state, plan } of tasks) {
    const isWanted = plan !== undefined && (await isLive(plan, candidate));
    if (state === "open" && !isWanted) await setAside(actor, _id);
    if (state === "deleted" && isWanted) await takeUp(actor, _id);
  }
}

/** Whether a journey has reached a stage and goes on; touches are for those who left, too. */
async function isLive(
  { group, pipeline, stage }: Pick<TaskPlan, "group" | "pipeline" | "stage">,
  { journeys }: Pick<CandidateRecord, "journeys">,
): Promise<boolean> {
  const journey: Journey | undefined = journeys.find((one) => one.pipeline === pipeline);
  if (!journey || (journey.exit && group !== "nurture")) return false;
  const keys = (await findPipeline(pipeline))?.stages.map(({ key }) => key) ?? [];
  return keys.indexOf(stage) <= keys.indexOf(journey.stage);
}

async function setAside(actor: Actor, taskId: string): Promise<void> {
  await commit(actor, Task, taskId, {
    onlyIf: { state: "open" },
    set: { state: "deleted", deletedAt: now(), "plan.isAside": true },
    effects: [audit("task.deleted")],
  });
}

async function takeUp(actor: Actor, taskId: string): Promise<void> {
  await commit(actor, Task, taskId, {
    onlyIf: { state: "deleted", "plan.isAside": true },
    set: { state: "open" },
    unset: ["deletedAt", "plan.isAside"],
    effects: [audit("task.restored")],
  });
}
