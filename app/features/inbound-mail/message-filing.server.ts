import { HandOff } from "#models/hand-off";
import { Household, type HouseholdRecord } from "#models/household";
import type { MessageRecord } from "#models/message";
import { addWorkingDays, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { type Effect, entry, followUp, notice } from "~/core/db/effects.server";
import { derivedId } from "~/core/ids.server";
import { referentOf } from "~/features/accounts/accounts.queries.server";
import { standInFor } from "~/features/accounts/stand-ins.queries.server";
import { NBSP, ofName } from "~/vocabulary/typography";
import { bareSubject } from "./subjects";

/** A mail as it is filed. */
export type Filed = Pick<
  MessageRecord,
  | "_id"
  | "from"
  | "subject"
  | "text"
  | "found"
  | "sender"
  | "isVerified"
  | "isAutomatic"
  | "receivedAt"
  | "track"
  | "householdId"
  | "handOffId"
  | "partnerId"
  | "candidateId"
>;

/** The line of the timeline that tells of a mail in a file: it goes with the mail when that one is filed elsewhere. */
export function messageEntryId({
  _id,
  householdId = "",
}: Pick<MessageRecord, "_id" | "householdId">): string {
  return derivedId("message-entry", _id, householdId);
}

/**
 * What follows once a mail is in its file: a line of the timeline, a word to who follows the file today, the mail to read as
 * what comes next, the last sign of life when the person of the file wrote, and no reminder to who just wrote. Nothing comes
 * next of somebody who only claims an address; an address that nothing proves moves no date.
 */
export async function filedEffects(message: Filed): Promise<Effect[]> {
  const { householdId, handOffId, sender, isAutomatic } = message;
  const readerId = await readerOf(message);
  if (!householdId) return [];
  const isForged = sender === "forged";
  return [
    lineOf(message),
    // Filed here once before, its line may be in the recycle bin.
    followUp("binEntry", { entryId: messageEntryId(message), isDeleted: false, at: now().toISOString() }),
    ...(readerId ? [await wordTo(readerId, message)] : []),
    ...(readerId && !isForged ? [readNext(readerId, message)] : []),
    ...(isFromPerson(message) ? [signOfLife(message)] : []),
    ...(handOffId && !isForged && !isAutomatic && !isUnproven(message)
      ? [followUp("awaitReading", { handOffId })]
      : []),
  ];
}

/** Who wrote, by the name they give or else by their address. */
export function writerName({ from }: Pick<MessageRecord, "from">): string {
  return from.name || from.address;
}

/** Nothing but an address, which anybody can write, says who wrote it. */
export function isUnproven({ found, isVerified }: Pick<MessageRecord, "found" | "isVerified">): boolean {
  return found === "sender" && isVerified === false;
}

/** Whether who wrote may become a contact: never whoever only claims an address. */
export function mayTeach(message: Pick<MessageRecord, "found" | "sender" | "isVerified">): boolean {
  return message.sender !== "forged" && !isUnproven(message);
}

/** The line of what comes next while a mail is to be read. */
export function readingLabel(message: Pick<MessageRecord, "from">): string {
  return `Lire la réponse ${ofName(writerName(message))}`;
}

/** Who reads what comes for a file: who follows it, else who handed it over, else somebody of its territories. */
export async function readerOf({
  householdId,
  handOffId,
}: Pick<MessageRecord, "householdId" | "handOffId">): Promise<string | undefined> {
  if (!householdId) return undefined;
  const file = await Household.findById(householdId, {
    referentId: 1,
    territories: 1,
  }).lean<HouseholdRecord>();
  if (file?.referentId) return file.referentId;
  const handOff = handOffId ? await HandOff.findById(handOffId, { senderId: 1 }).lean() : null;
  return handOff?.senderId ?? (await referentOf(file?.territories ?? []))?._id;
}

function lineOf(message: Filed): Effect {
  const { _id: messageId, householdId = "", handOffId, track, candidateId, text, sender } = message;
  const isForged = sender === "forged";
  const line = entry({
    ...{ householdId, track, handOffId, messageId, kind: "message" },
    ...(isPersonsOwn(message) ? { memberId: candidateId } : {}),
    text: saidWords(message),
    // What is put in somebody's mouth is read on its own page, with the warning.
    quote: isForged ? undefined : text || undefined,
    authorName: isForged ? undefined : writerName(message),
  });
  return { ...line, id: messageEntryId(message) };
}

async function wordTo(readerId: string, message: Filed): Promise<Effect> {
  const { _id, householdId, track, handOffId } = message;
  return notice({
    ...{ accountId: await standInFor(readerId), householdId, track, handOffId },
    // A person erased alone takes their words with them: a word to a colleague does not repeat them.
    text: saidWords(isPersonsOwn(message) ? { ...message, subject: "" } : message),
    href: `/messages/${_id}`,
  });
}

/** « Claire Vidal a écrit : Votre demande. » */
function saidWords(message: Filed): string {
  const { sender } = message;
  const subject = bareSubject(message.subject);
  const who =
    sender === "forged" ? `Expéditeur douteux, au nom ${ofName(writerName(message))}` : writerName(message);
  const said = sender === "forged" ? "" : " a écrit";
  return subject ? `${who}${said}${NBSP}: ${subject}` : `${who}${said}.`;
}

/** The mail to read as what comes next in its file. */
export function readNext(ownerId: string, message: Pick<MessageRecord, "from" | "householdId">): Effect {
  return followUp("setNextAction", {
    householdId: message.householdId ?? "",
    label: readingLabel(message),
    ownerId,
    dueOn: addWorkingDays(toDay(now()), 1),
    origin: "answer",
  });
}

/** A mail of a partner says nothing of the person. */
function isFromPerson(message: Filed): boolean {
  const isTrusted = message.sender === "contact" && !message.isAutomatic && !isUnproven(message);
  return isPersonsOwn(message) && isTrusted;
}

/** Of an introduction, the candidate is whom it is about, not who wrote. */
function isPersonsOwn({ candidateId, partnerId }: Filed): boolean {
  return candidateId !== undefined && !partnerId;
}

function signOfLife({ householdId = "", receivedAt }: Filed): Effect {
  return followUp("touchFile", { householdId, lastActAt: receivedAt.toISOString() });
}
