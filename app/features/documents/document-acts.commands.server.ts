import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { settle } from "~/core/db/relay.server";
import { formatCount } from "~/vocabulary/typography";
import { addDocuments, deleteDocument, restoreDocument, type SentFile } from "./documents.commands.server";
import { getDocument } from "./documents.queries.server";
import type { DocumentAct } from "./documents.schema.server";

interface Done {
  message: string;
  undo?: Record<string, string>;
}

/** Carries out one act on the papers of a file and says what was done; refusals are those of each command. */
export async function carryOutDocumentAct(
  user: User,
  householdId: string,
  act: DocumentAct,
  files: readonly SentFile[],
): Promise<Done> {
  const done = await carryOut(user, householdId, act, files);
  // The file's own page tells it.
  await settle();
  return done;
}

async function carryOut(
  user: User,
  householdId: string,
  act: DocumentAct,
  files: readonly SentFile[],
): Promise<Done> {
  if (act.intent === "add") {
    await addDocuments(user, householdId, { ...act, files });
    return { message: `${formatCount(files.length, "document déposé", "documents déposés")}.` };
  }
  const document = await getDocument(user, act.documentId);
  if (document.householdId !== householdId) throw notFound();
  if (act.intent === "restore") {
    await restoreDocument(user, document);
    return { message: "Document rétabli." };
  }
  await deleteDocument(user, document);
  const undo = { intent: "restore", documentId: document._id };
  return { message: "Document à la corbeille pour 30 jours.", undo };
}
