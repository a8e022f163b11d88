import { HandOff, type HandOffRecord } from "#models/hand-off";
import { Mail, type MailRecord } from "#models/mail";
import { Message, type MessageRecord } from "#models/message";
import { Partner, type PartnerRecord } from "#models/partner";
import { readReplyKey } from "~/core/outbox/reply-key.server";
import { readVisitUid } from "~/features/calendar/visit-uid.server";
import { AWAITING_STATES } from "~/vocabulary/hand-offs";
import {
  type Place,
  placeOfFile,
  placeOfHandOff,
  placeOfPartner,
  type Writer,
} from "./matching-places.queries.server";
import type { ReadMail } from "./read-mail";

/** A long conversation names every mail it is made of: the nearest say enough. */
const MOST_REFERENCES = 30;
/** « <id of the letter@host> », as the outbox makes them. */
const OUR_ID = /^<([0-9a-f]{24})@[^\s<>@]+>$/;

const LETTER = {
  template: 1,
  to: 1,
  messageId: 1,
  householdId: 1,
  handOffId: 1,
  handOffIds: 1,
  candidateId: 1,
  visibleTo: 1,
} as const;

type Letter = Pick<MailRecord, "_id" | keyof typeof LETTER>;

/** The place of what a mail answers: the letter of its key, else the nearest mail it refers to; null when it answers none. */
export async function placeOfThread({ replyKeys, references, from }: ReadMail): Promise<Place | null> {
  const address = from.address.toLowerCase();
  const keyed = replyKeys.map(readReplyKey).find(Boolean);
  const letter = keyed ? await Mail.findById(keyed, LETTER).lean<Letter>() : null;
  if (letter) return placeOfLetter(letter, { address, found: "key" });
  return placeOfReferences(references.slice(0, MOST_REFERENCES), { address, found: "references" });
}

/** The place of the last letter that left for an address: a report that tells nothing else of what it is about proves nothing. */
export async function placeOfLetterTo(address: string | undefined): Promise<Place | null> {
  if (!address) return null;
  const letter = await Mail.findOne({ to: address.toLowerCase(), state: "sent" }, LETTER)
    .sort({ createdAt: -1 })
    .lean<Letter>();
  return letter ? placeOfLetter(letter, { address: "", found: "recipient" }) : null;
}

/** The place of an answer to an invitation: a calendar answers the organiser, and names nothing but the visit. */
export async function placeOfInvitation({ calendar, from }: ReadMail): Promise<Place | null> {
  const visit = calendar && readVisitUid(calendar.uid);
  const handOff = visit && (await HandOff.findById(visit.handOffId).lean<HandOffRecord>());
  if (!handOff) return null;
  const writer = { address: from.address.toLowerCase(), found: "references" as const };
  if (visit.guest === "structure") return placeOfHandOff(handOff, writer);
  const file = await placeOfFile(handOff.householdId, writer);
  return file && { ...file, filing: { ...file.filing, track: handOff.track } };
}

async function placeOfReferences(references: string[], writer: Writer): Promise<Place | null> {
  if (references.length === 0) return null;
  const letterIds = references.flatMap((reference) => OUR_ID.exec(reference)?.[1] ?? []);
  const [letters, messages] = await Promise.all([
    Mail.find({ _id: { $in: letterIds } }, LETTER).lean<Letter[]>(),
    Message.find({ messageId: { $in: references }, state: { $in: ["filed", "noted"] } }).lean<
      MessageRecord[]
    >(),
  ]);
  for (const reference of references) {
    const letter = letters.find(({ messageId }) => messageId === reference);
    if (letter) return placeOfLetter(letter, writer);
    const message = messages.find(({ messageId }) => messageId === reference);
    const place = message && (await placeOfEarlier(message, writer));
    if (place) return place;
  }
  return null;
}

/** A mail of theirs that was filed: this one goes on from it. */
async function placeOfEarlier(
  { handOffId, householdId, submissionId, mailId, visibleTo }: MessageRecord,
  writer: Writer,
): Promise<Place | null> {
  const handOff = handOffId ? await HandOff.findById(handOffId).lean<HandOffRecord>() : null;
  if (handOff) return { ...(await placeOfHandOff(handOff, writer)), mailId };
  const file = householdId ? await placeOfFile(householdId, writer) : null;
  if (file) return { ...file, mailId };
  if (!submissionId) return null;
  const filing = { found: writer.found, track: "family" as const, submissionId, visibleTo };
  return { filing, contacts: [writer.address], isKnown: true };
}

async function placeOfLetter(letter: Letter, writer: Writer): Promise<Place> {
  if (letter.template === "smtp-test" && writer.found === "key") return placeOfTrial(letter, writer);
  const place = (await placeOfFamily(letter, writer)) ?? (await placeOfRequests(letter, writer));
  return { ...(place ?? (await placeOfNoFile(letter, writer))), mailId: letter._id };
}

/** The mail that a colleague sent to prove that mail leaves: its key went to nobody else. */
function placeOfTrial({ _id, to, visibleTo }: Letter, { found }: Writer): Place {
  const filing = { found, track: "family" as const, visibleTo };
  return { filing, contacts: [to.toLowerCase()], isKnown: true, mailId: _id, isTrial: true };
}

/** A letter to a candidate, or about a file and none of its hand-offs. */
async function placeOfFamily(
  { householdId, handOffId, handOffIds, candidateId }: Letter,
  writer: Writer,
): Promise<Place | null> {
  const isToPartner = (handOffId || handOffIds) && !candidateId;
  return householdId && !isToPartner ? placeOfFile(householdId, writer) : null;
}

/** Of a letter about several requests, the one still to be answered; when there are several, none is meant for sure. */
async function placeOfRequests(
  { handOffId, handOffIds, visibleTo }: Letter,
  writer: Writer,
): Promise<Place | null> {
  const ids = handOffIds ?? (handOffId ? [handOffId] : []);
  const handOffs = ids.length > 0 ? await HandOff.find({ _id: { $in: ids } }).lean<HandOffRecord[]>() : [];
  const [first, second] = handOffs;
  if (!first) return null;
  const awaited = second ? handOffs.filter(({ state }) => AWAITING_STATES.includes(state)) : handOffs;
  const [meant, another] = awaited;
  if (meant && !another) return placeOfHandOff(meant, writer);
  const partner = await Partner.findById(first.partnerId, { contacts: 1 }).lean<PartnerRecord>();
  return partner && placeOfPartner(partner, writer, visibleTo);
}

/** A letter about no file: a receipt, a question to a partner on their capacity. */
async function placeOfNoFile({ to, visibleTo }: Letter, writer: Writer): Promise<Place> {
  const partner = await Partner.findOne(
    { "contacts.email": to, isActive: true },
    { contacts: 1 },
  ).lean<PartnerRecord>();
  if (partner) return placeOfPartner(partner, writer, visibleTo);
  const filing = { found: writer.found, track: "family" as const, visibleTo };
  return { filing, contacts: [to.toLowerCase()], isKnown: true };
}
