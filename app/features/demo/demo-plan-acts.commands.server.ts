import { Task } from "#models/task";
import { addWorkingDays, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { completeTask } from "~/features/tasks/tasks.commands.server";
import type { Staff } from "./demo-accounts.commands.server";

/** The last of them are still to be done: nobody is up to date. */
const LEFT_DAYS = 2;

/** What templates planned is done by whoever follows the file when its day comes. */
export async function doPlannedTasks(staff: Staff, present: Date): Promise<void> {
  const today = toDay(now());
  if (today > addWorkingDays(toDay(present), -LEFT_DAYS)) return;
  const due = await Task.find(
    { "plan.rank": { $gte: 0 }, state: "open", dueOn: { $lte: today } },
    { ownerId: 1 },
  ).lean();
  for (const { _id, ownerId } of due) {
    const owner = Object.values(staff).find(({ id }) => id === ownerId);
    if (owner) await completeTask(owner, _id);
  }
}
