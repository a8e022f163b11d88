import { Mailbox, type MailboxRecord } from "#models/mailbox";
import type { User } from "~/core/auth/actor";
import { env } from "~/core/env.server";
import { roleCan } from "~/vocabulary/permissions";
import { readMailboxUrl } from "./mailbox-address.server";

/** A mailbox that was not read for so long that replies may be waiting there. */
export interface UnreadMailbox {
  /** In real time, as `realNow`; absent when it was never read. */
  readAt?: Date;
  /** Why, as the end of a French sentence; absent when nobody knows. */
  reason?: string;
  realNow: Date;
}

const PATIENCE_MS = 15 * 60_000;

/**
 * The mailbox of IMAP_URL when nothing was read there for 15 minutes, for those who see the settings; null when all is
 * well, or when there is none.
 */
export async function mailboxStanding(user: User): Promise<UnreadMailbox | null> {
  const { imapUrl } = env();
  if (!imapUrl || !roleCan(user.role, "settings:read")) return null;
  const mailbox = await Mailbox.findById(readMailboxUrl(imapUrl).id).lean<MailboxRecord>();
  const since = mailbox?.readAt ?? mailbox?.askedAt;
  const realNow = new Date();
  if (!since || realNow.getTime() - since.getTime() < PATIENCE_MS) return null;
  return { readAt: mailbox?.readAt, reason: mailbox?.lastError, realNow };
}
