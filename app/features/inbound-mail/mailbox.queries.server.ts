import { Mailbox, type MailboxRecord } from "#models/mailbox";
import type { User } from "~/core/auth/actor";
import { env } from "~/core/env.server";
import { roleCan } from "~/vocabulary/permissions";
import { type MailboxAddress, readMailboxUrl } from "./mailbox-address.server";

/** A mailbox that was not read for so long that replies may be waiting there. */
export interface UnreadMailbox {
  /** In real time, as `realNow`; absent when it was never read. */
  readAt?: Date;
  /** Why, as the end of a French sentence; absent when nobody knows. */
  reason?: string;
  realNow: Date;
}

/** How the reading of the team's mailbox stands, whether or not it is late. */
export interface MailboxReading {
  /** « the account, on its server, folder INBOX », never its password. */
  place: string;
  /** In real time, as `realNow`; absent when it was never read. */
  readAt?: Date;
  /** Why it cannot be read just now, as the end of a French sentence. */
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
  const mailbox = await findMailbox(readMailboxUrl(imapUrl));
  const since = mailbox?.readAt ?? mailbox?.askedAt;
  const realNow = new Date();
  if (!since || realNow.getTime() - since.getTime() < PATIENCE_MS) return null;
  return { readAt: mailbox?.readAt, reason: mailbox?.lastError, realNow };
}

/** Where the mailbox of IMAP_URL is, when it was last read or why it is not, for those who see the settings; null without one. */
export async function mailboxReading(user: User): Promise<MailboxReading | null> {
  const { imapUrl } = env();
  if (!imapUrl || !roleCan(user.role, "settings:read")) return null;
  const address = readMailboxUrl(imapUrl);
  const mailbox = await findMailbox(address);
  return {
    place: `${address.user}, sur ${address.host}, dossier ${address.folder}`,
    readAt: mailbox?.readAt,
    reason: mailbox?.lastError,
    realNow: new Date(),
  };
}

async function findMailbox({ id }: Pick<MailboxAddress, "id">): Promise<MailboxRecord | null> {
  return await Mailbox.findById(id).lean<MailboxRecord>();
}
