import type { Filter } from "#models/define";
import { Message, type MessageRecord } from "#models/message";
import { Partner } from "#models/partner";
import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { visibleFor } from "~/core/auth/visibility";
import { workingHoursBetween } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { recordReading } from "~/core/reading-log.server";
import type { IgnoreReason, SenderKind } from "~/vocabulary/inbound-mail";
import { writerName } from "./message-filing.server";
import { bareSubject } from "./subjects";

const MOST_JOINED = 40;

/** What waits for a person, what is to be looked at first, what a person put aside. */
export type MessageView = "queue" | "suspect" | "dismissed";

export interface MessageRow {
  type: "message";
  id: string;
  name: string;
  subject: string;
  sender: SenderKind;
  isAutomatic: boolean;
  /** Whose address it comes from, when we know. */
  partnerName?: string;
  ignored?: IgnoreReason;
  receivedAt: Date;
  /** Age in working hours, Mon–Fri 9–12 and 14–17. */
  ageHours: number;
}

const ROW = {
  from: 1,
  subject: 1,
  sender: 1,
  isAutomatic: 1,
  partnerId: 1,
  "triaged.ignored": 1,
  receivedAt: 1,
} as const;

/** Somebody who only claims an address, a list or a robot that answers nothing of ours. */
export const DOUBTFUL: Filter<MessageRecord>[] = [
  { sender: "forged" },
  { isAutomatic: true, found: "nothing" },
];

/** When each message of a view came, the first `most` of them in that order. */
export function listMessageMoments(
  user: User,
  view: MessageView,
  { order, most }: { order: 1 | -1; most: number },
): Promise<Pick<MessageRecord, "_id" | "receivedAt">[]> {
  return Message.find(viewFilter(user, view), { receivedAt: 1 })
    .sort({ receivedAt: order })
    .limit(most)
    .lean<Pick<MessageRecord, "_id" | "receivedAt">[]>();
}

/** How many messages a view has, at most `limit`. */
export function countMessages(user: User, view: MessageView, limit: number): Promise<number> {
  return Message.countDocuments(viewFilter(user, view), { limit });
}

/** Messages as rows of the queue, by id. */
export async function messageRows(ids: string[]): Promise<Map<string, MessageRow>> {
  if (ids.length === 0) return new Map();
  const messages = await Message.find({ _id: { $in: ids } }, ROW).lean<MessageRecord[]>();
  return new Map((await rowsOf(messages)).map((row) => [row.id, row]));
}

/** The messages joined to a request the caller was already allowed to see, oldest first. */
export async function listMessagesOfRequest(submissionId: string): Promise<MessageRow[]> {
  const messages = await Message.find({ submissionId }, ROW)
    .sort({ receivedAt: 1 })
    .limit(MOST_JOINED)
    .lean<MessageRecord[]>();
  return rowsOf(messages);
}

/** A message of a file this colleague may see, or of no file; 404 otherwise. */
export async function getMessage(user: User, messageId: string): Promise<MessageRecord> {
  const message = await Message.findOne(
    { _id: messageId, ...visibleFor(user) },
    { pendingEffects: 0, appliedEffects: 0 },
  ).lean<MessageRecord>();
  if (!message) throw notFound();
  if (message.householdId) recordReading(user, "Household", message.householdId);
  return message;
}

/** The message behind an answer being noted; null when none is named, 404 for one of another hand-off. */
export async function findMessageOf(
  user: User,
  handOffId: string,
  messageId: string | null,
): Promise<MessageRecord | null> {
  if (!messageId) return null;
  const message = await getMessage(user, messageId);
  if (message.handOffId !== handOffId) throw notFound();
  return message;
}

function viewFilter(user: User, view: MessageView): Filter<MessageRecord> {
  if (view === "dismissed") return { ...visibleFor(user), state: "ignored" };
  const doubt = view === "suspect" ? { $or: DOUBTFUL } : { $nor: DOUBTFUL };
  return { ...visibleFor(user), state: "waiting", ...doubt };
}

async function rowsOf(messages: MessageRecord[]): Promise<MessageRow[]> {
  const ids = messages.flatMap(({ partnerId }) => partnerId ?? []);
  const partners = ids.length > 0 ? await Partner.find({ _id: { $in: ids } }, { name: 1 }).lean() : [];
  const names = new Map(partners.map(({ _id, name }) => [_id, name]));
  return messages.map((message) => {
    const { _id, subject, sender, isAutomatic, partnerId, triaged, receivedAt } = message;
    return {
      type: "message",
      id: _id,
      name: writerName(message),
      ...{ subject: bareSubject(subject), sender, isAutomatic, receivedAt },
      partnerName: names.get(partnerId ?? ""),
      ignored: triaged?.ignored,
      ageHours: Math.floor(workingHoursBetween(receivedAt, now())),
    };
  });
}
