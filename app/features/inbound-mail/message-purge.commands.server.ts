import type { Filter } from "#models/define";
import { Message, type MessageRecord } from "#models/message";
import { SOFTWARE } from "~/core/auth/actor";
import { daysAgo } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { settle } from "~/core/db/relay.server";
import { deleteFile } from "~/core/files.server";
import { forgetMails, purgeForgotten } from "./forgotten-messages.commands.server";
import { DOUBTFUL } from "./messages.queries.server";

const KEPT_DAYS = 30;
const MOST_AT_ONCE = 200;

/**
 * Deletes for good the mails put aside thirty days ago and, after the same time, those of no file of which nothing was to be
 * read and those nobody triaged under « À vérifier »; with their bytes. Any other that waits to be triaged is never deleted.
 * Returns how many.
 */
export async function purgeMessages(): Promise<number> {
  const long = { $lt: daysAgo(KEPT_DAYS) };
  const old: Filter<MessageRecord>[] = [
    { state: "ignored", "triaged.at": long },
    { state: "noted", householdId: { $exists: false }, receivedAt: long },
    { state: "waiting", receivedAt: long, $or: DOUBTFUL },
  ];
  const found = await Message.find({ $or: old }, { attachments: 1, messageId: 1 })
    .limit(MOST_AT_ONCE)
    .lean<MessageRecord[]>();
  await forgetMails(found.map(({ messageId }) => messageId));
  for (const message of found) await erase(message);
  await purgeForgotten();
  return found.length;
}

/** The bytes go first: a message cut short here is still found, and finished, by the next purge. */
async function erase({ _id, attachments }: Pick<MessageRecord, "_id" | "attachments">): Promise<void> {
  for (const { id } of attachments) await deleteFile(id);
  await commit(SOFTWARE, Message, _id, { effects: [audit("message.purged")], isDerived: true });
  await settle();
  await Message.deleteOne({ _id });
}
