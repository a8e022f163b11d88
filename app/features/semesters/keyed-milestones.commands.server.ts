import { type MilestoneKey, Semester } from "#models/semester";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";

/** Notes that the milestone of this key is seen to; one already done, or taken out of the timetable, is left so. */
export async function settleKeyedMilestone(
  actor: Actor,
  semesterId: string,
  key: MilestoneKey,
): Promise<void> {
  await commit(actor, Semester, semesterId, {
    onlyIf: { milestones: { $elemMatch: { key, doneAt: null } } },
    set: { "milestones.$.doneAt": now() },
    effects: [audit("semester.updated", ["milestones"])],
  });
}
