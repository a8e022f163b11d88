import { Message, type MessageRecord } from "#models/message";
import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { commit } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { DOCUMENT_TYPES, type DocumentType } from "~/vocabulary/documents";
import { valuesOf } from "~/vocabulary/words";

interface Copy {
  _id: string;
  name: string;
  type: DocumentType;
  bytes: number;
}

/** Notes who takes a copy of a file joined to a mail, and says which it is; 404 for one that was not kept. */
export async function takeAttachment(user: User, message: MessageRecord, fileId: string): Promise<Copy> {
  const file = message.attachments.find(({ id }) => id === fileId);
  const type = valuesOf(DOCUMENT_TYPES).find((known) => known === file?.type);
  if (!file || !type || file.refusal) throw notFound();
  await commit(user, Message, message._id, { effects: [audit("message.downloaded")], isDerived: true });
  return { _id: file.id, name: file.name, type, bytes: file.bytes };
}
