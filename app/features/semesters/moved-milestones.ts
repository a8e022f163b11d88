import type { Milestone } from "#models/semester";
import type { Day } from "~/core/calendar";
import { defaultMilestones, inOrder } from "./milestones";

/**
 * The milestones of a semester whose first day changes: those to be seen to that are still on the day proposed of them
 * follow it; what was moved by hand, added or done stays.
 */
export function followingMilestones(milestones: readonly Milestone[], from: Day, to: Day): Milestone[] {
  const [before, after] = [defaultMilestones(from), defaultMilestones(to)];
  const moved = milestones.map((milestone): Milestone => {
    const rank = before.findIndex(({ label, on }) => label === milestone.label && on === milestone.on);
    const on = milestone.doneAt ? undefined : after[rank]?.on;
    return on ? { ...milestone, on } : milestone;
  });
  return inOrder(moved);
}
