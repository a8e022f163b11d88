import { Entry, type EntryRecord } from "#models/entry";
import { Household } from "#models/household";
import type { Actor, User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, followUp } from "~/core/db/effects.server";
import { settle } from "~/core/db/relay.server";
import { UserFacingError } from "~/core/errors";
import { isHandWritten } from "~/vocabulary/entries";

/**
 * Puts a line written by hand (note, call, visit) in the recycle bin. Refuses a line the software wrote, and to
 * anybody but its author and a responsable.
 */
export async function deleteEntry(user: User, householdId: string, entryId: string): Promise<void> {
  const entry = await findEntry(householdId, entryId);
  if (!isHandWritten(entry.kind)) {
    throw new UserFacingError("Cette ligne raconte ce qui s’est passé : elle ne se retire pas.");
  }
  if (entry.authorId !== user.id && user.role !== "responsable") {
    throw new UserFacingError("Seul·e l’auteur·e de cette note, ou un·e responsable, peut la retirer.");
  }
  await move(user, entry, true);
}

/** Takes a line out of the recycle bin; its place in the timeline was kept. */
export async function restoreEntry(user: User, householdId: string, entryId: string): Promise<void> {
  await move(user, await findEntry(householdId, entryId), false);
}

/** The follow-up of both: a line already there, or already back, is left as it is. */
export async function binEntry(
  actor: Actor,
  { entryId, isDeleted, at }: { entryId: string; isDeleted: boolean; at: string },
): Promise<void> {
  if (isDeleted) {
    const deletion = { deletedAt: new Date(at), ...(actor.id ? { deletedBy: actor.id } : {}) };
    await Entry.updateOne({ _id: entryId, deletedAt: { $exists: false } }, { $set: deletion });
    return;
  }
  await Entry.updateOne({ _id: entryId }, { $unset: { deletedAt: 1, deletedBy: 1 } });
}

async function move(user: User, { _id: entryId, householdId }: EntryRecord, isDeleted: boolean) {
  const at = now();
  await commit(user, Household, householdId, {
    set: { updatedAt: at },
    effects: [
      audit(isDeleted ? "household.note-deleted" : "household.note-restored"),
      followUp("binEntry", { entryId, isDeleted, at: at.toISOString() }),
    ],
  });
  // The next screen shows the timeline, or the bin.
  await settle();
}

async function findEntry(householdId: string, entryId: string): Promise<EntryRecord> {
  const entry = await Entry.findOne({ _id: entryId, householdId }).lean<EntryRecord>();
  if (!entry) throw notFound();
  return entry;
}
