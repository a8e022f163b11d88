import { createHash } from "node:crypto";
import type { MessageKind } from "~/vocabulary/inbound-mail";
import { isAbsence, returnDay } from "./absences";
import { attachmentsOf } from "./attachments.server";
import { bounceIn, isBounce, isDelivered, returnedId } from "./bounces";
import { type CalendarReply, calendarReplyIn } from "./calendar-replies";
import { htmlToText } from "./html-text.server";
import { type MailPart, type ParsedMail, parseMail } from "./parsing.server";
import { splitQuotes } from "./quotes";
import type { ReadMail } from "./read-mail";
import { idsIn, isAutomatic, isForged, isOurs, isVerified, referencesOf, replyKeysOf } from "./sent-headers";
import { splitSignature } from "./signatures";
import { suggestionIn } from "./suggestions";

export interface Reading {
  /** The address of the team. */
  mailbox: string;
  /** The host of our own Message-IDs. */
  ourHost: string;
  at: Date;
  /** The server whose Authentication-Results count. */
  trustedAuthority?: string;
}

/** Beyond this a plain text says less than its HTML twin: a footer, « votre logiciel ne lit pas le HTML ». */
const TWIN_SHARE = 3;
/** Of a body, in characters: nobody writes a longer one. */
const MOST_BODY = 200_000;

interface Words {
  text: string;
  signature: string;
  quoted: string;
}

/** All that a raw mail says by itself, at `at`; refuses nothing: of bytes that are no mail, little is read. */
export async function readMail(raw: Buffer, reading: Reading): Promise<ReadMail> {
  const mail = await parseMail(raw);
  const messageId = idsIn(mail.headers("message-id")[0] ?? "")[0] ?? `<${digestOf(raw)}@sans-identifiant>`;
  const words = wordsOf(mail);
  const calendar = calendarOf(mail.parts);
  const isOurOwn = isOurs(mail.headers, { messageId, from: mail.from.address, ...reading });
  const kind = kindOf(mail, { isOurOwn, calendar, text: words.text });
  const hasWords = kind !== "bounce" && kind !== "loop";
  const envelope = envelopeOf(mail, kind, reading);
  return {
    kind,
    messageId,
    ...envelope,
    ...(hasWords ? words : { text: "", signature: "", quoted: "" }),
    ...meaningOf(mail, { ...envelope, kind, text: words.text }),
    ...(kind === "calendar" && calendar && { calendar }),
    attachments: kind === "reply" || kind === "absence" ? attachmentsOf(mail.parts) : [],
  };
}

/** Who wrote, when, and where it belongs. */
function envelopeOf(mail: ParsedMail, kind: MessageKind, { mailbox, at, trustedAuthority }: Reading) {
  const { headers, from, subject, date } = mail;
  return {
    references: [...new Set([...about(kind, mail), ...referencesOf(headers)])],
    replyKeys: replyKeysOf(headers, mailbox),
    from,
    subject,
    sentAt: date && date < at ? date : at,
    isForged: isForged(headers, from.address, trustedAuthority),
    isVerified: isVerified(headers, from.address, trustedAuthority),
    isAutomatic: isAutomatic(headers) || kind !== "reply" || isReport(mail),
  };
}

/** What follows from it: only what a person wrote in their own name is worth a suggestion. */
function meaningOf(
  { text: report, source }: ParsedMail,
  said: Pick<ReadMail, "kind" | "text" | "sentAt" | "isForged" | "isAutomatic">,
): Pick<ReadMail, "suggestion" | "returnOn" | "bounce"> {
  const { kind, text, sentAt } = said;
  const isInOwnName = kind === "reply" && !said.isForged && !said.isAutomatic;
  return {
    suggestion: isInOwnName ? suggestionIn(text, sentAt) : null,
    ...(kind === "absence" && { returnOn: returnDay(text, sentAt) }),
    ...(kind === "bounce" && { bounce: bounceIn(report, source) }),
  };
}

function kindOf(
  mail: ParsedMail,
  { isOurOwn, calendar, text }: { isOurOwn: boolean; calendar: CalendarReply | null; text: string },
): MessageKind {
  const { headers, subject } = mail;
  if (isOurOwn) return "loop";
  if (isReport(mail) && !isDelivered(mail.source)) return "bounce";
  if (calendar) return "calendar";
  const isList = headers("list-id").length > 0;
  return !isList && isAbsence(text, subject, isAutomatic(headers)) ? "absence" : "reply";
}

function isReport({ headers, from, subject }: ParsedMail): boolean {
  const [contentType = ""] = headers("content-type");
  return isBounce({ contentType, from: from.address, subject });
}

function wordsOf(mail: ParsedMail): Words {
  const { own, quoted } = splitQuotes(bodyOf(mail));
  return { ...splitSignature(own), quoted };
}

/** The text the person wrote; what is left of an HTML mail when it says more. */
function bodyOf({ text, html }: ParsedMail): string {
  const fromHtml = html ? htmlToText(html) : "";
  const isEnough = text.trim().length * TWIN_SHARE >= fromHtml.length;
  return (isEnough ? text : fromHtml).slice(0, MOST_BODY);
}

/** A report tells which letter it is about. */
function about(kind: MessageKind, { source }: ParsedMail): string[] {
  const id = kind === "bounce" ? returnedId(source) : undefined;
  return id ? [id] : [];
}

function calendarOf(parts: readonly MailPart[]): CalendarReply | null {
  const part = parts.find(({ mediaType }) => /^text\/calendar$/i.test(mediaType));
  return part ? calendarReplyIn(part.bytes.toString("utf8")) : null;
}

function digestOf(raw: Buffer): string {
  return createHash("sha256").update(raw).digest("hex").slice(0, 32);
}
