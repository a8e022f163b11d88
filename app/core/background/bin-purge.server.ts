import { Document } from "#models/document";
import { Entry } from "#models/entry";
import { Task } from "#models/task";
import { BIN_DAYS } from "~/vocabulary/bin";
import { SOFTWARE } from "../auth/actor";
import { toDay } from "../calendar";
import { daysAgo, now } from "../clock.server";
import { commit } from "../db/commit.server";
import { audit } from "../db/effects.server";
import { settle } from "../db/relay.server";
import { deleteFile } from "../files.server";

const MOST_DOCUMENTS = 200;

/**
 * Deletes for good what has spent thirty days in the recycle bin, and the documents whose last day is past, with their
 * bytes. Returns how many.
 */
export async function purgeBin(): Promise<number> {
  const old = { deletedAt: { $lt: daysAgo(BIN_DAYS) } };
  const [tasks, entries, documents] = await Promise.all([
    Task.deleteMany(old),
    Entry.deleteMany(old),
    Document.find({ $or: [old, { keptUntil: { $lt: toDay(now()) } }] }, { _id: 1 })
      .limit(MOST_DOCUMENTS)
      .lean(),
  ]);
  for (const { _id } of documents) await purgeDocument(_id);
  return tasks.deletedCount + entries.deletedCount + documents.length;
}

/** Deletes a document for good. The bytes go first: one cut short here is still found, and finished, by the next purge. */
export async function purgeDocument(documentId: string): Promise<void> {
  await deleteFile(documentId);
  await commit(SOFTWARE, Document, documentId, { effects: [audit("document.purged")], isDerived: true });
  await settle();
  await Document.deleteOne({ _id: documentId });
}
