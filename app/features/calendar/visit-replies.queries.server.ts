import { Message } from "#models/message";
import type { HandOffRow } from "~/features/hand-offs/hand-offs.queries.server";
import type { InvitationReply, VisitGuest } from "~/vocabulary/visits";
import { GUESTS } from "./visit-invitations.server";
import { visitUid } from "./visit-uid.server";

export interface IntroductionRow extends HandOffRow {
  /** What the calendars of those invited answered to the visit agreed. */
  visitReplies: Partial<Record<VisitGuest, InvitationReply>>;
}

/** Introductions with the last answer to the invitation in force, from each of those invited. */
export async function withVisitReplies(rows: HandOffRow[]): Promise<IntroductionRow[]> {
  const agreed = rows.filter(({ introduction }) => introduction?.visit);
  const replies = await lastReplies(agreed);
  return rows.map((row) => {
    const { introduction } = row;
    const since = introduction?.visit?.at;
    const own = GUESTS.flatMap((guest) => {
      const reply = introduction?.visit && replies.get(visitUid(row.id, guest));
      return reply && (!since || reply.at >= since) ? [[guest, reply.status]] : [];
    });
    return { ...row, visitReplies: Object.fromEntries(own) };
  });
}

/** By the name of the visit in a calendar; those whose sender only claims an address say nothing. */
async function lastReplies(rows: HandOffRow[]): Promise<Map<string, { status: InvitationReply; at: Date }>> {
  if (rows.length === 0) return new Map();
  const uids = rows.flatMap(({ id }) => GUESTS.map((guest) => visitUid(id, guest)));
  const messages = await Message.find(
    { "calendar.uid": { $in: uids }, sender: { $ne: "forged" } },
    { calendar: 1, receivedAt: 1 },
  )
    .sort({ receivedAt: 1 })
    .limit(200)
    .lean();
  return new Map(
    messages.flatMap(({ calendar, receivedAt }) =>
      calendar ? [[calendar.uid, { status: calendar.status, at: receivedAt }] as const] : [],
    ),
  );
}
