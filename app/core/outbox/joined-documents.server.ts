import { Document, type DocumentRecord } from "#models/document";
import type { MailRecord } from "#models/mail";
import { formatBytes } from "~/vocabulary/typography";
import { toDay } from "../calendar";
import { now } from "../clock.server";
import type { LinkRef } from "../links.server";

/** Bytes of the papers of one letter, once encoded: many mailboxes refuse more than 10 MB, some more than 5. */
export const MOST_ATTACHED_BYTES = 5 * 1024 * 1024;

/** RFC 2045: 57 bytes become a line of 76 characters and its line break. */
const BYTES_A_LINE = 57;
const ENCODED_LINE = 78;

/** Days during which the link to a paper too heavy for a mail opens it. */
export const DOCUMENT_LINK_DAYS = 30;

export type JoinedDocument = Pick<DocumentRecord, "_id" | "name" | "type" | "bytes">;

/** The papers that go with a letter: attached to it, or each behind a link when they are too heavy together. */
export interface Joined {
  attachments: JoinedDocument[];
  links: { name: string; size: string; url: string }[];
}

/** What a letter carries, `toUrl` making its links; a paper withdrawn since is in neither list. */
export async function joinedDocuments(mail: MailRecord, toUrl: (link: LinkRef) => string): Promise<Joined> {
  const { documentIds = [] } = mail;
  const documents = await documentsOf(mail);
  const encoded = documents.reduce((sum, { bytes }) => sum + encodedLength(bytes), 0);
  const kept = documents.filter(isKept);
  if (encoded <= MOST_ATTACHED_BYTES) return { attachments: kept, links: [] };
  const links = kept.map(({ _id, name, bytes }) => ({
    name,
    size: formatBytes(bytes),
    url: toUrl({ purpose: "document", id: mail._id, version: documentIds.indexOf(_id) }),
  }));
  return { attachments: [], links };
}

/** The names of the papers of a letter that were withdrawn, or whose last day is past. */
export async function missingDocuments(mail: MailRecord): Promise<string[]> {
  const { documentIds = [] } = mail;
  if (documentIds.length === 0) return [];
  const byId = new Map((await documentsOf(mail)).map((document) => [document._id, document]));
  return documentIds.flatMap((id) => {
    const document = byId.get(id);
    if (document && isKept(document)) return [];
    return [document?.name ?? "un document joint"];
  });
}

/** The size of a file once written in a mail, in bytes. */
export function encodedLength(bytes: number): number {
  return Math.ceil(bytes / BYTES_A_LINE) * ENCODED_LINE;
}

/** In the order they were chosen. */
async function documentsOf({ documentIds = [] }: MailRecord): Promise<DocumentRecord[]> {
  if (documentIds.length === 0) return [];
  const found = await Document.find(
    { _id: { $in: documentIds } },
    { name: 1, type: 1, bytes: 1, keptUntil: 1, deletedAt: 1 },
  ).lean<DocumentRecord[]>();
  return found.sort((a, b) => documentIds.indexOf(a._id) - documentIds.indexOf(b._id));
}

function isKept({ deletedAt, keptUntil }: Pick<DocumentRecord, "deletedAt" | "keptUntil">): boolean {
  return !deletedAt && keptUntil >= toDay(now());
}
