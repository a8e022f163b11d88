import { HandOff } from "#models/hand-off";
import type { PartnerRecord } from "#models/partner";
import { UserFacingError } from "~/core/errors";
import { AWAITING_STATES } from "~/vocabulary/hand-offs";
import { type Matter, sameMatter } from "./hand-off-matter.server";

/** What is passed on, and to whom. */
export interface Sendable {
  matter: Matter;
  partner: PartnerRecord;
  contactId: string;
}

/**
 * The contact a matter may be sent to, and how many times it was sent to this partner before. Refuses one without an
 * address and a partner who already owes an answer on it.
 */
export async function requireSendable({
  matter,
  partner,
  contactId,
}: Sendable): Promise<{ contact: { name: string; email: string }; rank: number }> {
  const contact = partner.contacts.find(({ id }) => id === contactId);
  if (!contact?.email) {
    throw new UserFacingError(
      "Ce contact n’a pas d’adresse e-mail : complétez la fiche du partenaire, ou choisissez un autre contact.",
    );
  }
  const same = { ...sameMatter(matter.kept), partnerId: partner._id };
  const earlier = await HandOff.find(same, { state: 1 }).lean();
  if (earlier.some(({ state }) => AWAITING_STATES.includes(state))) throw stillAwaited(partner);
  return { contact: { name: contact.name, email: contact.email }, rank: earlier.length };
}

/** Why a partner is not asked twice. */
export function stillAwaited({ name }: PartnerRecord): UserFacingError {
  return new UserFacingError(`${name} n’a pas encore répondu à la demande déjà envoyée. Relancez plutôt.`);
}
