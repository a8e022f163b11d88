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
/** A last try that never came to its end, again and again, is the mail's own doing. */
const MOST_ATTEMPTS = 5;

/**
 * Takes in what is new, one mail at a time, in order, 50 at most, and writes how far it came after each: one taken just
 * before a kill is taken again. A mail that fails is tried again later and holds up no other. Returns how many were taken.
 */
export async function readNew(mailbox: OpenMailbox): Promise<number> {
  const { address, client } = mailbox;
  await client.noop();
  const position = await resumeAt(address.id, client);
  let taken = 0;
  for (const mail of await listMailsAbove(client, position, MOST_AT_ONCE)) {
    if (mailbox.signal.aborted) return taken;
    taken += await readFirst(mailbox, position, mail);
  }
  await keepMailbox(address.id, { readAt: new Date() }, ["lastError"]);
  return taken + (await retryDue(mailbox, position));
}

async function readFirst(mailbox: OpenMailbox, position: Position, mail: ListedMail): Promise<number> {
  const isTaken = await tryMail(mailbox, mail);
  const failed = isTaken ? [] : [retryOf(mail.uid, 1)];
  await advance(mailbox, position, { lastUid: mail.uid, toRetry: [...position.toRetry, ...failed] });
  return isTaken ? 1 : 0;
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
    const isOver = !mail || (await tryAgain(mailbox, position, mail, attempts));
    await advance(mailbox, position, {
      toRetry: [...others(position, uid), ...(isOver ? [] : [retryOf(uid, attempts + 1)])],
    });
    if (isOver && mail) taken += 1;
  }
  return taken;
}

/** Whether nothing more is to be tried: the mail was taken in, or put aside for a person. */
async function tryAgain(
  mailbox: OpenMailbox,
  position: Position,
  mail: ListedMail,
  attempts: number,
): Promise<boolean> {
  const { address, client } = mailbox;
  if (attempts < RETRY_WAITS.length) return await tryMail(mailbox, mail);
  const unread = { mailboxId: address.id, uidValidity: position.uidValidity, uid: mail.uid };
  const receivedAt = receivedAtOf(mail);
  if (attempts >= MOST_ATTEMPTS) return await putAside({ ...unread, receivedAt });
  // Counted before: it may cut the connection, or end the process.
  const begun = { uid: mail.uid, attempts: attempts + 1, nextAt: new Date() };
  await advance(mailbox, position, { toRetry: [...others(position, mail.uid), begun] });
  const envelope = await fetchEnvelope(client, mail.uid);
  if (await tryMail(mailbox, mail)) return true;
  return await putAside({ ...unread, receivedAt, envelope });
}

/** Whether a mail was taken in. One that cuts the connection, or that the intake cannot bear, is a mail that failed. */
async function tryMail({ client, take, signal, address }: OpenMailbox, mail: ListedMail): Promise<boolean> {
  if (!client.usable) throw new MailboxError(CUT);
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
