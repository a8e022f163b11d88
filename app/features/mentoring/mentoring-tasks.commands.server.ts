import { Candidate } from "#models/candidate";
import { Household, type HouseholdRecord } from "#models/household";
import type { MentorFollowUp, MentorshipRecord } from "#models/mentorship";
import { Task, type TaskRecord } from "#models/task";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { type Change, commit, create } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { findColleague, referentOf } from "~/features/accounts/accounts.queries.server";
import { NBSP } from "~/vocabulary/typography";
import { mentorName } from "./mentors.queries.server";
import { findMentorship, mentoringTaskId } from "./mentorships.queries.server";

/**
 * Makes the task of each of these follow-up dates what the pair says of it: opened for whoever follows the file, moved,
 * done, or in the bin when the date or the pair is no more. What is done stays done unless that was undone. Safe twice.
 */
export async function planMentoring(
  actor: Actor,
  { mentorshipId, followUpIds, isUndone }: { mentorshipId: string; followUpIds: string[]; isUndone: boolean },
): Promise<void> {
  const mentorship = await findMentorship(mentorshipId);
  if (!mentorship) return;
  const tasks = await Task.find({ mentorshipId }).lean<TaskRecord[]>();
  for (const followUpId of followUpIds) {
    const wanted = mentorship.followUps.find(({ id }) => id === followUpId);
    const task = tasks.find(({ _id }) => _id === mentoringTaskId(mentorshipId, followUpId));
    if (task?.state === "done" && !isUndone) continue;
    if (task) await follow(actor, task, mentorship.state === "under-way" ? wanted : undefined);
    else if (wanted && mentorship.state === "under-way" && !wanted.heldOn)
      await openTask(actor, mentorship, wanted);
  }
}

async function follow(actor: Actor, { _id, state }: TaskRecord, wanted?: MentorFollowUp): Promise<void> {
  if (!wanted) {
    const set = { state: "deleted" as const, deletedAt: now() };
    if (state === "open") await commit(actor, Task, _id, { set, effects: [audit("task.deleted")] });
    return;
  }
  await commit(actor, Task, _id, wanted.heldOn ? doneChange(state) : openChange(wanted));
}

function doneChange(state: TaskRecord["state"]): Change<TaskRecord> {
  return {
    onlyIf: { state: { $ne: "done" } },
    set: { state: "done", doneAt: now() },
    unset: ["snooze", "wokeAt", ...(state === "deleted" ? ["deletedAt"] : [])],
    effects: [audit("task.done")],
  };
}

function openChange({ dueOn }: MentorFollowUp): Change<TaskRecord> {
  return {
    onlyIf: { $or: [{ state: { $ne: "open" } }, { dueOn: { $ne: dueOn } }] },
    set: { state: "open", dueOn },
    unset: ["doneAt", "deletedAt", "snooze", "wokeAt"],
    effects: [audit("task.changed", ["dueOn"])],
  };
}

async function openTask(
  actor: Actor,
  { _id: mentorshipId, candidateId, householdId, mentorId }: MentorshipRecord,
  { id, dueOn }: MentorFollowUp,
): Promise<void> {
  const [candidate, file, name] = await Promise.all([
    Candidate.findById(candidateId, { firstName: 1 }).lean(),
    Household.findById(householdId, { referentId: 1, territories: 1 }).lean<HouseholdRecord>(),
    mentorName(mentorId),
  ]);
  const owner = file && ((await findColleague(file.referentId)) ?? (await referentOf(file.territories)));
  const ownerId = owner?._id ?? actor.id;
  if (!candidate || !ownerId) return;
  const label = `${candidate.firstName}${NBSP}: faire le point sur le compagnonnage avec ${name}`;
  await create(
    actor,
    Task,
    {
      ...{ _id: mentoringTaskId(mentorshipId, id), householdId, track: "professional", kind: "task", label },
      ...{ ownerId, dueOn, state: "open", checklist: [], candidateId, mentorshipId, createdAt: now() },
    },
    [audit("task.opened")],
  );
}
