import { Message, type MessageAttachment, type MessageRecord } from "#models/message";
import { SOFTWARE } from "~/core/auth/actor";
import { create } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { env } from "~/core/env.server";
import { deleteFile, storeFile } from "~/core/files.server";
import { derivedId } from "~/core/ids.server";
import { logger } from "~/core/logger.server";
import { mailboxAddress } from "~/core/outbox/reply-key.server";
import { getSettings } from "~/core/settings.server";
import type { MessageState } from "~/vocabulary/inbound-mail";
import { type Match, matchMail } from "./matching.queries.server";
import type { ReadMail } from "./read-mail";
import { readMailApart } from "./read-mail-apart.server";
import { consequencesOf } from "./receive-effects.server";
import { idOfNewMail } from "./same-mail.queries.server";
import { type Kept, withinDay } from "./stranger-files.server";

/** Beyond this nothing more of a mail is read: the mailbox does not download more either. */
const MOST_BYTES = 25 * 1024 ** 2;
/** Letters kept of what a mail says. */
const LONGEST_TEXT = 50_000;
const CUT_SHORT = "[…] La suite de ce message n’a pas été gardée.";
const LONGEST_LINE = 300;
const LONGEST_ID = 900;

interface Arrival {
  receivedAt: Date;
  /** Files too heavy to be downloaded with the mail. */
  leftOut?: readonly { name: string; type: string; bytes: number }[];
}

/** Takes in a raw mail: reads it, then does what `takeMail` does. Whether it is new. */
export async function receiveMail(raw: Buffer, arrival: Arrival): Promise<boolean> {
  const mailbox = mailboxAddress(await getSettings());
  const ourHost = new URL(env().publicUrl).hostname;
  const at = arrival.receivedAt;
  return takeMail(await readMailApart(raw.subarray(0, MOST_BYTES), { mailbox, ourHost, at }), arrival);
}

/**
 * Keeps a mail that was read, in the file it belongs to or to be triaged, with all that follows from it, in one write; the
 * same mail taken twice is one, and one that was deleted does not come back. Whether it is new.
 */
export async function takeMail(read: ReadMail, { receivedAt, leftOut = [] }: Arrival): Promise<boolean> {
  const _id = await idOfNewMail(factsOf(read), read.messageId);
  if (!_id) return false;
  const match = await matchMail(read);
  const message = messageOf(read, match, { _id, receivedAt });
  const isFromNobody = !match.isKnown && match.found === "nothing";
  const kept = isFromNobody ? await withinDay(attachmentsOf(read, _id)) : attachmentsOf(read, _id);
  const attachments = [
    ...kept.map(({ file }) => file),
    ...leftOut.map((file, index) => tooHeavy(_id, file, index)),
  ];
  const isNew = await storeAround(kept, _id, async () => {
    const effects = await consequencesOf(message, match);
    return create(SOFTWARE, Message, { ...message, attachments }, [audit("message.received"), ...effects]);
  });
  logger.info(
    { messageId: _id, kind: message.kind, state: message.state, found: message.found },
    "mail received",
  );
  return isNew;
}

/** What tells a mail from another, as it is kept. */
function factsOf({ messageId, from, text }: ReadMail): Pick<MessageRecord, "messageId" | "from" | "text"> {
  return {
    messageId: messageId.slice(0, LONGEST_ID),
    from: { name: lineOf(from.name), address: lineOf(from.address.toLowerCase()) },
    text: text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}\n\n${CUT_SHORT}` : text,
  };
}

type Received = Omit<MessageRecord, "version" | "pendingEffects" | "appliedEffects">;

function messageOf(
  read: ReadMail,
  match: Match,
  { _id, receivedAt }: { _id: string; receivedAt: Date },
): Received {
  const { isKnown: _isKnown, isTrial: _isTrial, ...filing } = match;
  const { kind, signature, quoted, returnOn, bounce, calendar } = read;
  const suggestion = suggestionOf(read, match);
  return {
    ...{ _id, ...factsOf(read), kind, receivedAt, ...filing },
    state: stateOf(read, match),
    subject: lineOf(read.subject),
    ...(signature ? { signature: signature.slice(0, LONGEST_TEXT) } : {}),
    ...(quoted ? { quoted: quoted.slice(0, LONGEST_TEXT) } : {}),
    ...(suggestion ? { suggestion } : {}),
    ...(returnOn ? { returnOn } : {}),
    ...(bounce ? { bounce } : {}),
    ...(calendar ? { calendar } : {}),
    attachments: [],
    isAutomatic: read.isAutomatic,
    ...(read.isVerified ? {} : { isVerified: false }),
  };
}

function stateOf({ kind, isForged }: ReadMail, { householdId, isTrial }: Match): MessageState {
  if (kind !== "reply" || (isTrial && !isForged)) return "noted";
  return householdId ? "filed" : "waiting";
}

/** Of a partner’s people only: what a stranger, a robot or who only claims an address seems to say is not offered. */
function suggestionOf({ kind, isAutomatic, suggestion }: ReadMail, { sender, partnerId }: Match) {
  const isTheirs = partnerId && (sender === "contact" || sender === "colleague");
  if (!suggestion || !isTheirs || kind !== "reply" || isAutomatic) return undefined;
  return { ...suggestion, state: "waiting" as const };
}

/** Under ids drawn from the mail: what a stop leaves half written is written again with it. */
function attachmentsOf({ attachments }: ReadMail, messageId: string): Kept[] {
  return attachments.map(({ name, type, bytes, refusal }, index) => {
    const file = {
      id: derivedId("message-file", messageId, String(index)),
      name: lineOf(name),
      type,
      bytes: bytes.length,
    };
    return refusal ? { file: { ...file, refusal } } : { file, content: bytes };
  });
}

function tooHeavy(
  messageId: string,
  { name, type, bytes }: { name: string; type: string; bytes: number },
  index: number,
): MessageAttachment {
  const id = derivedId("message-file", messageId, `left-out-${index}`);
  return { id, name: lineOf(name), type: lineOf(type), bytes, refusal: "size" };
}

/** The bytes are there before the message that names them, and go when it cannot be written. */
async function storeAround(
  kept: readonly Kept[],
  id: string,
  write: () => Promise<boolean>,
): Promise<boolean> {
  for (const { file, content } of kept) if (content) await storeAgain(file.id, content);
  try {
    return await write();
  } catch (error) {
    // Another process may have written it meanwhile: its bytes are these.
    if (!(await Message.exists({ _id: id })))
      for (const { file, content } of kept) if (content) await deleteFile(file.id);
    throw error;
  }
}

async function storeAgain(id: string, content: Buffer): Promise<void> {
  await deleteFile(id);
  await storeFile(id, content);
}

function lineOf(text: string): string {
  return text.replace(/\s+/g, " ").trim().slice(0, LONGEST_LINE);
}
