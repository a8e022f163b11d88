import { Partner } from "#models/partner";
import { addWorkingDays, type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { getSettings, type Settings } from "~/core/settings.server";
import { openDayFrom } from "~/features/partners/closures.queries.server";

/** What is wanted within this many days is urgent: its first reminder comes earlier. */
const URGENT_WITHIN_DAYS = 15;
const DAY_MS = 24 * 3600 * 1000;

/**
 * The day by which a partner is asked to answer, which is that of the first reminder: as many working days from now as
 * their card or else the settings say, sooner when it is urgent.
 */
export function defaultAnswerBy(
  fromOn: Day | undefined,
  { urgentReminderDays, reminderDays }: Settings["delays"],
  delayDays = reminderDays,
): Day {
  const days = isUrgent(now(), fromOn) ? Math.min(urgentReminderDays, delayDays) : delayDays;
  return addWorkingDays(toDay(now()), days);
}

/** The same for a partner asked again from today, on a day they are there. */
export async function newAnswerBy(partnerId: string): Promise<Day> {
  const [{ delays }, partner] = await Promise.all([
    getSettings(),
    Partner.findById(partnerId, { kind: 1, closures: 1, delayDays: 1 }).lean(),
  ]);
  const wished = defaultAnswerBy(undefined, delays, partner?.delayDays);
  return partner ? openDayFrom(partner, wished) : wished;
}

/** Whether what is wanted from a day on was urgent at a moment: within 15 days of it. */
export function isUrgent(at: Date, fromOn: Day | undefined): boolean {
  return fromOn !== undefined && fromOn <= toDay(new Date(at.getTime() + URGENT_WITHIN_DAYS * DAY_MS));
}
