import { Candidate, type CandidateRecord } from "#models/candidate";
import { Household, type HouseholdRecord } from "#models/household";
import { Task, type TaskRecord, type TemplatePlan } from "#models/task";
import { type Offset, Template, type TemplateRecord, type TemplateStep } from "#models/template";
import type { Actor } from "~/core/auth/actor";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit, entry } from "~/core/db/effects.server";
import { derivedId } from "~/core/ids.server";
import { findPipeline } from "~/features/pipelines/pipelines.queries.server";
import { formatCount, NBSP } from "~/vocabulary/typography";
import { anchorDay } from "./anchors.queries.server";
import { awaitedAnchor } from "./awaited-anchor";
import { concerns } from "./exercise";
import { plannedDay } from "./planned-day";
import { TRACK_OF_GROUP } from "./planned-tracks";
import { setAside, takeUp } from "./set-aside.commands.server";
import { entryOf, milestonesOf, type Touch, touchesOf } from "./touches";

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
 * back to is taken out. Whoever left the stage where they are kept warm, or asked not to be written to, is kept in touch
 * with no more. Safe twice.
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
  /** The touches of a year are planned once those of the year before are done. */
  afterYear?: number;
}

async function listTemplatesFor(
  candidate: CandidateRecord,
  { pipeline, stage }: Entered,
): Promise<TemplateRecord[]> {
  const templates = await Template.find({ pipeline, stage, isActive: true }).lean<TemplateRecord[]>();
  return templates.filter((template) => concerns(template, candidate));
}

/** Plans the steps of a template that are not planned yet; one line of the timeline tells the whole of it. */
export async function planTemplate(
  actor: Actor,
  template: TemplateRecord,
  planning: Planning,
): Promise<void> {
  const { household, candidate, origin } = planning;
  const ownerId = household.referentId ?? actor.id;
  if (!ownerId) return;
  let planned = 0;
  for (const step of plannedSteps(template, planning)) {
    const task = await taskOf(template, step, { ...planning, ownerId });
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

/** A step to plan; of somebody kept warm, since when and for which year. */
type PlannedStep = { step: TemplateStep; rank: number } & Partial<Touch> & Pick<TemplatePlan, "since">;

function plannedSteps(
  { steps, group, pipeline, stage }: TemplateRecord,
  { candidate, afterYear }: Planning,
): PlannedStep[] {
  if (group !== "nurture") return steps.map((step, rank) => ({ step, rank }));
  const journey = candidate.journeys.find((one) => one.pipeline === pipeline);
  const since = journey && entryOf(journey, stage);
  if (!since) return [];
  const today = toDay(now());
  const touches = touchesOf(steps, { since, today, afterYear });
  const { wakeOn } = journey.exit ?? {};
  const milestones =
    afterYear === undefined ? milestonesOf(candidate, { rank: steps.length, today, wakeOn }) : [];
  return [...touches, ...milestones].map((touch) => ({ ...touch, since }));
}

/** The task of one step; its id says of whom, of which stay and, of a milestone, of which day it is. */
export async function taskOf(
  { _id: templateId, group, pipeline, stage }: TemplateRecord,
  { step, rank, since, year, dueOn }: PlannedStep,
  { candidate, household, ownerId }: Omit<Planning, "origin"> & { ownerId: string },
) {
  const { key: stepKey, label, anchor, offset, papers, note } = step;
  const anchorOn = await anchorDay({ anchor, pipeline, stage, since }, candidate, household.arrivalOn);
  const today = toDay(now());
  const candidateId = candidate._id;
  const stay = since ? [since, String(year), ...(dueOn ? [dueOn] : [])] : [];
  const plan: TemplatePlan = {
    ...{ templateId, stepKey, rank, group, candidateId, pipeline, stage, anchor },
    ...(since ? { since, year } : {}),
    ...(offset ? { offset } : {}),
    ...(anchorOn ? { anchorOn } : {}),
    ...(note ? { note } : {}),
  };
  return {
    _id: derivedId("plan", templateId, stepKey, candidateId, ...stay),
    householdId: household._id,
    track: TRACK_OF_GROUP[group],
    kind: "task" as const,
    label,
    ownerId,
    dueOn: dayFrom(dueOn ?? anchorOn, offset, today),
    ...(anchorOn ? {} : { waitingFor: awaitedAnchor(anchor) }),
    state: "open" as const,
    checklist: papers.map((paper, index) => ({ id: `${stepKey}-${index}`, label: paper, isDone: false })),
    plan,
    createdAt: now(),
  };
}

function dayFrom(anchorOn: Day | undefined, offset: Offset | undefined, today: Day): Day {
  return anchorOn ? plannedDay(anchorOn, offset, today) : plannedDay(today, UNTIL_KNOWN, today);
}

/** Read after the planning: of two changes that follow one another, the last has the last word. */
async function settlePlanned(actor: Actor, { candidateId, pipeline }: Entered): Promise<void> {
  const [candidate, tasks] = await Promise.all([
    Candidate.findById(candidateId, { journeys: 1, noContact: 1 }).lean<Kept>(),
    Task.find({
      "plan.candidateId": candidateId,
      "plan.pipeline": pipeline,
      $or: [{ state: "open" }, { state: "deleted", "plan.isAside": true }],
    }).lean<TaskRecord[]>(),
  ]);
  if (!candidate) return;
  for (const { _id, state, plan } of tasks) {
    const isWanted = plan?.candidateId !== undefined && (await isLive(plan, candidate));
    if (state === "open" && !isWanted) await setAside(actor, _id);
    if (state === "deleted" && isWanted) await takeUp(actor, _id);
  }
}

type Kept = Pick<CandidateRecord, "journeys" | "noContact">;

/**
 * Whether what a stage planned is still to be done: its journey has reached it and goes on. To keep in touch: the person is
 * at that very stage, since the same day, be it an exit, and may be written to.
 */
export async function isLive(
  { group, pipeline, stage, since }: Pick<TemplatePlan, "group" | "pipeline" | "stage" | "since">,
  { journeys, noContact }: Kept,
): Promise<boolean> {
  const journey = journeys.find((one) => one.pipeline === pipeline);
  if (!journey) return false;
  if (group === "nurture")
    return !noContact && journey.stage === stage && (!since || since === entryOf(journey, stage));
  if (journey.exit) return false;
  const keys = (await findPipeline(pipeline))?.stages.map(({ key }) => key) ?? [];
  return keys.indexOf(stage) <= keys.indexOf(journey.stage);
}
