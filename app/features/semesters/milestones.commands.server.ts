import { type Milestone, Semester, type SemesterRecord } from "#models/semester";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { inOrder } from "./milestones";
import { getSemester } from "./semesters.queries.server";

/** More than these is a task list, which is elsewhere. */
const MOST_MILESTONES = 40;
const GONE = "Ce jalon n’existe plus. Rechargez la page.";

/** What is typed of a milestone. */
export type MilestoneInput = Pick<Milestone, "label" | "on" | "isShown">;

/** Adds a day to the timetable of a semester, shown to its interns or not. Refuses more than forty. */
export async function addMilestone(
  actor: Actor,
  semesterId: string,
  milestone: MilestoneInput,
): Promise<void> {
  await changeMilestones(actor, semesterId, (milestones) => {
    if (milestones.length >= MOST_MILESTONES) {
      throw new UserFacingError(`${MOST_MILESTONES} jalons au plus.`);
    }
    return [...milestones, { id: newId(), ...written(milestone) }];
  });
}

/** Says otherwise what a milestone is, moves it to another day, shows it to the interns or not. Refuses one that is gone. */
export async function changeMilestone(
  actor: Actor,
  semesterId: string,
  { id, ...milestone }: MilestoneInput & Pick<Milestone, "id">,
): Promise<void> {
  await changeMilestones(actor, semesterId, (milestones) => {
    refuseUnknown(milestones, id);
    return milestones.map((one) => {
      const { isShown: _, ...kept } = one;
      return one.id === id ? { ...kept, ...written(milestone) } : one;
    });
  });
}

/** Notes that a milestone is seen to, or no longer is. Refuses one that is gone. */
export async function settleMilestone(
  actor: Actor,
  semesterId: string,
  id: string,
  isDone: boolean,
): Promise<void> {
  await changeMilestones(actor, semesterId, (milestones) => {
    refuseUnknown(milestones, id);
    return milestones.map(({ doneAt, ...one }) => {
      if (one.id !== id) return { ...one, ...(doneAt ? { doneAt } : {}) };
      return isDone ? { ...one, doneAt: doneAt ?? now() } : one;
    });
  });
}

/** Takes a milestone out of the timetable; already out, nothing changes. Returns it, so that it can be put back. */
export async function removeMilestone(
  actor: Actor,
  semesterId: string,
  id: string,
): Promise<Milestone | undefined> {
  let removed: Milestone | undefined;
  await changeMilestones(actor, semesterId, (milestones) => {
    removed = milestones.find((one) => one.id === id);
    return milestones.filter((one) => one.id !== id);
  });
  return removed;
}

/** Puts back a milestone that was taken out; safe twice. */
export async function restoreMilestone(
  actor: Actor,
  semesterId: string,
  milestone: Milestone,
): Promise<void> {
  await changeMilestones(actor, semesterId, (milestones) => [
    ...milestones.filter(({ id }) => id !== milestone.id),
    milestone,
  ]);
}

/** One that is not shown says nothing of it. */
function written({ label, on, isShown }: MilestoneInput): MilestoneInput {
  return { label, on, ...(isShown ? { isShown } : {}) };
}

async function changeMilestones(
  actor: Actor,
  semesterId: string,
  change: (milestones: SemesterRecord["milestones"]) => Milestone[],
): Promise<void> {
  for (;;) {
    const { milestones, version } = await getSemester(semesterId);
    const saved = await commit(actor, Semester, semesterId, {
      onlyIf: { version },
      set: { milestones: inOrder(change(milestones)) },
      effects: [audit("semester.updated", ["milestones"])],
    });
    if (saved) return;
  }
}

function refuseUnknown(milestones: readonly Milestone[], id: string): void {
  if (!milestones.some((one) => one.id === id)) throw new UserFacingError(GONE);
}
