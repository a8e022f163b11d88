import { env } from "../env.server";
import { isId } from "../ids.server";
import { isSame, sign } from "../secret.server";
import type { Settings } from "../settings.server";

const SIGNATURE_LENGTH = 12;

/** The key by which a reply finds the letter it answers: its id and a signature; addresses have no capital letters. */
export function replyKey(mailId: string): string {
  const digest = Buffer.from(sign("reply", mailId), "base64url").toString("hex");
  return `${mailId}${digest.slice(0, SIGNATURE_LENGTH)}`;
}

/** The id of the letter a key was made for; null when this server did not make it. */
export function readReplyKey(key: string | undefined): string | null {
  const read = key?.toLowerCase() ?? "";
  const mailId = read.slice(0, 24);
  return isId(mailId) && isSame(replyKey(mailId), read) ? mailId : null;
}

/** The address of the team's mailbox: MAIL_FROM, else the one of the settings. */
export function mailboxAddress({ sender, brand }: Pick<Settings, "sender" | "brand">): string {
  const { mailFrom, publicUrl } = env();
  return mailFrom || sender.address || brand.email || `conciergerie@${new URL(publicUrl).hostname}`;
}

/** Where a letter is answered when the mailbox is read: « conciergerie+KEY@… ». */
export function replyAddress(mailbox: string, mailId: string): string {
  const at = mailbox.lastIndexOf("@");
  return `${mailbox.slice(0, at)}+${replyKey(mailId)}${mailbox.slice(at)}`;
}
