import { Account, type CalendarLink } from "#models/account";
import { now } from "~/core/clock.server";
import { logger } from "~/core/logger.server";

const HOUR_MS = 3_600_000;

let writing: Promise<unknown> = Promise.resolve();

/**
 * Notes that a calendar read the link, at most once an hour and after it was answered: its owner sees that it works, or
 * that somebody else reads it. An access log, not a change of state: the version of the account stays.
 */
export function recordFeedReading(accountId: string, { id, version, readAt }: CalendarLink): void {
  const at = now();
  if (readAt && at.getTime() - readAt.getTime() < HOUR_MS) return;
  const write = () =>
    Account.collection.updateOne(
      { _id: accountId as never, "calendarLink.id": id, "calendarLink.version": version },
      { $set: { "calendarLink.readAt": at } },
    );
  writing = writing
    .then(() => new Promise((resolve) => setImmediate(resolve)))
    .then(write)
    .catch((error) => logger.error({ err: error }, "the reading of a calendar was not written"));
}

/** Waits until what was read so far is written. */
export async function feedReadingsWritten(): Promise<void> {
  await writing;
}
