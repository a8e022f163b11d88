import { Entry, type EntryRecord } from "#models/entry";
import { ENTRY_FILTERS } from "~/vocabulary/entries";

/** Lines of a timeline shown at once. */
const LINES = 40;

export interface TimelinePage {
  entries: EntryRecord[];
  /** The moment before which older lines are found; absent when there are none. */
  before?: string;
}

/** The timeline of a file the caller was already allowed to see, latest first, by kind when asked. */
export async function listEntries(
  householdId: string,
  filter?: string | null,
  before?: string | null,
): Promise<TimelinePage> {
  const kinds = filter ? ENTRY_FILTERS[filter]?.kinds : undefined;
  const limit = before && !Number.isNaN(Date.parse(before)) ? new Date(before) : undefined;
  const entries = await Entry.find({
    householdId,
    ...(kinds ? { kind: { $in: kinds } } : {}),
    ...(limit ? { at: { $lt: limit } } : {}),
  })
    .sort({ at: -1, _id: -1 })
    .limit(LINES + 1)
    .lean<EntryRecord[]>();
  const shown = entries.slice(0, LINES);
  return { entries: shown, before: entries.length > LINES ? shown.at(-1)?.at.toISOString() : undefined };
}
