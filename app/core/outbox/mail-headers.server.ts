import { MAILS } from "#emails/registry";
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
  /** Says that the software wrote; absent when a colleague did. */
  autoSubmitted?: "auto-generated";
  /** Where the person asks, in one click, to be written to no more; absent from what answers their own act. */
  listUnsubscribe?: string;
}

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
  const mailbox = mailboxAddress(settings);
  const fromName = mail.fromName ? `${mail.fromName}, ${sender.name}` : sender.name;
  return {
    from: {
      name: oneLine(fromName),
      address: mailbox,
    },
    to: { name: oneLine(mail.toName ?? ""), address: mail.to },
    // Once the mailbox is read, an answer finds its file whoever wrote the letter.
    replyTo: env().imapUrl ? replyAddress(mailbox, mail._id) : mail.replyTo || brand.email || undefined,
    messageId: mail.messageId,
    autoSubmitted: isAutomatic(mail.template) ? "auto-generated" : undefined,
  };
}

function isAutomatic(template: string): boolean {
  return isMailName(template) && !("isHandwritten" in MAILS[template]);
}

/** A line break in a header would start another header. */
export function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, " ").trim();
}
