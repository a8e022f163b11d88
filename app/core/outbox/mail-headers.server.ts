import { MAILS, type MailName } from "#emails/registry";
import type { MailRecord } from "#models/mail";
import { env } from "../env.server";
import type { LinkRef } from "../links.server";
import type { Settings } from "../settings.server";
import { isMailName } from "./mail-names.server";
import { mailboxAddress, replyAddress } from "./reply-key.server";

export interface Address {
  name: string;
  address: string;
}

export interface MailHeaders {
  from: Address;
  to: Address;
  replyTo?: string;
  messageId: string;
  /** The Message-IDs of the conversation, oldest first: the letter answers the last. */
  references?: readonly string[];
  /** Says that the software wrote, by itself or to answer an act; absent when a colleague did. */
  autoSubmitted?: "auto-generated" | "auto-replied";
  /** Where the person asks to be written to no more: a page, in one click, or a mail; absent from what serves a request. */
  listUnsubscribe?: string;
}

/** Letters to partners that no request of a family calls for. */
const UNASKED: readonly MailName[] = ["capacity-request", "listing-refresh", "partner-thanks", "seats-asked"];

/** They leave at any hour, yet answer no act of whom they are written to. */
const NOT_REPLIES: readonly MailName[] = ["invitation"];

const NO_MORE = "Ne plus recevoir";

/** What we start to a candidate tells how to stop it. */
export function noContactUrlOf(
  { candidateId, mailClass }: MailRecord,
  toUrl: (link: LinkRef) => string,
): string | undefined {
  if (!candidateId || mailClass === "reponse") return undefined;
  return toUrl({ purpose: "no-contact", id: candidateId, version: 1 });
}

/** Who writes, to whom, and where the answer goes. */
export function headersOf(mail: MailRecord, settings: Settings): MailHeaders {
  const { sender, brand } = settings;
  const fromName = mail.fromName ? `${mail.fromName}, ${sender.name}` : sender.name;
  const answersTo = readAddress(mail, settings);
  return {
    from: {
      name: oneLine(fromName),
      address: mailboxAddress(settings),
    },
    to: { name: oneLine(mail.toName ?? ""), address: mail.to },
    replyTo: answersTo ?? (mail.replyTo || brand.email || undefined),
    messageId: mail.messageId,
    autoSubmitted: automaticKind(mail),
    listUnsubscribe: answersTo && isUnasked(mail.template) ? stopByMail(answersTo) : undefined,
  };
}

/**
 * Where an answer finds its file whoever wrote the letter, once the mailbox is read. A mailbox which refuses « + » in its
 * address is answered as it is: the answer is then known by the letter it refers to.
 */
function readAddress({ _id, trial }: MailRecord, settings: Settings): string | undefined {
  // What a colleague answers to their own trial is no news of a file.
  if (!env().imapUrl || trial) return undefined;
  const mailbox = mailboxAddress(settings);
  return settings.sender.hasPlainReplies ? mailbox : replyAddress(mailbox, _id);
}

/** RFC 3834, 5: what a colleague wrote, or chose to send, is no automatic mail. */
function automaticKind({ template, isManual }: MailRecord): MailHeaders["autoSubmitted"] {
  if (!isMailName(template) || isManual || "isHandwritten" in MAILS[template]) return undefined;
  const isReply = MAILS[template].mailClass === "reponse" && !NOT_REPLIES.includes(template);
  return isReply ? "auto-replied" : "auto-generated";
}

function isUnasked(template: string): boolean {
  return isMailName(template) && UNASKED.includes(template);
}

function stopByMail(address: string): string {
  return `mailto:${address}?subject=${encodeURIComponent(NO_MORE)}`;
}

/** A line break in a header would start another header. */
export function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, " ").trim();
}
