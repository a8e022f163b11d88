import { Entry, type EntryRecord } from "#models/entry";
import { Mail } from "#models/mail";
import { now } from "~/core/clock.server";
import type { LiveTracking } from "./tracking-link.queries.server";

const MOST_SHOWN = 20;
const DAY_MS = 24 * 3600 * 1000;

/** What this adult wrote and what was written to them by name, latest first; a letter that has not left is not shown. */
export async function messagesOf({ tracking, member: { id, household } }: LiveTracking) {
  const since = new Date(now().getTime() - 365 * DAY_MS);
  const ours = await Entry.aggregate<EntryRecord & { left: { _id: string }[] }>([
    {
      $match: {
        householdId: household._id,
        memberId: id,
        kind: "message",
        mailId: { $exists: true },
        quote: { $exists: true },
        deletedAt: { $exists: false },
        at: { $gt: since },
      },
    },
    { $sort: { at: -1 } },
    { $limit: MOST_SHOWN },
    {
      $lookup: {
        ...{ from: Mail.collection.name, localField: "mailId", foreignField: "_id", as: "left" },
        pipeline: [{ $match: { template: "reply", state: "sent" } }, { $project: { _id: 1 } }],
      },
    },
  ]);
  const theirs = tracking.messages.map((message) => ({
    id: message.id,
    at: message.at,
    text: message.text,
    by: "",
  }));
  const written = ours
    .filter(({ left }) => left.length > 0)
    .map(({ _id, at, quote = "", authorName = "" }) => ({ id: _id, at, text: quote, by: authorName }));
  return [...theirs, ...written]
    .sort((one, other) => other.at.getTime() - one.at.getTime())
    .slice(0, MOST_SHOWN);
}
