import { Candidate } from "#models/candidate";
import { Household, type HouseholdRecord } from "#models/household";
import type { ScholarshipRecord } from "#models/scholarship";
import { Task, type TaskRecord } from "#models/task";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { derivedId } from "~/core/ids.server";
import { findColleague, referentOf } from "~/features/accounts/accounts.queries.server";
import { NBSP } from "~/vocabulary/typography";
import { findScholarship } from "./scholarships.queries.server";
import { STAGE_TASKS, taskDayOf } from "./stage-dates";

/**
 * Makes the task of the stage a scholarship is at what that stage waits for, opened for whoever follows the file or moved;
 * those of the stages it left are done, and the pages of whom it is of know that there is one. What a colleague did stays done until the stage is reached again. Safe twice.
 */
export async function planScholarship(
  actor: Actor,
  { scholarshipId }: { scholarshipId: string },
): Promise<void> {
  const scholarship = await findScholarship(scholarshipId);
  if (!scholarship) return;
  await commit(actor, Candidate, scholarship.candidateId, {
    onlyIf: { hasScholarship: { $ne: true } },
    ...{ isDerived: true, set: { hasScholarship: true }, effects: [] },
  });
  const tasks = await Task.find({ scholarshipId }).lean<TaskRecord[]>();
  const ids = scholarship.history.map((_reached, index) => stageTaskId(scholarshipId, index));
  const current = ids.at(-1) ?? "";
  for (const { _id } of tasks) if (ids.includes(_id) && _id !== current) await finish(actor, _id);
  const wanted = wantedOf(scholarship);
  const task = tasks.find(({ _id }) => _id === current);
  if (!wanted) await finish(actor, current);
  else if (!task) await openTask(actor, scholarship, { _id: current, ...wanted });
  else if (task.state === "open") await move(actor, task, wanted);
}

/** Each stage that was reached has a task of its own. */
function stageTaskId(scholarshipId: string, index: number): string {
  return derivedId("scholarship-task", scholarshipId, String(index));
}

interface Wanted {
  label: string;
  dueOn: string;
}

function wantedOf({ stage, nextOn }: ScholarshipRecord): Wanted | undefined {
  const label = STAGE_TASKS[stage];
  return label && nextOn ? { label, dueOn: taskDayOf(stage, nextOn) } : undefined;
}

async function finish(actor: Actor, taskId: string): Promise<void> {
  const set = { state: "done" as const, doneAt: now() };
  await commit(actor, Task, taskId, { onlyIf: { state: "open" }, set, effects: [audit("task.done")] });
}

async function move(actor: Actor, { _id }: TaskRecord, { dueOn }: Wanted): Promise<void> {
  const effects = [audit("task.changed", ["dueOn"])];
  await commit(actor, Task, _id, { onlyIf: { dueOn: { $ne: dueOn } }, set: { dueOn }, effects });
}

async function openTask(
  actor: Actor,
  { _id: scholarshipId, candidateId, householdId }: ScholarshipRecord,
  { _id, label, dueOn }: Wanted & { _id: string },
): Promise<void> {
  const [candidate, file] = await Promise.all([
    Candidate.findById(candidateId, { firstName: 1 }).lean(),
    Household.findById(householdId, { referentId: 1, territories: 1 }).lean<HouseholdRecord>(),
  ]);
  const owner = file && ((await findColleague(file.referentId)) ?? (await referentOf(file.territories)));
  const ownerId = owner?._id ?? actor.id;
  if (!candidate || !ownerId) return;
  await create(
    actor,
    Task,
    {
      ...{ _id, householdId, track: "professional", kind: "task", ownerId, dueOn, state: "open" },
      ...{ label: `${candidate.firstName}${NBSP}: ${label}`, checklist: [], candidateId, scholarshipId },
      createdAt: now(),
    },
    [audit("task.opened")],
  );
}
