import { Candidate } from "#models/candidate";
import { Consent } from "#models/consent";
import { Document } from "#models/document";
import { Entry } from "#models/entry";
import { HandOff } from "#models/hand-off";
import { Household } from "#models/household";
import { Mail } from "#models/mail";
import { Need } from "#models/need";
import { Notice } from "#models/notice";
import { Submission } from "#models/submission";
import { Task, type TaskPlan } from "#models/task";
import type { User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { newId } from "~/core/ids.server";
import { recordFamily } from "~/features/households/household-family.commands.server";
import { refreshFile } from "~/features/households/household-refresh.commands.server";

export interface Filling {
  needs: string[];
  children: { firstName: string }[];
  adults: { firstName: string; relation: "couple" }[];
  tasks: number;
  arrivalOn?: string;
}

/** Gives a file what it may hold, drawn at random by a test. */
export async function fillFile(
  user: User,
  householdId: string,
  { needs, children, adults, tasks, arrivalOn }: Filling,
): Promise<void> {
  await recordFamily(user, householdId, { adults, children });
  for (let index = 0; index < tasks; index += 1) await addTask(user, householdId, `Tâche ${index}`);
  if (arrivalOn) await Household.updateOne({ _id: householdId }, { arrivalOn });
  for (const kind of needs)
    await Need.create({
      _id: newId(),
      householdId,
      kind,
      track: "family",
      state: "searching",
      isOpen: true,
      ball: "us",
      openedAt: new Date(),
      updatedAt: new Date(),
    } as never);
  await settle();
  await refreshFile(householdId);
}

/** Something to do in a file; returns its id. */
export async function addTask(user: User, householdId: string, label: string): Promise<string> {
  const _id = newId();
  const task = {
    kind: "task",
    label,
    ownerId: user.id,
    dueOn: "2100-01-04",
    state: "open",
    createdAt: now(),
  };
  await Task.create({ _id, householdId, ...task } as never);
  return _id;
}

/** Where a task planned for a candidate comes from. */
export function planFor(candidateId: string): TaskPlan {
  return {
    templateId: "doctor-private",
    stepKey: "order",
    rank: 0,
    group: "paperwork",
    candidateId,
    pipeline: "doctor",
    stage: "paperwork",
    anchor: "arrival",
  };
}

/** Every document of every file, but for versions, what was applied, and the lines that tell of the merge. */
export async function everything(): Promise<unknown[]> {
  await settle();
  const models = [
    Candidate,
    Household,
    Need,
    HandOff,
    Task,
    Entry,
    Document,
    Consent,
    Submission,
    Mail,
    Notice,
  ];
  const lists = await Promise.all(
    models.map((model) =>
      model.collection
        .find({ restructuringId: { $exists: false } }, { projection: { version: 0, appliedEffects: 0 } })
        .sort({ _id: 1 })
        .toArray(),
    ),
  );
  return lists.flat();
}
