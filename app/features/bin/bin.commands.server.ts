import { Entry } from "#models/entry";
import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { settle } from "~/core/db/relay.server";
import { restoreDocument } from "~/features/documents/documents.commands.server";
import { getDocument } from "~/features/documents/documents.queries.server";
import { restoreEntry } from "~/features/entries/entries.commands.server";
import { restoreHandOff } from "~/features/hand-offs/hand-off-restore.commands.server";
import { getHandOff } from "~/features/hand-offs/hand-offs.queries.server";
import { getHousehold } from "~/features/households/households.queries.server";
import { restoreTask } from "~/features/tasks/tasks.commands.server";
import type { BinAct } from "./bin.schema.server";

/** Takes one thing out of the recycle bin, by the command of what it is; 404 when its file is not seen. */
export async function restoreFromBin(user: User, { kind, id }: BinAct): Promise<void> {
  if (kind === "task") await restoreTask(user, id);
  else if (kind === "document") await restoreDocument(user, await getDocument(user, id));
  else if (kind === "hand-off") await restoreHandOff(user, await getHandOff(user, id));
  else await restoreNote(user, id);
  await settle();
}

async function restoreNote(user: User, entryId: string): Promise<void> {
  const entry = await Entry.findById(entryId, { householdId: 1 }).lean();
  if (!entry) throw notFound();
  await getHousehold(user, entry.householdId);
  await restoreEntry(user, entry.householdId, entryId);
}
