import { Household } from "#models/household";
import { Task, type TaskRecord } from "#models/task";
import { SOFTWARE } from "~/core/auth/actor";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { notice } from "~/core/db/effects.server";
import { findColleague, referentOf } from "~/features/accounts/accounts.queries.server";
import { formatDay, NBSP } from "~/vocabulary/typography";
import { nextWord } from "./promises.commands.server";

/**
 * Tells whoever made a promise that it expires: the working day before, the day itself, and once more when it is late.
 * A delegate reads the notices of whom they stand in for; in the place of one who has left, a colleague of the
 * territory is told. Returns how many were told.
 */
export async function tellExpiringPromises(limit: number): Promise<number> {
  const today = toDay(now());
  const due = await Task.find({
    "promise.tellOn": { $lte: today },
    state: "open",
    deletedAt: { $exists: false },
  })
    .sort({ "promise.tellOn": 1 })
    .limit(limit)
    .lean<TaskRecord[]>();
  for (const promise of due) await tell(promise, today);
  return due.length;
}

async function tell(promise: TaskRecord, today: Day): Promise<void> {
  const { _id, householdId, label, dueOn, ownerId } = promise;
  const next = nextWord(dueOn, today);
  const reader = await readerOf(promise);
  await commit(SOFTWARE, Task, _id, {
    onlyIf: { state: "open", dueOn, "promise.tellOn": promise.promise?.tellOn },
    set: { ...(next ? { "promise.tellOn": next } : {}), ...(reader === ownerId ? {} : { ownerId: reader }) },
    unset: next ? [] : ["promise.tellOn"],
    effects: [
      notice({
        accountId: reader,
        householdId,
        text: `${whenWords(dueOn, today)}${NBSP}: ${label}`,
        href: `/promises#${_id}`,
      }),
    ],
    isDerived: true,
  });
}

function whenWords(dueOn: Day, today: Day): string {
  if (dueOn === today) return "Promesse à tenir aujourd’hui";
  return dueOn < today ? `Promesse en retard, ${formatDay(dueOn)}` : `Promesse à tenir ${formatDay(dueOn)}`;
}

async function readerOf({ ownerId, householdId }: TaskRecord): Promise<string> {
  if (await findColleague(ownerId)) return ownerId;
  const file = await Household.findById(householdId, { referentId: 1, territories: 1 }).lean();
  const colleague = (await findColleague(file?.referentId)) ?? (await referentOf(file?.territories ?? []));
  return colleague?._id ?? ownerId;
}
