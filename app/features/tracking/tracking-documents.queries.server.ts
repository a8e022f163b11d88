import type { Filter } from "#models/define";
import { Document, type DocumentRecord } from "#models/document";
import { notFound } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { isId } from "~/core/ids.server";
import type { LiveTracking } from "./tracking-link.queries.server";

const MOST_SHOWN = 50;

/** The papers this adult gave from their page, and nobody else's. */
export async function givenDocuments(live: LiveTracking) {
  const documents = await Document.find(givenBy(live))
    .sort({ addedAt: -1 })
    .limit(MOST_SHOWN)
    .lean<DocumentRecord[]>();
  return documents.map(({ _id, name, purpose, keptUntil }) => ({ id: _id, name, purpose, keptUntil }));
}

/** One of them; 404 otherwise. */
export async function getGivenDocument(live: LiveTracking, id: string | undefined): Promise<DocumentRecord> {
  const document = isId(id)
    ? await Document.findOne({ ...givenBy(live), _id: id }).lean<DocumentRecord>()
    : null;
  if (!document) throw notFound();
  return document;
}

function givenBy({ member: { id, household } }: LiveTracking): Filter<DocumentRecord> {
  return {
    householdId: household._id,
    memberId: id,
    deletedAt: { $exists: false },
    keptUntil: { $gte: toDay(now()) },
  };
}
