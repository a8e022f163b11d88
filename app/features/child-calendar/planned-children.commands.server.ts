import { CareService } from "#models/care-service";
import type { Aggregate } from "#models/define";
import { Household, type HouseholdRecord } from "#models/household";
import { Need } from "#models/need";
import { Task, type TaskRecord } from "#models/task";
import type { Actor } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { settle as settleEffects } from "~/core/db/relay.server";
import { derivedId } from "~/core/ids.server";
import { plannedDay } from "~/features/templates/planned-day";
import { setAside, takeUp } from "~/features/templates/set-aside.commands.server";
import { childFactsOf, servicesAsked } from "./child-facts.queries.server";
import { type ChildTask, identityOf, type WantedTask, wantedTasks } from "./child-plan";
import type { SchoolCalendar } from "./school-entry";

const OF_FILE = { state: 1, referentId: 1, arrivalOn: 1, children: 1 } as const;
const SHOWN = { label: 1, state: 1, dueOn: 1, snooze: 1, checklist: 1, plan: 1 } as const;

/**
 * Plans what the calendar of each child of a file says, once for each step: nothing in a closed file, nor while nobody
 * follows it. What concerns nobody any more goes to the bin, and is taken out when it comes again; what was asked of a
 * partner is done; days are never moved. Safe twice.
 */
export async function planChildren(actor: Actor, householdId: string): Promise<void> {
  const [household, tasks] = await Promise.all([
    Household.findById(householdId, OF_FILE).lean<HouseholdRecord>(),
    Task.find({ householdId, "plan.childId": { $type: "string" } }, SHOWN)
      .sort({ createdAt: 1, _id: 1 })
      .lean<ChildTask[]>(),
  ]);
  if (!household || (household.children.length === 0 && tasks.length === 0)) return;
  const plans = tasks.map(({ plan }) => plan);
  const facts = await childFactsOf(household, plans, { isWhole: true });
  const isOpen = household.state === "open";
  const asked = isOpen ? await servicesAsked(facts) : new Map();
  const wanted = isOpen ? wantedTasks({ facts, tasks, servicesAsked: asked }) : [];
  const wantedIds = new Set(wanted.map(({ plan }) => identityOf(plan)));
  for (const one of wanted) await settle(actor, household, one, tasks);
  for (const task of tasks)
    if (task.state === "open" && !wantedIds.has(identityOf(task.plan))) await setAside(actor, task._id);
}

/** The same for every child whose care is looked for, and who may be minded by a service or near it. */
export async function planChildrenNear(actor: Actor, careServiceId: string): Promise<void> {
  const { communeCodes = [] } = (await CareService.findById(careServiceId, { communeCodes: 1 }).lean()) ?? {};
  const near = [
    { "criteria.communes": { $in: communeCodes } },
    { "options.proposal.careServiceId": careServiceId },
  ];
  const needs = Need.find({ kind: "childcare", isOpen: true, $or: near }, { householdId: 1 }).lean();
  const householdIds = new Set<string>();
  for await (const { householdId } of needs.cursor()) householdIds.add(householdId);
  for (const householdId of householdIds) await planChildren(actor, householdId);
}

/** The tasks to insert with a file that is made whole, its family included, and has no need yet: those of its children. */
export function tasksPlannedWith(
  { _id, arrivalOn, children }: Pick<HouseholdRecord, "_id" | "arrivalOn" | "children">,
  ownerId: string,
  calendar: SchoolCalendar,
): NewTask[] {
  const facts = { arrivalOn, children, calendar, needs: [], services: [], today: toDay(now()) };
  return wantedTasks({ facts, tasks: [], servicesAsked: new Map() })
    .filter(({ mayBegin }) => mayBegin)
    .map((wanted) => taskOf({ _id }, wanted, ownerId));
}

/**
 * Takes away for good what was planned for the children of a file from a moment on and is put aside, when nobody touched it:
 * it was planned for an act that is undone. What a colleague worded, ticked or dated stays in the bin.
 */
export async function forgetSetAside(householdId: string, since: Date): Promise<void> {
  // Planned, then put aside: the second version.
  const untouched = { "plan.childId": { $type: "string" as const }, "plan.isAside": true, version: 2 };
  const aside = { householdId, state: "deleted" as const, createdAt: { $gte: since }, ...untouched };
  if (!(await Task.exists(aside))) return;
  // Its effects are told before it goes.
  await settleEffects();
  await Task.deleteMany(aside);
}

type File = Pick<HouseholdRecord, "_id" | "referentId">;
type NewTask = Omit<TaskRecord, Exclude<keyof Aggregate, "_id">>;

/** One thing to do, against what is there of it: of several, after two files became one, the first alone stays. */
async function settle(
  actor: Actor,
  file: File,
  wanted: WantedTask,
  tasks: readonly ChildTask[],
): Promise<void> {
  const same = tasks.filter(({ plan }) => identityOf(plan) === identityOf(wanted.plan));
  const kept = same.find(({ state }) => state === "done") ?? same.find(({ state }) => state === "open");
  for (const task of same) if (task.state === "open" && task !== kept) await setAside(actor, task._id);
  const aside = same.find(({ plan }) => plan.isAside);
  if (kept?.state === "open") return update(actor, kept, wanted);
  if (kept) return;
  if (aside && !wanted.isDone) return takeUp(actor, aside._id);
  if (same.length === 0 && wanted.mayBegin) await open(actor, file, wanted);
}

async function open(actor: Actor, file: File, wanted: WantedTask): Promise<void> {
  const ownerId = file.referentId ?? actor.id;
  if (ownerId) await create(actor, Task, taskOf(file, wanted, ownerId), [audit("task.opened", ["task"])]);
}

function taskOf(file: Pick<File, "_id">, { plan, label, papers }: WantedTask, ownerId: string): NewTask {
  return {
    _id: derivedId("child-plan", file._id, identityOf(plan)),
    householdId: file._id,
    track: "family" as const,
    kind: "task" as const,
    ...{ label, ownerId, plan },
    dueOn: plannedDay(plan.anchorOn, plan.offset, toDay(now())),
    state: "open" as const,
    checklist: papers.map((paper, index) => ({
      id: `${plan.stepKey}-${index}`,
      label: paper,
      isDone: false,
    })),
    createdAt: now(),
  };
}

/** Done once a partner was asked; else its words follow those of the file, unless its day is to be reviewed or a colleague wrote their own. */
async function update(actor: Actor, task: ChildTask, { plan, label, isDone }: WantedTask): Promise<void> {
  const isReviewed = task.plan.anchorOn === plan.anchorOn && task.label === task.plan.counted.label;
  if (isDone) {
    await commit(actor, Task, task._id, {
      onlyIf: { state: "open" },
      set: { state: "done", doneAt: now() },
      unset: ["snooze", "wokeAt"],
      effects: [audit("task.done")],
    });
  } else if (isReviewed && label !== task.label) {
    await commit(actor, Task, task._id, {
      onlyIf: { state: "open", label: task.label },
      set: { label, "plan.counted.label": label },
      effects: [audit("task.changed", ["label"])],
    });
  }
}
