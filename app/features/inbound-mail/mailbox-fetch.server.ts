import type {
  FetchMessageObject,
  FetchQueryObject,
  ImapFlow,
  MessageEnvelopeObject,
  MessageStructureObject,
  SearchObject,
} from "imapflow";
import { CUT, MailboxError } from "./mailbox-failure";

/** A mail as the folder lists it. */
export interface ListedMail {
  uid: number;
  /** Of the whole mail, in bytes. */
  size: number;
  arrivedAt: Date;
}

/** A mail as it was downloaded. */
export interface FetchedMail {
  raw: Buffer;
  /** The files that were not downloaded with a mail too heavy. */
  leftOut: LeftOutFile[];
}

export interface LeftOutFile {
  name: string;
  type: string;
  bytes: number;
}

const LISTED_AT_ONCE = 500;
const HEAVIEST = 25 * 1024 ** 2;
const LONGEST_HEADER = 256 * 1024;
const LONGEST_TEXT = 1024 ** 2;
const MIME_HEADER = /^(?:mime-version|content-[a-z-]+)$/i;

/** The mails of an open folder above a number that reached it since a moment, in order; at most `limit`. */
export async function listMailsAbove(
  client: ImapFlow,
  { lastUid, notBefore }: { lastUid: number; notBefore: Date },
  limit: number,
): Promise<ListedMail[]> {
  // A server compares days, in its own zone; and « n:* » gives the last mail even when its number is below.
  const found = await searchUids(client, { uid: `${lastUid + 1}:*`, since: dayBefore(notBefore) });
  const uids = found.filter((uid) => uid > lastUid).sort((a, b) => a - b);
  const mails: ListedMail[] = [];
  for (let start = 0; start < uids.length && mails.length < limit; start += LISTED_AT_ONCE) {
    const listed = await listMails(client, uids.slice(start, start + LISTED_AT_ONCE));
    mails.push(...listed.filter(({ arrivedAt }) => arrivedAt >= notBefore));
  }
  return mails.slice(0, limit);
}

/** The numbers of the mails of an open folder that a search finds; throws when the server does not answer. */
export async function searchUids(client: ImapFlow, query: SearchObject): Promise<number[]> {
  const found = await client.search(query, { uid: true });
  refuseCut(client);
  if (!found) throw new MailboxError("le serveur de la boîte refuse d’y chercher les nouveaux mails");
  return found;
}

/** What the folder says of these mails; one that somebody took away is not there. */
export async function listMails(client: ImapFlow, uids: readonly number[]): Promise<ListedMail[]> {
  if (uids.length === 0) return [];
  const query = { uid: true, size: true, internalDate: true };
  const found = await client.fetchAll(uids.join(","), query, { uid: true });
  refuseCut(client);
  return found
    .map(({ uid, size = 0, internalDate }) => ({
      uid,
      size,
      arrivedAt: new Date(internalDate ?? Date.now()),
    }))
    .sort((a, b) => a.uid - b.uid);
}

/** Downloads a mail and changes nothing of it; of one above 25 MB, only its headers and its text. Null when it is gone. */
export async function fetchMail(client: ImapFlow, { uid, size }: ListedMail): Promise<FetchedMail | null> {
  if (size > HEAVIEST) return await fetchWithoutFiles(client, uid);
  const found = await fetchOne(client, uid, { source: true });
  return found?.source ? { raw: found.source, leftOut: [] } : null;
}

/** Subject and sender as the server read them; none when that fails too. */
export async function fetchEnvelope(
  client: ImapFlow,
  uid: number,
): Promise<MessageEnvelopeObject | undefined> {
  const found = await fetchOne(client, uid, { envelope: true }).catch(() => null);
  return found?.envelope;
}

async function fetchWithoutFiles(client: ImapFlow, uid: number): Promise<FetchedMail | null> {
  const start = { start: 0, maxLength: LONGEST_HEADER };
  const found = await fetchOne(client, uid, { bodyStructure: true, source: start });
  if (!found?.source) return null;
  const parts = found.bodyStructure ? leavesOf(found.bodyStructure) : [];
  const text = textOf(parts);
  const header = headerWith(found.source, text);
  const body = text ? await fetchPart(client, uid, text.part ?? "1") : Buffer.alloc(0);
  return {
    raw: Buffer.concat([header, body]),
    leftOut: parts.filter((part) => part !== text).flatMap(leftOut),
  };
}

async function fetchPart(client: ImapFlow, uid: number, part: string): Promise<Buffer> {
  const bodyParts = [{ key: part, start: 0, maxLength: LONGEST_TEXT }];
  const found = await fetchOne(client, uid, { bodyParts });
  return found?.bodyParts?.get(part) ?? Buffer.alloc(0);
}

/** Null of a mail that somebody took away meanwhile. */
async function fetchOne(
  client: ImapFlow,
  uid: number,
  query: FetchQueryObject,
): Promise<FetchMessageObject | null> {
  const found = await client.fetchOne(String(uid), query, { uid: true });
  refuseCut(client);
  return found || null;
}

/** The client answers « nothing » of a folder that a cut has closed: nobody may take that for an empty one. */
function refuseCut(client: ImapFlow): void {
  if (!client.usable || !client.mailbox) throw new MailboxError(CUT);
}

function leavesOf(part: MessageStructureObject): MessageStructureObject[] {
  // The text of a mail joined to this one is not its own.
  if (part.type === "message/rfc822") return [part];
  return part.childNodes ? part.childNodes.flatMap(leavesOf) : [part];
}

function textOf(parts: MessageStructureObject[]): MessageStructureObject | undefined {
  const shown = parts.filter(({ disposition }) => disposition !== "attachment");
  return shown.find(({ type }) => type === "text/plain") ?? shown.find(({ type }) => type === "text/html");
}

/** The other half of « plain or HTML » is no file. */
function leftOut({
  type,
  size = 0,
  disposition,
  parameters,
  dispositionParameters,
}: MessageStructureObject): LeftOutFile[] {
  const name = dispositionParameters?.filename ?? parameters?.name ?? "";
  if (disposition !== "attachment" && !name) return [];
  return [{ name: name || "sans nom", type, bytes: size }];
}

/** The header of the mail, saying of the body what is true of its text alone. */
function headerWith(start: Buffer, text: MessageStructureObject | undefined): Buffer {
  const whole = start.toString("latin1");
  const fields = (whole.split(/\r?\n\r?\n/, 1)[0] ?? "").split(/\r?\n(?![ \t])/);
  const kept = fields.filter((field) => !MIME_HEADER.test(field.split(":", 1)[0] ?? ""));
  const { type = "text/plain", encoding = "7bit", parameters = {} } = text ?? {};
  const said = Object.entries(parameters).map(
    ([name, value]) => `; ${name}="${value.replace(/["\\\r\n]/g, "")}"`,
  );
  const own = [
    "MIME-Version: 1.0",
    `Content-Type: ${type}${said.join("")}`,
    `Content-Transfer-Encoding: ${encoding}`,
  ];
  return Buffer.from(`${[...kept, ...own].join("\r\n")}\r\n\r\n`, "latin1");
}

function dayBefore(moment: Date): Date {
  return new Date(moment.getTime() - 86_400_000);
}
