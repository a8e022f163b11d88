import { Candidate } from "#models/candidate";
import type { HandOffRecord } from "#models/hand-off";
import { Household } from "#models/household";
import type { Filing } from "#models/message";
import { Partner, type PartnerRecord } from "#models/partner";
import type { FoundBy } from "~/vocabulary/inbound-mail";

/** Where a mail was found to belong, before anything is said of who wrote it. */
export interface Place {
  filing: Filing;
  /** The letter of the outbox that it answers. */
  mailId?: string;
  /** The addresses of the people we wrote to or know there. */
  contacts: string[];
  /** The sender is known, even when it is not sure of which file they write. */
  isKnown: boolean;
  /** It answers the trial of the sending: nobody has to read it. */
  isTrial?: boolean;
}

/** Who wrote, and by what their mail was found. */
export interface Writer {
  /** In lower case. */
  address: string;
  found: FoundBy;
}

/** A hand-off as the place of a mail: its file, its partner and, when their address is on the card, who wrote. */
export async function placeOfHandOff(
  { _id, householdId, track, partnerId, introduction, visibleTo }: HandOffRecord,
  { address, found }: Writer,
): Promise<Place> {
  const partner = await Partner.findById(partnerId, { contacts: 1 }).lean<PartnerRecord>();
  const candidateId = introduction?.candidateId;
  const ids = {
    householdId,
    handOffId: _id,
    partnerId,
    contactId: contactIdOf(partner, address),
    candidateId,
  };
  return { filing: { found, track, visibleTo, ...known(ids) }, ...peopleOf(partner), isKnown: true };
}

/** A partner as the place of a mail that several requests may be meant by, or none: who may see it is said by the caller. */
export function placeOfPartner(
  partner: Pick<PartnerRecord, "_id" | "contacts">,
  { address, found }: Writer,
  visibleTo: string[],
): Place {
  const ids = { partnerId: partner._id, contactId: contactIdOf(partner, address) };
  return {
    filing: { found, track: "family", visibleTo, ...known(ids) },
    ...peopleOf(partner),
    isKnown: true,
  };
}

/** A file as the place of a mail about none of its hand-offs: who wrote is the adult of that address; null when it is gone. */
export async function placeOfFile(householdId: string, { address, found }: Writer): Promise<Place | null> {
  const [household, candidates] = await Promise.all([
    Household.findById(householdId, { visibleTo: 1, adults: 1 }).lean(),
    Candidate.find({ householdId }, { emails: 1 }).lean(),
  ]);
  if (!household) return null;
  const people = [
    ...candidates.map(({ _id, emails }) => ({ id: _id, emails: emails.map((email) => email.toLowerCase()) })),
    ...(household.adults ?? []).map(({ id, email }) => ({ id, emails: email ? [email.toLowerCase()] : [] })),
  ];
  const writer = people.find(({ emails }) => emails.includes(address));
  const ids = { householdId, candidateId: writer?.id };
  return {
    filing: { found, track: "family", visibleTo: household.visibleTo, ...known(ids) },
    contacts: people.flatMap(({ emails }) => emails),
    isKnown: true,
  };
}

/** What is not known is not written. */
export function known<Ids extends Record<string, string | undefined>>(ids: Ids): Partial<Ids> {
  return Object.fromEntries(Object.entries(ids).filter(([, id]) => id)) as Partial<Ids>;
}

function contactIdOf(partner: Pick<PartnerRecord, "contacts"> | null, address: string): string | undefined {
  return partner?.contacts.find(({ email }) => email?.toLowerCase() === address)?.id;
}

function peopleOf(partner: Pick<PartnerRecord, "contacts"> | null): Pick<Place, "contacts"> {
  return { contacts: partner?.contacts.flatMap(({ email }) => email?.toLowerCase() ?? []) ?? [] };
}
