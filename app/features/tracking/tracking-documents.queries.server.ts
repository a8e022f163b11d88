import { Document, type DocumentRecord } from "#models/document";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import type { LiveTracking } from "./tracking-link.queries.server";

const MOST_SHOWN = 50;

/** The papers this adult gave from their page, and nobody else's. */
export async function givenDocuments({ member: { id, household } }: LiveTracking) {
  const documents = await Document.find({
    householdId: household._id,
    memberId: id,
    deletedAt: { $exists: false },
    keptUntil: { $gte: toDay(now()) },
  })
    .sort({ addedAt: -1 })
    .limit(MOST_SHOWN)
    .lean<DocumentRecord[]>();
  return documents.map(({ _id, name, purpose, keptUntil }) => ({ id: _id, name, purpose, keptUntil }));
}
