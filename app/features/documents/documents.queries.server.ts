import { AuditEvent } from "#models/audit-event";
import { Document, type DocumentRecord } from "#models/document";
import { Household } from "#models/household";
import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { colleagueNames } from "~/features/accounts/accounts.queries.server";
import { getHousehold } from "~/features/households/households.queries.server";
import type { AuditAction } from "~/vocabulary/audit-actions";

const MOST_DOCUMENTS_SHOWN = 200;
const MOST_DOWNLOADS_SHOWN = 200;
const DOWNLOADED: AuditAction = "document.downloaded";

export interface DocumentLine
  extends Pick<DocumentRecord, "name" | "type" | "bytes" | "purpose" | "track" | "keptUntil" | "addedAt"> {
  id: string;
  addedBy?: string;
  /** Who took a copy and when, latest first. */
  downloads: { by: string; at: Date }[];
}

/** The papers of a file the caller was already allowed to see, latest first. */
export async function listDocuments(householdId: string): Promise<DocumentLine[]> {
  const documents = await Document.find({
    householdId,
    deletedAt: { $exists: false },
    keptUntil: { $gte: toDay(now()) },
  })
    .sort({ addedAt: -1 })
    .limit(MOST_DOCUMENTS_SHOWN)
    .lean<DocumentRecord[]>();
  const downloads = await AuditEvent.find({
    "subject.id": { $in: documents.map(({ _id }) => _id) },
    action: DOWNLOADED,
  })
    .sort({ at: -1 })
    .limit(MOST_DOWNLOADS_SHOWN)
    .lean();
  const names = await colleagueNames([
    ...documents.map(({ addedBy }) => addedBy),
    ...downloads.map(({ actorId }) => actorId),
  ]);
  return documents.map(({ _id, name, type, bytes, purpose, track, keptUntil, addedAt, addedBy }) => ({
    id: _id,
    ...{ name, type, bytes, purpose, track, keptUntil, addedAt },
    addedBy: names.get(addedBy ?? ""),
    downloads: downloads
      .filter(({ subject }) => subject.id === _id)
      .map(({ at, actorId }) => ({ at, by: names.get(actorId ?? "") ?? "compte supprimé" })),
  }));
}

/**
 * A document, in the bin or not, of a file this colleague may see; 404 otherwise. The page somebody signed before they were
 * erased has no file any more: it is for whoever follows the whole département.
 */
export async function getDocument(user: User, documentId: string): Promise<DocumentRecord> {
  const document = await Document.findById(documentId).lean<DocumentRecord>();
  if (!document) throw notFound();
  const { householdId, purpose } = document;
  const isKeptAlone =
    purpose === "agreement" && user.isWholeDepartement && !(await Household.exists({ _id: householdId }));
  if (!isKeptAlone) await getHousehold(user, householdId);
  return document;
}
