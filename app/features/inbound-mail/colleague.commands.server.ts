import { Message, type MessageRecord } from "#models/message";
import { Partner, type PartnerRecord } from "#models/partner";
import type { Actor, User } from "~/core/auth/actor";
import { commit } from "~/core/db/commit.server";
import { DURABLE } from "~/core/db/durability.server";
import { audit, followUp } from "~/core/db/effects.server";
import { settle } from "~/core/db/relay.server";
import { UserFacingError } from "~/core/errors";
import { learnSender } from "~/features/partners/sender-learning.commands.server";

/** What the card of a partner holds. */
const MOST_CONTACTS = 10;

/**
 * Makes who wrote for a partner, from an address nobody knew, one of their contacts; their next mails find the partner by
 * themselves. Refuses somebody confirmed already, and a card that is full.
 */
export async function confirmColleague(
  user: User,
  { _id, partnerId, from }: Pick<MessageRecord, "_id" | "partnerId" | "from">,
): Promise<void> {
  await refuseFullCard(partnerId, from.address);
  await commit(user, Message, _id, {
    onlyIf: { sender: "colleague", partnerId: { $exists: true } },
    refusal: "Cette personne est déjà parmi les contacts. Rechargez la page.",
    set: { sender: "contact" },
    effects: [audit("message.sender-confirmed"), followUp("addColleague", { messageId: _id })],
  });
  // The next screen is the card of the partner, or the message with their name.
  await settle();
}

/** The follow-up of `confirmColleague`: the contact on the card, and on all they wrote already. Safe twice. */
export async function addColleague(actor: Actor, { messageId }: { messageId: string }): Promise<void> {
  const message = await Message.findById(messageId, { from: 1, partnerId: 1 }).lean<MessageRecord>();
  const { from, partnerId } = message ?? {};
  if (!from || !partnerId) return;
  await learnSender(actor, { partnerId, sender: from, isContact: true, isDomain: false });
  const partner = await Partner.findById(partnerId, { contacts: 1 }).lean<PartnerRecord>();
  const contact = partner?.contacts.find(({ email }) => email?.toLowerCase() === from.address);
  if (!contact) return;
  const written = {
    "from.address": from.address,
    partnerId,
    sender: { $in: ["colleague", "contact"] as const },
  };
  await Message.updateMany(
    written,
    { $set: { sender: "contact", contactId: contact.id } },
    { writeConcern: DURABLE },
  );
}

/** Refuses one more contact on a card that is full. */
export async function refuseFullCard(partnerId: string | undefined, address: string): Promise<void> {
  const partner = await Partner.findById(partnerId, { name: 1, contacts: 1 }).lean<PartnerRecord>();
  if (partner && isFull(partner, address.toLowerCase())) {
    throw new UserFacingError(
      `La fiche de ${partner.name} a déjà dix contacts : retirez-en un, puis recommencez.`,
    );
  }
}

function isFull({ contacts }: PartnerRecord, address: string): boolean {
  return contacts.length >= MOST_CONTACTS && !contacts.some(({ email }) => email?.toLowerCase() === address);
}
