import type { Filter } from "#models/define";
import { Document, type DocumentRecord } from "#models/document";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { UserFacingError } from "~/core/errors";
import { isId } from "~/core/ids.server";

const MOST_SHOWN = 50;

export type DocumentToSend = Pick<DocumentRecord, "_id" | "name" | "type" | "bytes" | "memberId">;

/** Where a refusal is shown. */
const FIELD = { field: "documentIds" };

const FIELDS = { name: 1, type: 1, bytes: 1, memberId: 1 } as const;

/** The papers of a file that may go with a letter, latest first. */
export async function listDocumentsToSend(householdId: string): Promise<DocumentToSend[]> {
  return await Document.find(keptIn(householdId), FIELDS)
    .sort({ addedAt: -1 })
    .limit(MOST_SHOWN)
    .lean<DocumentToSend[]>();
}

/**
 * The papers chosen to go with a letter to one adult of the file, in the order chosen. Refuses one withdrawn meanwhile, and
 * one that another adult gave from their own page: it is for the team alone.
 */
export async function documentsToSend(
  householdId: string,
  memberId: string,
  ids: readonly string[],
): Promise<DocumentToSend[]> {
  if (ids.length === 0) return [];
  const found = await Document.find({ ...keptIn(householdId), _id: { $in: ids.filter(isId) } }, FIELDS).lean<
    DocumentToSend[]
  >();
  if (found.length < new Set(ids).size) {
    throw new UserFacingError("Un de ces documents n’est plus là. Rechargez la page.", FIELD);
  }
  const theirs = found.find((document) => document.memberId && document.memberId !== memberId);
  if (theirs) {
    throw new UserFacingError(
      `« ${theirs.name} » a été confié par un autre adulte du foyer : il ne peut être envoyé qu’à cette personne.`,
      FIELD,
    );
  }
  return found.sort((a, b) => ids.indexOf(a._id) - ids.indexOf(b._id));
}

function keptIn(householdId: string): Filter<DocumentRecord> {
  return { householdId, deletedAt: { $exists: false }, keptUntil: { $gte: toDay(now()) } };
}
