import { Counter } from "#models/counter";
import { Household } from "#models/household";
import { Submission } from "#models/submission";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { countFlow } from "./day-flow.queries.server";
import { countState } from "./day-state.queries.server";
import { daysFrom } from "./periods";

/** How old the figures of today may be before they are counted again, in milliseconds. */
const FRESH_MS = 15 * 60_000;
/** Days counted in one go. */
const BATCH = 100;

/**
 * Counts what is due: today, days never counted, then those counted longest ago, so that what changed in a past day
 * is taken in within hours. A hundred days at most, none while the figures are fresh. Returns how many.
 */
export async function refreshCounters(): Promise<number> {
  const today = toDay(now());
  const { days, freshAt } = await daysByAge(today);
  const isFresh = freshAt !== undefined && now().getTime() - freshAt.getTime() < FRESH_MS;
  const due = isFresh ? days.filter(({ countedAt }) => !countedAt) : days;
  const batch = due.slice(0, BATCH).map(({ day }) => day);
  if (!isFresh) await countDay(today);
  for (const day of batch) if (day !== today) await countDay(day);
  return batch.length;
}

/** Counts every day again since the first request or file, a batch after the other. Returns how many. */
export async function countEverything(): Promise<number> {
  const today = toDay(now());
  const days = await everyDay(today);
  for (let start = 0; start < days.length; start += BATCH) {
    for (const day of days.slice(start, start + BATCH)) await countDay(day);
  }
  return days.length;
}

/** Counts one day again from its sources, and how things stand when it is today; safe twice. */
export async function countDay(day: Day): Promise<void> {
  const countedAt = now();
  const today = toDay(countedAt);
  const [flow, state] = await Promise.all([countFlow(day, today), day === today ? countState() : undefined]);
  await Counter.updateOne({ _id: day }, { $set: { flow, countedAt, ...(state && { state }) } }, { upsert: true });
}

interface DayAge {
  day: Day;
  countedAt: Date | undefined;
}

/** Every day there is to count, never counted first, then the oldest count; and when today was counted. */
async function daysByAge(today: Day): Promise<{ days: DayAge[]; freshAt: Date | undefined }> {
  const [all, counted] = await Promise.all([everyDay(today), Counter.find({}, { countedAt: 1 }).lean()]);
  const known = new Map(counted.map(({ _id, countedAt }) => [_id, countedAt]));
  const days = all
    .map((day) => ({ day, countedAt: known.get(day) }))
    .sort((a, b) => (a.countedAt?.getTime() ?? 0) - (b.countedAt?.getTime() ?? 0));
  return { days, freshAt: known.get(today) };
}

async function everyDay(today: Day): Promise<Day[]> {
  const [request, file] = await Promise.all([
    Submission.findOne({}, { receivedAt: 1 }).sort({ receivedAt: 1 }).lean(),
    Household.findOne({}, { createdAt: 1 }).sort({ createdAt: 1 }).lean(),
  ]);
  const starts = [request?.receivedAt, file?.createdAt].flatMap((at) => (at ? [toDay(at)] : []));
  return daysFrom(starts.sort()[0] ?? today, today);
}
