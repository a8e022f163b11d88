import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { findEntry } from "~/features/entries/entries.queries.server";
import { type PromiseOffer, promiseIn } from "~/features/promises/promise-words";
import { isPromised } from "~/features/promises/promises.queries.server";
import type { FileView } from "./file.queries.server";

/** The promise that a line just written in a file holds, to be made in one key; none when it is made already. */
export async function getPromiseOffer(
  { id, title, candidates }: Pick<FileView, "id" | "title" | "candidates">,
  entryId: string | null,
): Promise<(PromiseOffer & { entryId: string }) | null> {
  const entry = entryId ? await findEntry(id, entryId) : null;
  if (!entry?.quote) return null;
  const told = candidates.find((candidate) => candidate.id === entry.memberId) ?? candidates[0];
  const offer = promiseIn(entry.quote, told?.firstName ?? title, toDay(entry.at));
  if (!offer || offer.dueOn < toDay(now()) || (await isPromised(entry._id))) return null;
  return { ...offer, entryId: entry._id };
}
