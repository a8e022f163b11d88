import { Candidate } from "#models/candidate";
import { HandOff, type HandOffRecord } from "#models/hand-off";
import { Household } from "#models/household";
import { Partner, type PartnerRecord } from "#models/partner";
import { Submission } from "#models/submission";
import { TEAM } from "~/core/auth/visibility";
import { ownDomain } from "~/features/partners/partner-learning.commands.server";
import { AWAITING_STATES, type HandOffState } from "~/vocabulary/hand-offs";
import {
  type Place,
  placeOfFile,
  placeOfHandOff,
  placeOfPartner,
  type Writer,
} from "./matching-places.queries.server";

/** What a partner may still write about without being asked. */
const OPEN: readonly HandOffState[] = [...AWAITING_STATES, "proposed", "accepted", "asked"];
const MOST = 20;

/**
 * The place of a mail that answers nothing of ours, by its sender: the one request their organisation has still open, their
 * file, the request they are waiting for, else the partner whose domain it is. Null for somebody nobody knows.
 */
export async function placeOfSender(from: string): Promise<Place | null> {
  const writer = writerOf(from);
  if (!writer.address) return null;
  return (await placeOfContact(writer)) ?? (await placeOfWriter(from)) ?? (await placeOfDomain(writer));
}

/** The same of a person who is helped, or who asks to be. */
export async function placeOfWriter(from: string): Promise<Place | null> {
  const writer = writerOf(from);
  if (!writer.address) return null;
  return (await placeOfPerson(writer)) ?? (await placeOfAsker(writer));
}

function writerOf(from: string): Writer {
  return { address: from.toLowerCase(), found: "sender" };
}

async function placeOfContact(writer: Writer): Promise<Place | null> {
  const partners = await Partner.find({ "contacts.email": writer.address, isActive: true }, { contacts: 1 })
    .limit(MOST)
    .lean<PartnerRecord[]>();
  const [partner, another] = partners;
  if (!partner) return null;
  const meant = await onlyOpenOf(partners, writer.address);
  if (meant) return placeOfHandOff(meant, writer);
  if (!another) return placeOfPartner(partner, writer, [TEAM]);
  return knownAs(
    writer,
    partners.flatMap(({ contacts }) => contacts.flatMap(({ email }) => email ?? [])),
  );
}

/** The one open request made to this contact or, when they have none, to their organisation. */
async function onlyOpenOf(partners: PartnerRecord[], address: string): Promise<HandOffRecord | null> {
  const open = await HandOff.find({
    partnerId: { $in: partners.map(({ _id }) => _id) },
    state: { $in: OPEN },
  })
    .limit(MOST)
    .lean<HandOffRecord[]>();
  const theirs = new Set(
    partners.flatMap(({ contacts }) => contacts.flatMap(({ id, email }) => (email === address ? id : []))),
  );
  const own = open.filter(({ contactId }) => theirs.has(contactId));
  const [meant, another] = own.length > 0 ? own : open;
  return meant && !another ? meant : null;
}

async function placeOfPerson(writer: Writer): Promise<Place | null> {
  const [candidates, households] = await Promise.all([
    Candidate.find({ duplicateKeys: `email:${writer.address}` }, { householdId: 1 })
      .limit(MOST)
      .lean(),
    Household.find({ "adults.email": writer.address }, { _id: 1 }).limit(MOST).lean(),
  ]);
  const files = [...candidates.map(({ householdId }) => householdId), ...households.map(({ _id }) => _id)];
  const [file, another] = [...new Set(files)];
  if (!file) return null;
  return another ? knownAs(writer, [writer.address]) : placeOfFile(file, writer);
}

async function placeOfAsker(writer: Writer): Promise<Place | null> {
  const asked = await Submission.findOne({ "interest.email": writer.address, state: "new" }, { visibleTo: 1 })
    .sort({ receivedAt: -1 })
    .lean();
  if (!asked) return null;
  const place = knownAs(writer, [writer.address]);
  return { ...place, filing: { ...place.filing, submissionId: asked._id, visibleTo: asked.visibleTo } };
}

async function placeOfDomain(writer: Writer): Promise<Place | null> {
  const domain = ownDomain(writer.address);
  if (!domain) return null;
  const learnt = await Partner.find({ mailDomains: domain, isActive: true }, { contacts: 1 })
    .limit(2)
    .lean<PartnerRecord[]>();
  const [partner, another] = learnt.length > 0 ? learnt : await partnersOfDomain(domain);
  return partner && !another ? placeOfPartner(partner, writer, [TEAM]) : null;
}

/** The directory is small: the addresses of its contacts are read from their index. */
function partnersOfDomain(domain: string): Promise<PartnerRecord[]> {
  const address = new RegExp(`@${domain.replace(/[^\w-]/g, "\\$&")}$`);
  return Partner.find({ "contacts.email": address, isActive: true }, { contacts: 1 })
    .limit(2)
    .lean<PartnerRecord[]>();
}

/** Somebody known, of whom several files may be meant. */
function knownAs({ found }: Writer, contacts: string[]): Place {
  return { filing: { found, track: "family", visibleTo: [TEAM] }, contacts, isKnown: true };
}
