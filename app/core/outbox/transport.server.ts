import { buffer } from "node:stream/consumers";
import type { Transporter } from "nodemailer";
import { DOCUMENT_MEDIA_TYPES } from "~/vocabulary/documents";
import { storedFile } from "../files.server";
import type { JoinedDocument } from "./joined-documents.server";
import type { RenderedMail } from "./render.server";

/** Milliseconds; together they stay below the time a message is locked for. */
const TIMEOUTS = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 20_000,
  dnsTimeout: 10_000,
};

let pool: { url: string; transporter: Transporter } | undefined;

/** Hands one mail to the server named by an SMTP address; throws when the server does not accept it. */
export async function sendThrough(
  smtpUrl: string,
  { subject, html, text, headers, calendar, attachments }: RenderedMail,
): Promise<void> {
  const transporter = await transporterOf(smtpUrl);
  await transporter.sendMail({
    from: headers.from,
    to: headers.to,
    replyTo: headers.replyTo,
    messageId: headers.messageId,
    inReplyTo: headers.references?.at(-1),
    references: [...(headers.references ?? [])],
    subject,
    html,
    text,
    icalEvent: calendar && { ...calendar, filename: "visite.ics" },
    attachments: await Promise.all(attachments.map(attachmentOf)),
    headers: ownHeaders(headers),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** Reaches the server and signs in, and gives it nothing; throws as `sendThrough` does. */
export async function checkServer(smtpUrl: string): Promise<void> {
  await (await transporterOf(smtpUrl)).verify();
}

async function attachmentOf({ _id, name, type }: JoinedDocument) {
  return {
    filename: safeFileName(name),
    // Read in its content when it was given, whatever its name says.
    contentType: DOCUMENT_MEDIA_TYPES[type],
    content: await buffer(storedFile(_id)),
  };
}

/** A name that no mail program takes for a path, and that reads as it is written. */
export function safeFileName(name: string): string {
  return name.replace(/[\s\p{Cc}\p{Cf}\\/:*?"<>|]+/gu, " ").trim() || "document";
}

/**
 * RFC 3834 says who wrote, and Exchange is asked not to answer it; RFC 8058 lets the mail program ask for no more in one
 * click, which a page answers and a mail does not.
 */
function ownHeaders({ autoSubmitted, listUnsubscribe }: RenderedMail["headers"]): Record<string, string> {
  return {
    ...(autoSubmitted
      ? { "Auto-Submitted": autoSubmitted, "X-Auto-Response-Suppress": "OOF, AutoReply" }
      : {}),
    ...(listUnsubscribe ? { "List-Unsubscribe": `<${listUnsubscribe}>` } : {}),
    ...(listUnsubscribe?.startsWith("http") ? { "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" } : {}),
  };
}

/** Closes the connections kept open to the mail server. */
export function closeTransport(): void {
  pool?.transporter.close();
  pool = undefined;
}

async function transporterOf(url: string): Promise<Transporter> {
  if (pool?.url === url) return pool.transporter;
  closeTransport();
  const { createTransport } = await import("nodemailer");
  // Nodemailer would resend by itself, up to 5 times, a message whose connection was cut: only the outbox may.
  const transporter = createTransport({ ...TIMEOUTS, url, pool: true, maxConnections: 2, maxRequeues: 0 });
  pool = { url, transporter };
  return transporter;
}
