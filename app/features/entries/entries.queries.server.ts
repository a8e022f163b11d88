import { Entry, type EntryRecord } from "#models/entry";
import { isId } from "~/core/ids.server";
import { ENTRY_FILTERS } from "~/vocabulary/entries";
import { TRACKS, type Track } from "~/vocabulary/needs";
import { valuesOf } from "~/vocabulary/words";

/** Lines of a timeline shown at once. */
const LINES = 40;

/** What the address asks of a timeline; anything unreadable asks nothing. */
export interface TimelineFilter {
  /** A key of `ENTRY_FILTERS`. */
  kinds?: string;
  track?: Track;
  /** Whom the lines concern. */
  memberId?: string;
  /** Lines older than this moment. */
  before?: string;
  /** The line that a link leads to: shown first. */
  from?: string;
}

export interface TimelinePage {
  entries: EntryRecord[];
  /** The moment before which older lines are found; absent when there are none. */
  before?: string;
}

/** Reads the filter of a timeline in an address. */
export function timelineFilterOf(search: URLSearchParams): TimelineFilter {
  const from = search.get("ligne") ?? undefined;
  return {
    kinds: search.get("fil") ?? undefined,
    track: valuesOf(TRACKS).find((track) => track === search.get("volet")),
    memberId: search.get("personne") || undefined,
    before: search.get("avant") ?? undefined,
    from: isId(from) ? from : undefined,
  };
}

/** The timeline of a file the caller was already allowed to see, latest first, filtered when asked. */
export async function listEntries(householdId: string, filter: TimelineFilter = {}): Promise<TimelinePage> {
  const { kinds: asked, track, memberId } = filter;
  const kinds = asked ? ENTRY_FILTERS[asked]?.kinds : undefined;
  const at = await limitOf(householdId, filter);
  const entries = await Entry.find({
    householdId,
    deletedAt: { $exists: false },
    ...(kinds ? { kind: { $in: kinds } } : {}),
    ...(track ? { track } : {}),
    ...(memberId ? { memberId } : {}),
    ...(at ? { at } : {}),
  })
    .sort({ at: -1, _id: -1 })
    .limit(LINES + 1)
    .lean<EntryRecord[]>();
  const shown = entries.slice(0, LINES);
  return { entries: shown, before: entries.length > LINES ? shown.at(-1)?.at.toISOString() : undefined };
}

/** One line of a file the caller was already allowed to see, or null. */
export async function findEntry(householdId: string, entryId: string): Promise<EntryRecord | null> {
  return Entry.findOne({ _id: entryId, householdId, deletedAt: { $exists: false } }).lean<EntryRecord>();
}

async function limitOf(
  householdId: string,
  { before, from }: TimelineFilter,
): Promise<{ $lt: Date } | { $lte: Date } | null> {
  if (before && !Number.isNaN(Date.parse(before))) return { $lt: new Date(before) };
  const first = from ? await findEntry(householdId, from) : null;
  return first ? { $lte: first.at } : null;
}
