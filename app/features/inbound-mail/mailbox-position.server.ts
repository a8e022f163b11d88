import type { ImapFlow } from "imapflow";
import { Mailbox, type MailboxRecord, type UnreadMail } from "#models/mailbox";
import { DURABLE } from "~/core/db/durability.server";
import { freeToTake, lease, stillTaken } from "~/core/db/lease.server";
import { CUT, MailboxError } from "./mailbox-failure";
import { searchUids } from "./mailbox-fetch.server";

const DAY_MS = 86_400_000;
/** Kept well below the days after which what was put aside is forgotten: a mail read again must be recognised. */
const REREAD_DAYS = 2;

/** How far an open mailbox was read. */
export interface Position {
  uidValidity: string;
  lastUid: number;
  /** Mails that reached the mailbox before this moment are left alone, whatever their number. */
  notBefore: Date;
  toRetry: UnreadMail[];
}

/** Reserves a mailbox for this process; false when another reads it. */
export async function takeMailbox(id: string): Promise<boolean> {
  await Mailbox.updateOne(
    { _id: id },
    { $setOnInsert: { askedAt: new Date(), lastUid: 0, toRetry: [] } },
    { upsert: true },
  );
  const { matchedCount } = await Mailbox.updateOne(
    { _id: id, ...freeToTake() },
    { $set: { lease: lease() } },
  );
  return matchedCount > 0;
}

/** Writes what is known of a mailbox and holds it a little longer; throws when another process took it over. */
export async function keepMailbox(
  id: string,
  known: Partial<MailboxRecord>,
  unset: "lastError"[] = [],
): Promise<void> {
  const { matchedCount } = await Mailbox.updateOne(
    { _id: id, ...stillTaken() },
    { $set: { ...known, lease: lease() }, $unset: Object.fromEntries(unset.map((field) => [field, 1])) },
    { writeConcern: DURABLE },
  );
  if (matchedCount === 0) throw new MailboxTaken();
}

/** Leaves a mailbox to whoever reads it next, with the reason when it could not be read. */
export async function leaveMailbox(id: string, lastError?: string): Promise<void> {
  await Mailbox.updateOne(
    { _id: id, ...stillTaken() },
    { ...(lastError ? { $set: { lastError } } : {}), $unset: { lease: 1 } },
  );
}

/** Another process reads the mailbox now. */
export class MailboxTaken extends Error {
  override name = "MailboxTaken";
}

/**
 * Where to resume. A mailbox seen for the first time is read from its next mail on; one whose server numbered its
 * mails anew is read again from two days before its last reading, for the intake recognises those it had.
 */
export async function resumeAt(id: string, client: ImapFlow): Promise<Position> {
  const known = await Mailbox.findOne({ _id: id, ...stillTaken() }).lean<MailboxRecord>();
  if (!known) throw new MailboxTaken();
  const opened = openedFolder(client);
  const { connectedAt } = known;
  if (!connectedAt) return await connectFirst(id, client);
  if (known.uidValidity === opened.uidValidity) return positionOf({ ...known, connectedAt });
  const reread = (known.readAt ?? connectedAt).getTime() - REREAD_DAYS * DAY_MS;
  const renumberedFrom = new Date(Math.max(connectedAt.getTime(), reread));
  const renumbered = { uidValidity: opened.uidValidity, lastUid: 0, renumberedFrom, toRetry: [] };
  await keepMailbox(id, renumbered);
  return positionOf({ ...known, ...renumbered, connectedAt });
}

/** A mail moved here is told by its own date; the day is left for clocks that differ and says no to years of mail moved in. */
function positionOf(known: MailboxRecord & { connectedAt: Date }): Position {
  const { uidValidity = "", lastUid, renumberedFrom, toRetry, connectedAt } = known;
  const notBefore = renumberedFrom ?? new Date(connectedAt.getTime() - DAY_MS);
  return { uidValidity, lastUid, notBefore, toRetry };
}

async function connectFirst(id: string, client: ImapFlow): Promise<Position> {
  const { uidValidity, uidNext } = openedFolder(client);
  const connectedAt = new Date();
  const lastUid = uidNext ? uidNext - 1 : await highestUid(client);
  await keepMailbox(id, { connectedAt, uidValidity, lastUid });
  return { uidValidity, lastUid, notBefore: new Date(connectedAt.getTime() - DAY_MS), toRetry: [] };
}

/** Some servers do not say which number comes next. */
async function highestUid(client: ImapFlow): Promise<number> {
  const uids = await searchUids(client, { all: true });
  return uids.reduce((highest, uid) => Math.max(highest, uid), 0);
}

function openedFolder(client: ImapFlow): { uidValidity: string; uidNext: number } {
  if (!client.mailbox) throw new MailboxError(CUT);
  const { uidValidity, uidNext } = client.mailbox;
  return { uidValidity: String(uidValidity), uidNext };
}
