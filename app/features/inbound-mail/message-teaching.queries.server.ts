import { HandOff } from "#models/hand-off";
import { Message, type MessageRecord } from "#models/message";
import { Partner, type PartnerRecord } from "#models/partner";
import { ownDomain } from "~/features/partners/partner-learning.commands.server";
import { learntContactId } from "~/features/partners/sender-learning.commands.server";

export interface Taught {
  partnerId: string;
  partnerName: string;
  isContact: boolean;
  domain?: string;
}

/**
 * What a partner's card knows of the sender of a message attached to it by hand, then detached; null when nothing, when
 * another of their mails is filed there, or when we wrote to them since.
 */
export async function taughtBy(message: MessageRecord): Promise<Taught | null> {
  const { state, detachedFrom, from } = message;
  const partnerId = detachedFrom?.found === "person" ? detachedFrom.partnerId : undefined;
  if (state !== "waiting" || !partnerId) return null;
  const partner = await Partner.findById(partnerId, {
    name: 1,
    contacts: 1,
    mailDomains: 1,
  }).lean<PartnerRecord>();
  if (!partner || (await isMetElsewhere(message, partnerId))) return null;
  const contactId = learntContactId(partnerId, from.address);
  const isContact = partner.contacts.some(({ id }) => id === contactId);
  const own = ownDomain(from.address);
  const domain = own && partner.mailDomains?.includes(own) ? own : undefined;
  return isContact || domain ? { partnerId, partnerName: partner.name, isContact, domain } : null;
}

async function isMetElsewhere({ _id, from }: MessageRecord, partnerId: string): Promise<boolean> {
  const [other, handOff] = await Promise.all([
    Message.exists({ "from.address": from.address, partnerId, state: "filed", _id: { $ne: _id } }),
    HandOff.exists({ partnerId, contactId: learntContactId(partnerId, from.address) }),
  ]);
  return Boolean(other ?? handOff);
}
