import { Document, type DocumentRecord } from "#models/document";
import type { Actor, User } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit, entry } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { deleteFile, storeFile } from "~/core/files.server";
import { newId } from "~/core/ids.server";
import {
  DOCUMENT_PURPOSES,
  type DocumentPurpose,
  type DocumentType,
  MOST_DOCUMENT_BYTES,
  MOST_DOCUMENTS,
  PROFESSIONAL_PURPOSES,
} from "~/vocabulary/documents";
import type { Language } from "~/vocabulary/languages";
import type { Track } from "~/vocabulary/needs";
import { NBSP } from "~/vocabulary/typography";
import { DOCUMENT_REFUSALS } from "./document-refusals";
import { documentTypeOf } from "./document-type";

const GONE = "Ce document n’est plus là. Rechargez la page.";

export interface SentFile {
  name: string;
  /** In bytes; a file beyond the limits has a size and no bytes. */
  size: number;
  bytes: Uint8Array;
}

interface Deposit {
  files: readonly SentFile[];
  purpose: DocumentPurpose;
  track: Track;
  /** The last day they are kept, "YYYY-MM-DD". */
  keptUntil: string;
  /** The adult who gives them from their own page; a colleague otherwise. */
  memberId?: string;
  /** That of whoever sends them, when something is wrong; French unless told. */
  language?: Language;
}

interface CheckedFile extends SentFile {
  type: DocumentType;
}

/**
 * Keeps the papers of a file, each with its purpose and its end. Refuses all of them, naming the one, when one is empty,
 * above 10 MB, or not what its name says; and a family purpose on the professional track. Returns their ids.
 */
export async function addDocuments(actor: Actor, householdId: string, deposit: Deposit): Promise<string[]> {
  const { files, purpose, track, language = "fr" } = deposit;
  const { none, tooMany } = DOCUMENT_REFUSALS[language];
  if (files.length === 0) throw new UserFacingError(none, { field: "files" });
  if (files.length > MOST_DOCUMENTS) throw new UserFacingError(tooMany(MOST_DOCUMENTS), { field: "files" });
  if (track === "professional" && !PROFESSIONAL_PURPOSES.includes(purpose)) {
    const words = DOCUMENT_PURPOSES[purpose].fr.toLowerCase();
    throw new UserFacingError(`« ${words} » relève du projet familial.`, { field: "track" });
  }
  const checked = files.map((file) => checkFile(file, language));
  const ids: string[] = [];
  for (const file of checked) ids.push(await addDocument(actor, householdId, file, deposit));
  return ids;
}

/** Puts a document in the recycle bin. Refuses one already there. */
export async function deleteDocument(
  user: User,
  { _id, householdId, track, memberId, name }: DocumentRecord,
): Promise<void> {
  await commit(user, Document, _id, {
    onlyIf: { deletedAt: { $exists: false } },
    refusal: GONE,
    set: { deletedAt: now(), deletedBy: user.id },
    effects: [
      audit("document.deleted"),
      told(user, { householdId, track, memberId }, `Document retiré${NBSP}: ${name}`),
    ],
  });
}

/** Takes a document out of the recycle bin. Refuses one that is not there. */
export async function restoreDocument(
  user: User,
  { _id, householdId, track, memberId, name }: DocumentRecord,
): Promise<void> {
  await commit(user, Document, _id, {
    onlyIf: { deletedAt: { $exists: true } },
    refusal: "Ce document n’est pas à la corbeille. Rechargez la page.",
    unset: ["deletedAt", "deletedBy"],
    effects: [
      audit("document.restored"),
      told(user, { householdId, track, memberId }, `Document rétabli${NBSP}: ${name}`),
    ],
  });
}

/** Notes who takes a copy, and when. Refuses a document put in the bin meanwhile, or past its last day. */
export async function recordDownload(actor: Actor, documentId: string): Promise<void> {
  await commit(actor, Document, documentId, {
    onlyIf: { deletedAt: { $exists: false }, keptUntil: { $gte: toDay(now()) } },
    refusal: GONE,
    effects: [audit("document.downloaded")],
    isDerived: true,
  });
}

function checkFile({ name, size, bytes }: SentFile, language: Language): CheckedFile {
  const { empty, heavy, unreadable } = DOCUMENT_REFUSALS[language];
  const refusal = (words: string) => new UserFacingError(words, { field: "files" });
  if (size === 0) throw refusal(empty(name));
  if (size > MOST_DOCUMENT_BYTES) throw refusal(heavy(name));
  const type = documentTypeOf(name, bytes);
  if (!type) throw refusal(unreadable(name));
  return { name: name.slice(0, 150), size, bytes, type };
}

async function addDocument(
  actor: Actor,
  householdId: string,
  { name, size, bytes, type }: CheckedFile,
  { purpose, track, keptUntil, memberId }: Deposit,
): Promise<string> {
  const id = newId();
  await storeFile(id, bytes);
  const values = { householdId, track, name, type, bytes: size, purpose, keptUntil, memberId };
  try {
    await create(actor, Document, { _id: id, ...values, addedBy: actor.id, addedAt: now() }, [
      audit("document.added", [purpose]),
      told(actor, { householdId, track, memberId }, `Document déposé${NBSP}: ${name}`),
    ]);
  } catch (error) {
    await deleteFile(id);
    throw error;
  }
  return id;
}

function told(
  { name }: Actor,
  file: Pick<DocumentRecord, "householdId" | "track" | "memberId">,
  text: string,
) {
  return entry({ ...file, kind: "change", text, authorName: name });
}
