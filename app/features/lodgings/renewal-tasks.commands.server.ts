import type { Filter } from "#models/define";
import { Lodging, type LodgingRecord } from "#models/lodging";
import { Task } from "#models/task";
import { SOFTWARE } from "~/core/auth/actor";
import { addWorkingDays, type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { addMonths } from "~/core/days";
import { create } from "~/core/db/commit.server";
import { audit, type Effect, followUp, notice } from "~/core/db/effects.server";
import { derivedId } from "~/core/ids.server";
import { referentOf } from "~/features/accounts/accounts.queries.server";
import { standInFor } from "~/features/accounts/stand-ins.queries.server";
import { closeSubjectTask } from "~/features/tasks/tasks.commands.server";
import { formatDayLong } from "~/vocabulary/typography";
import { RENEWAL_MONTHS } from "./lodging-card";
import { findLodging } from "./lodgings.queries.server";

/** Working days to write to the owner. */
const SEEN_TO_DAYS = 10;
/** Months after its end in which an agreement is still told of: what a long stop made us miss. */
const TOLD_LATE_MONTHS = 2;
/** A département has a few dozen lodgings. */
const MOST_ENDING = 200;

type Ending = Pick<LodgingRecord, "_id" | "name" | "epciCode" | "agreement" | "isActive">;

/**
 * Opens, once for each end of an agreement, a task to renew it: six months before, for whoever follows the territory of
 * the lodging. One that will not be renewed, and lodgings that were put away, ask nothing. Returns how many.
 */
export async function openRenewalTasks(most: number): Promise<number> {
  const today = toDay(now());
  const ending = await lodgingsEnding(today);
  const known = await Task.find({ _id: { $in: ending.map(taskId) } }, { _id: 1 }).lean();
  const opened = new Set(known.map(({ _id }) => _id));
  let count = 0;
  for (const lodging of ending.filter((one) => !opened.has(taskId(one))))
    if (count < most && (await openTask(lodging, today))) count += 1;
  return count;
}

/** What closes the task of an agreement that is renewed, given up, or whose lodging is put away. */
export function renewalSettled(before: Ending, after: Ending): Effect[] {
  if (!asksRenewal(before) || (asksRenewal(after) && taskId(after) === taskId(before))) return [];
  return [followUp("closeSubjectTask", { taskId: taskId(before) })];
}

async function lodgingsEnding(today: Day): Promise<Ending[]> {
  const filter: Filter<LodgingRecord> = {
    isActive: true,
    "agreement.toOn": {
      $gte: addMonths(today, -TOLD_LATE_MONTHS),
      $lte: addMonths(today, RENEWAL_MONTHS),
    },
    "agreement.isFinal": { $ne: true },
  };
  return Lodging.find(filter, { name: 1, epciCode: 1, agreement: 1, isActive: 1 })
    .sort({ "agreement.toOn": 1 })
    .limit(MOST_ENDING)
    .lean<Ending[]>();
}

async function openTask(lodging: Ending, today: Day): Promise<boolean> {
  const { _id, name, epciCode, agreement } = lodging;
  const owner = await referentOf(epciCode ? [epciCode] : []);
  if (!owner || !agreement?.toOn) return false;
  const label = `Renouveler la convention avant le ${formatDayLong(agreement.toOn)}`;
  const href = `/lodgings/${_id}`;
  const isNew = await create(
    SOFTWARE,
    Task,
    {
      ...{ _id: taskId(lodging), householdId: _id, track: "professional", kind: "task", label },
      ...{ ownerId: owner._id, dueOn: addWorkingDays(today, SEEN_TO_DAYS), state: "open" },
      ...{ checklist: [], createdAt: now(), subject: { title: name, href } },
    },
    [
      audit("task.opened", ["task"]),
      notice({ accountId: await standInFor(owner._id), text: `${name} : ${label.toLowerCase()}.`, href }),
    ],
  );
  await closeIfRenewed(lodging);
  return isNew;
}

/** Renewed while its task was being written: nothing else would close it. */
async function closeIfRenewed(lodging: Ending): Promise<void> {
  const current = await findLodging(lodging._id);
  if (current && renewalSettled(lodging, current).length > 0)
    await closeSubjectTask(SOFTWARE, taskId(lodging));
}

function asksRenewal({ agreement, isActive }: Ending): boolean {
  return isActive && agreement?.toOn !== undefined && !agreement.isFinal;
}

/** The task of an end is one, whatever runs twice. */
function taskId({ _id, agreement }: Ending): string {
  return derivedId("lodging-renewal", _id, agreement?.toOn ?? "");
}
