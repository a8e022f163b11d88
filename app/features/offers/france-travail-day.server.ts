import { BackgroundRun, type BackgroundRunRecord } from "#models/background-run";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { freeToTake, lease, stillTaken } from "~/core/db/lease.server";
import type { BackgroundTaskName } from "~/vocabulary/background-tasks";

/** The task whose line tells what was asked of France Travail. */
const TASK: BackgroundTaskName = "job-offers";

/** What was done so far today. */
export type FeedDay = NonNullable<BackgroundRunRecord["day"]>;

/** Reserves today’s search for this process; null when it is done, when another makes it, or when we were asked to wait. */
export async function takeDay(): Promise<FeedDay | null> {
  await BackgroundRun.updateOne(
    { _id: TASK },
    { $setOnInsert: { lastCount: 0, failures: 0 } },
    { upsert: true },
  );
  const taken = await BackgroundRun.findOneAndUpdate(
    { _id: TASK, ...freeToTake() },
    { $set: { lease: lease() } },
    { returnDocument: "after" },
  ).lean<BackgroundRunRecord>();
  if (!taken) return null;
  const today = toDay(now());
  const day = taken.day?.on === today ? taken.day : { on: today, calls: 0, isDone: false };
  // What another server asked of us holds in its own time.
  const isToWait = taken.day?.notBefore !== undefined && taken.day.notBefore > new Date();
  if (!day.isDone && !isToWait) return day;
  await leaveDay();
  return null;
}

/** Holds the search a little longer; false when another process took it over. */
export async function keepDay(): Promise<boolean> {
  const { matchedCount } = await BackgroundRun.updateOne(
    { _id: TASK, ...stillTaken() },
    { $set: { lease: lease() } },
  );
  return matchedCount > 0;
}

/** Leaves the search, with what was done and what is said of it. */
export async function leaveDay(done?: { day: FeedDay; said: string }): Promise<void> {
  await BackgroundRun.updateOne(
    { _id: TASK, ...stillTaken() },
    { ...(done ? { $set: done } : {}), $unset: { lease: 1 } },
  );
}

/** Says why nothing is asked. */
export async function sayOfFeed(said: string): Promise<void> {
  await BackgroundRun.updateOne({ _id: TASK }, { $set: { said } }, { upsert: true });
}
