import type { ImapFlow } from "imapflow";
import type { UnreadMail } from "#models/mailbox";
import { clockOffset, now } from "~/core/clock.server";
import { logger } from "~/core/logger.server";
import type { MailboxAddress } from "./mailbox-address.server";
import { CUT, MailboxError } from "./mailbox-failure";
import {
  fetchEnvelope,
  fetchMail,
  type LeftOutFile,
  type ListedMail,
  listMails,
  listMailsAbove,
} from "./mailbox-fetch.server";
import { keepMailbox, type Position, resumeAt } from "./mailbox-position.server";
import { putAside } from "./mailbox-put-aside.commands.server";

/** Takes one mail in; called again with the same mail, it changes nothing more. */
export type TakeMail = (
  raw: Buffer,
  facts: { receivedAt: Date; leftOut?: LeftOutFile[] },
) => Promise<unknown>;

/** An open mailbox, what takes its mails in, and what says that this process stops. */
export interface OpenMailbox {
  address: MailboxAddress;
  client: ImapFlow;
  take: TakeMail;
  signal: AbortSignal;
}

const MOST_AT_ONCE = 50;
const MINUTE = 60_000;
/** Waits after each failure; after the last, a mail is put aside. */
const RETRY_WAITS = [MINUTE / 2, 5 * MINUTE];
/** Tries, whether they failed or never came to their end. */
const MOST_ATTEMPTS = 3;

/**
 * Takes in what is new, one mail at a time, in order, 50 at most; a mail being tried is written down before, so that one
 * that ends the process is not read first again. A mail that fails is tried again later and holds up no other. Returns how
 * many were taken, and whether more may wait.
 */
export async function readNew(mailbox: OpenMailbox): Promise<{ taken: number; isMore: boolean }> {
  const { address, client } = mailbox;
  await client.noop();
  const position = await resumeAt(address.id, client);
  const listed = await listMailsAbove(client, position, MOST_AT_ONCE);
  let taken = 0;
  for (const mail of listed) {
    if (mailbox.signal.aborted) return { taken, isMore: false };
    taken += await attempt(mailbox, position, mail, 1);
  }
  await keepMailbox(address.id, { readAt: new Date() }, ["lastError"]);
  taken += await retryDue(mailbox, position);
  return { taken, isMore: listed.length === MOST_AT_ONCE };
}

async function retryDue(mailbox: OpenMailbox, position: Position): Promise<number> {
  const due = position.toRetry.filter(({ nextAt }) => nextAt <= new Date());
  const listed = await listMails(
    mailbox.client,
    due.map(({ uid }) => uid),
  );
  let taken = 0;
  for (const { uid, attempts } of due) {
    if (mailbox.signal.aborted) return taken;
    const mail = listed.find((one) => one.uid === uid);
    if (mail) taken += await attempt(mailbox, position, mail, attempts + 1);
    else await advance(mailbox, position, { toRetry: others(position, uid) });
  }
  return taken;
}

/** Tries a mail, written down before: it may hang, or end the process. Whether nothing more is to be tried, as 1 or 0. */
async function attempt(
  mailbox: OpenMailbox,
  position: Position,
  mail: ListedMail,
  attempts: number,
): Promise<number> {
  if (!mailbox.client.usable) throw new MailboxError(CUT);
  const { uid } = mail;
  const begun = { uid, attempts, nextAt: new Date() };
  const lastUid = Math.max(position.lastUid, uid);
  await advance(mailbox, position, { lastUid, toRetry: [...others(position, uid), begun] });
  const isOver = await takeOrPutAside(mailbox, position, mail, attempts);
  const failed = isOver ? [] : [retryOf(uid, attempts)];
  await advance(mailbox, position, { toRetry: [...others(position, uid), ...failed] });
  return isOver ? 1 : 0;
}

/** Whether the mail was taken in or, after the last attempt, put aside for a person. */
async function takeOrPutAside(
  mailbox: OpenMailbox,
  { uidValidity }: Position,
  mail: ListedMail,
  attempts: number,
): Promise<boolean> {
  if (attempts < MOST_ATTEMPTS) return await tryMail(mailbox, mail);
  const { address, client } = mailbox;
  // Asked before the last try, which may cut the connection; not once asking itself never came to its end.
  const envelope = attempts <= MOST_ATTEMPTS + 1 ? await fetchEnvelope(client, mail.uid) : undefined;
  if (attempts === MOST_ATTEMPTS && (await tryMail(mailbox, mail))) return true;
  const unread = { mailboxId: address.id, uidValidity, uid: mail.uid };
  return await putAside({ ...unread, receivedAt: receivedAtOf(mail), envelope });
}

/** Whether a mail was taken in. One that cuts the connection, or that the intake cannot bear, is a mail that failed. */
async function tryMail({ client, take, signal, address }: OpenMailbox, mail: ListedMail): Promise<boolean> {
  try {
    const fetched = await fetchMail(client, mail);
    if (fetched) await take(fetched.raw, { receivedAt: receivedAtOf(mail), leftOut: fetched.leftOut });
    return true;
  } catch (error) {
    if (signal.aborted) throw error;
    logger.error({ err: error, folder: address.folder, uid: mail.uid }, "mail not taken in");
    return false;
  }
}

/** The server's clock is real; the software's may have been moved. */
function receivedAtOf({ arrivedAt }: ListedMail): Date {
  return new Date(Math.min(arrivedAt.getTime() + clockOffset(), now().getTime()));
}

async function advance(
  { address }: OpenMailbox,
  position: Position,
  change: Partial<Pick<Position, "lastUid" | "toRetry">>,
): Promise<void> {
  await keepMailbox(address.id, change);
  Object.assign(position, change);
}

function others({ toRetry }: Position, uid: number): UnreadMail[] {
  return toRetry.filter((one) => one.uid !== uid);
}

function retryOf(uid: number, attempts: number): UnreadMail {
  const wait = RETRY_WAITS[attempts - 1] ?? 0;
  return { uid, attempts, nextAt: new Date(Date.now() + wait) };
}
