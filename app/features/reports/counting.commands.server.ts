import { Counter } from "#models/counter";
import { Household } from "#models/household";
import { Submission } from "#models/submission";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { addUp } from "./counts";
import { countFlow } from "./day-flow.queries.server";
import { countState } from "./day-state.queries.server";
import { erasedFlow } from "./erased-figures.queries.server";
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
  const days = await everyDay(today);
  if (await isFresh(today, days.length)) return 0;
  const batch = new Set([today, ...(await oldestCounted(days))]);
  for (const day of batch) await countDay(day);
  return batch.size;
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
  const [counted, erased, state] = await Promise.all([
    countFlow(day, today),
    erasedFlow(day),
    day === today ? countState() : undefined,
  ]);
  const flow = erased.length > 0 ? addUp([...counted, ...erased]) : counted;
  await Counter.updateOne(
    { _id: day },
    { $set: { flow, countedAt, ...(state && { state }) } },
    { upsert: true },
  );
}

/** Whether today was counted lately, and every day at least once. */
async function isFresh(today: Day, days: number): Promise<boolean> {
  const [latest, counted] = await Promise.all([
    Counter.findById(today, { countedAt: 1 }).lean(),
    Counter.estimatedDocumentCount(),
  ]);
  return latest !== null && now().getTime() - latest.countedAt.getTime() < FRESH_MS && counted >= days;
}

/** A batch of days: never counted first, then the oldest count. */
async function oldestCounted(days: readonly Day[]): Promise<Day[]> {
  const counted = await Counter.find({}, { countedAt: 1 }).lean();
  const ages = new Map(counted.map(({ _id, countedAt }) => [_id, countedAt.getTime()]));
  return [...days].sort((a, b) => (ages.get(a) ?? 0) - (ages.get(b) ?? 0)).slice(0, BATCH);
}

/** From the day of the first request or file; today alone on an empty base. */
async function everyDay(today: Day): Promise<Day[]> {
  const [request, file] = await Promise.all([
    Submission.findOne({}, { receivedAt: 1 }).sort({ receivedAt: 1 }).lean(),
    Household.findOne({}, { createdAt: 1 }).sort({ createdAt: 1 }).lean(),
  ]);
  const starts = [request?.receivedAt, file?.createdAt].flatMap((at) => (at ? [toDay(at)] : []));
  return daysFrom(starts.sort()[0] ?? today, today);
}
