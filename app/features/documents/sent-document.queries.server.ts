import { Document, type DocumentRecord } from "#models/document";
import { Mail } from "#models/mail";
import { notFound } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { readLinkToken } from "~/core/links.server";
import { DOCUMENT_LINK_DAYS } from "~/core/outbox/joined-documents.server";
import { DOCUMENT_TYPES } from "~/vocabulary/documents";
import { dayOf, formatBytes, formatDayLong } from "~/vocabulary/typography";

const DAY_MS = 86_400_000;

/** What the page of a paper says before it is taken. */
export interface SentDocumentPage {
  name: string;
  /** « PDF, 8,2 Mo » */
  facts: string;
  /** The last day its link opens it, in words. */
  lastDay: string;
}

/** A paper behind the link of a letter; 404 when the link is not ours or is over, or when the paper was withdrawn. */
export async function getSentDocumentPage(token: string | undefined): Promise<SentDocumentPage> {
  const { document, lastDay } = await getSent(token);
  return {
    name: document.name,
    facts: `${DOCUMENT_TYPES[document.type].fr}, ${formatBytes(document.bytes)}`,
    lastDay: formatDayLong(lastDay),
  };
}

/** The paper itself, with the same refusals. */
export async function getSentDocument(token: string | undefined): Promise<DocumentRecord> {
  return (await getSent(token)).document;
}

async function getSent(token: string | undefined): Promise<{ document: DocumentRecord; lastDay: string }> {
  const link = readLinkToken("document", token);
  const mail = link && (await sentLetter(link.id));
  const documentId = link && mail?.documentIds?.[link.version];
  if (!mail || !documentId) throw notFound();
  const today = toDay(now());
  const document = await Document.findOne({
    _id: documentId,
    deletedAt: { $exists: false },
    keptUntil: { $gte: today },
  }).lean<DocumentRecord>();
  const lastDay = lastDayOf(mail.sentAt ?? now(), document?.keptUntil);
  if (!document || lastDay < today) throw notFound();
  return { document, lastDay };
}

/** A letter that left, or is leaving: a server may have taken it before we know. */
async function sentLetter(id: string) {
  return await Mail.findOne(
    { _id: id, state: { $in: ["sent", "demo", "waiting"] } },
    { documentIds: 1, sentAt: 1 },
  ).lean();
}

/** No later than the paper itself is kept. */
function lastDayOf(sentAt: Date, keptUntil = ""): string {
  const linkEnd = dayOf(new Date(sentAt.getTime() + DOCUMENT_LINK_DAYS * DAY_MS));
  return keptUntil < linkEnd ? keptUntil : linkEnd;
}
