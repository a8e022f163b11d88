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

interface Way {
  contact: { name: string; email: string };
  /** How many times it was sent to this partner before. */
  rank: number;
  /** The hand-off to this partner which was to be confirmed: sending it confirms it. */
  preparedId?: string;
}

/**
 * The contact a matter may be sent to, and what it already was to this partner. Refuses one without an address and a
 * partner who already owes an answer on it.
 */
export async function requireSendable({ matter, partner, contactId }: Sendable): Promise<Way> {
  const contact = partner.contacts.find(({ id }) => id === contactId);
  if (!contact?.email) {
    throw new UserFacingError(
      "Ce contact n’a pas d’adresse e-mail : complétez la fiche du partenaire, ou choisissez un autre contact.",
    );
  }
  const same = { ...sameMatter(matter.kept), partnerId: partner._id };
  const earlier = await HandOff.find(same, { state: 1 }).lean();
  if (earlier.some(({ state }) => AWAITING_STATES.includes(state))) throw stillAwaited(partner);
  return {
    contact: { name: contact.name, email: contact.email },
    rank: earlier.length,
    preparedId: earlier.find(({ state }) => state === "prepared")?._id,
  };
}

/** Why a partner is not asked twice. */
export function stillAwaited({ name }: PartnerRecord): UserFacingError {
  return new UserFacingError(`${name} n’a pas encore répondu à la demande déjà envoyée. Relancez plutôt.`);
}
