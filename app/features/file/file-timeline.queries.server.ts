import type { EntryRecord } from "#models/entry";
import type { HouseholdRecord } from "#models/household";
import { Mail } from "#models/mail";
import { Restructuring } from "#models/restructuring";
import type { User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { UNDO_SECONDS } from "~/core/outbox/mail-effect.server";
import { findEntry, listEntries, type TimelineFilter } from "~/features/entries/entries.queries.server";
import { isHandWritten } from "~/vocabulary/entries";
import { NBSP } from "~/vocabulary/typography";
import { membersOf, writableOf } from "./file-members";

const LONGEST_SUBJECT = 150;

export interface TimelineLine {
  id: string;
  kind: EntryRecord["kind"];
  at: Date;
  text: string;
  quote?: string;
  author?: string;
  /** Whom it concerns, by first name. */
  member?: string;
  visitOn?: string;
  /** `field` is there when the value before may be put back. */
  changes: { label: string; before: string; after: string; field?: string }[];
  /** The mail received that it tells of. */
  messageId?: string;
  /** A message of ours still within its ten seconds. */
  canUndoMailId?: string;
  /** A message of ours that did not leave. */
  mailFailed: boolean;
  /** A merge, a split or an act on several files: where this colleague may undo it. */
  restructuringId?: string;
  /** One line that this colleague may put in the recycle bin. */
  canDelete: boolean;
}

/** The lines of a file's timeline as its page shows them, and the moment before which older ones are. */
export async function getTimeline(
  user: User,
  household: HouseholdRecord,
  filter: TimelineFilter,
): Promise<{ lines: TimelineLine[]; before?: string }> {
  const { entries, before } = await listEntries(household._id, filter);
  const members = new Map(membersOf(household).map(({ value, label }) => [value, label]));
  const [mails, bulks] = await Promise.all([mailsOf(entries), bulksOf(user, entries)]);
  const lines = entries.map((entry) => ({
    ...lineOf(entry),
    ...mailStateOf(mails.get(entry.mailId ?? "")),
    member: members.size > 1 ? members.get(entry.memberId ?? "") : undefined,
    restructuringId: bulks.has(entry.restructuringId ?? "") ? undefined : entry.restructuringId,
    canDelete: isHandWritten(entry.kind) && (entry.authorId === user.id || user.role === "responsable"),
  }));
  return { lines, before };
}

/**
 * What a reply starts from when it answers a line of the timeline: to whom, its subject, the words answered. What an adult
 * wrote or chose on their own page is answered to them alone, under a subject that does not tell of it.
 */
export async function getAnswered(household: HouseholdRecord, entryId: string | null) {
  const entry = entryId ? await findEntry(household._id, entryId) : null;
  if (!entry) return null;
  const candidateId = writableOf(household).find(({ id }) => id === entry.memberId)?.id;
  const isTheirsAlone = entry.kind === "message" && !entry.mailId;
  if (isTheirsAlone) return { candidateId, subject: undefined, quote: entry.quote, isTheirsAlone };
  const said = entry.text.split(`${NBSP}: `)[1] ?? entry.text.split(" : ")[1] ?? entry.text;
  const subject = `Re${NBSP}: ${said.replace(/^Re\s*: /, "").replace(/\.$/, "")}`.slice(0, LONGEST_SUBJECT);
  return { candidateId, subject, quote: entry.quote, isTheirsAlone };
}

function lineOf(entry: EntryRecord) {
  const { _id, kind, at, text, quote, authorName, visitOn, changes, messageId } = entry;
  return {
    id: _id,
    kind,
    at,
    text,
    quote,
    author: authorName,
    visitOn,
    messageId,
    changes: changes.map(({ label, before, after, field }) => ({
      label,
      before,
      after,
      field: field || undefined,
    })),
  };
}

/** The acts of others on several files, among those these lines tell of: theirs to undo, or a responsable’s. */
async function bulksOf(user: User, entries: EntryRecord[]): Promise<Set<string>> {
  const ids = entries.flatMap(({ restructuringId }) => restructuringId ?? []);
  if (ids.length === 0 || user.role === "responsable") return new Set();
  const theirs = { _id: { $in: ids }, kind: "bulk" as const, actorId: { $ne: user.id } };
  const found = await Restructuring.find(theirs, { _id: 1 }).lean();
  return new Set(found.map(({ _id }) => _id));
}

type MailState = Pick<Awaited<ReturnType<typeof findMails>>[number], "_id" | "state" | "createdAt">;

async function mailsOf(entries: EntryRecord[]): Promise<Map<string, MailState>> {
  const ids = entries.flatMap(({ mailId }) => mailId ?? []);
  const mails = ids.length > 0 ? await findMails(ids) : [];
  return new Map(mails.map((mail) => [mail._id, mail]));
}

function findMails(ids: string[]) {
  return Mail.find({ _id: { $in: ids } }, { state: 1, createdAt: 1 }).lean();
}

function mailStateOf(mail: MailState | undefined): Pick<TimelineLine, "canUndoMailId" | "mailFailed"> {
  const undoFrom = now().getTime() - UNDO_SECONDS * 1000;
  const isRecent = mail?.state === "waiting" && mail.createdAt.getTime() > undoFrom;
  return { canUndoMailId: isRecent ? mail._id : undefined, mailFailed: mail?.state === "failed" };
}
