import { createHash } from "node:crypto";
import { ForgottenMessage } from "#models/forgotten-message";
import { daysAgo, now } from "~/core/clock.server";
import { DURABLE } from "~/core/db/durability.server";

/** Far above the days that a mailbox numbered anew is read again. */
const KEPT_DAYS = 60;

/** Keeps the digests of the Message-IDs of mails about to be deleted, so that none is taken in again; twice is once. */
export async function forgetMails(messageIds: readonly string[]): Promise<void> {
  if (messageIds.length === 0) return;
  const at = now();
  const writes = messageIds.map((messageId) => ({
    updateOne: { filter: { _id: digestOf(messageId) }, update: { $set: { at } }, upsert: true },
  }));
  await ForgottenMessage.bulkWrite(writes, { ordered: false, writeConcern: DURABLE });
}

/** Whether the mail of this Message-ID, cut as it is kept, was deleted. */
export async function isForgotten(messageId: string): Promise<boolean> {
  return (await ForgottenMessage.exists({ _id: digestOf(messageId) })) !== null;
}

/** Deletes the digests of sixty days ago. */
export async function purgeForgotten(): Promise<void> {
  await ForgottenMessage.deleteMany({ at: { $lt: daysAgo(KEPT_DAYS) } });
}

function digestOf(messageId: string): string {
  return createHash("sha256").update(messageId).digest("hex");
}
