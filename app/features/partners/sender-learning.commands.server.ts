import { Partner, type PartnerRecord } from "#models/partner";
import type { Actor } from "~/core/auth/actor";
import { commit } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { derivedId } from "~/core/ids.server";
import { searchWordsOf } from "~/core/search-words";
import { ownDomain } from "./partner-learning.commands.server";

/** Somebody who wrote for a partner and whom its card does not name. */
export interface Sender {
  name: string;
  address: string;
}

/**
 * The follow-up of a mail attached by hand: the sender becomes a contact of the partner, and the domain of their address
 * the partner's own; that of everybody never does. Safe twice.
 */
export async function learnSender(
  actor: Actor,
  {
    partnerId,
    sender,
    isContact,
    isDomain,
  }: { partnerId: string; sender: Sender; isContact: boolean; isDomain: boolean },
): Promise<void> {
  const domain = ownDomain(sender.address);
  if (isContact) await addSender(actor, partnerId, sender);
  if (!isDomain || !domain) return;
  await commit(actor, Partner, partnerId, {
    onlyIf: { mailDomains: { $ne: domain } },
    push: { mailDomains: domain },
    effects: [audit("partner.updated", ["mailDomains"])],
  });
}

/** Takes somebody who wrote by mistake out of a partner's card, and their domain; who was typed there by hand stays. */
export async function forgetSender(actor: Actor, partnerId: string, address: string): Promise<void> {
  const partner = await Partner.findById(partnerId, {
    name: 1,
    contacts: 1,
    searchWords: 1,
  }).lean<PartnerRecord>();
  if (!partner) return;
  const id = learntContactId(partnerId, address);
  const gone = partner.contacts.filter((contact) => contact.id === id);
  const staying = partner.contacts.filter((contact) => contact.id !== id);
  const goneWords = wordsOfAll(gone);
  const stayingWords = [...searchWordsOf(partner.name), ...wordsOfAll(staying)];
  const searchWords = partner.searchWords.filter(
    (word) => stayingWords.includes(word) || !goneWords.includes(word),
  );
  const domain = ownDomain(address);
  await commit(actor, Partner, partnerId, {
    set: { searchWords },
    pull: { contacts: { id }, ...(domain ? { mailDomains: domain } : {}) },
    effects: [audit("partner.updated", ["contacts", "mailDomains"])],
  });
}

/** The id of a contact learnt of a mail: the same however often they write. */
export function learntContactId(partnerId: string, address: string): string {
  return derivedId("sender", partnerId, address.toLowerCase());
}

function wordsOfAll(contacts: PartnerRecord["contacts"]): string[] {
  return contacts.flatMap(({ name, email }) => searchWordsOf(name, email));
}

async function addSender(actor: Actor, partnerId: string, { name, address }: Sender): Promise<void> {
  const partner = await Partner.findById(partnerId, { searchWords: 1 }).lean<PartnerRecord>();
  if (!partner) return;
  const email = address.toLowerCase();
  const words = searchWordsOf(name, email);
  await commit(actor, Partner, partnerId, {
    onlyIf: { "contacts.email": { $ne: email } },
    set: { searchWords: [...new Set([...partner.searchWords, ...words])] },
    push: { contacts: { id: learntContactId(partnerId, email), name: name || email, email } },
    effects: [audit("partner.updated", ["contacts"])],
  });
}
