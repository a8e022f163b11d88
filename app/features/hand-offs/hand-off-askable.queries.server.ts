import { Consent, type ConsentRecord } from "#models/consent";
import { HandOff, type HandOffRecord } from "#models/hand-off";
import type { Introduction } from "#models/introduction";
import { Need } from "#models/need";
import { Opening } from "#models/opening";
import { Partner } from "#models/partner";
import { Structure } from "#models/structure";
import { UserFacingError } from "~/core/errors";
import { AWAITING_STATES } from "~/vocabulary/hand-offs";
import { purposeOf } from "./consent-givers";
import { sameMatter } from "./hand-off-matter.server";

/**
 * The contact to ask again. Refuses when the need is settled, the consent is withdrawn, the contact is gone, or the same
 * partner already owes an answer on the same matter.
 */
export async function requireAskable(handOff: HandOffRecord): Promise<{ name: string; email: string }> {
  const { needId, partnerId, contactId } = handOff;
  const [need, partner, consent, isAsked] = await Promise.all([
    needId ? Need.findById(needId, { isOpen: 1 }).lean() : null,
    Partner.findById(partnerId, { contacts: 1 }).lean(),
    isAgreed(handOff),
    HandOff.exists({ ...sameMatter(handOff), partnerId, state: { $in: AWAITING_STATES } }),
  ]);
  if (isAsked) throw new UserFacingError("Ce partenaire a déjà une demande en cours. Rechargez la page.");
  if (needId && !need?.isOpen)
    throw new UserFacingError("Ce besoin est réglé : il n’y a plus rien à demander.");
  if (!consent) throw new UserFacingError("L’accord a été retiré : redemandez-le d’abord.");
  if (handOff.introduction) await requirePresentable(handOff.introduction, partnerId);
  const contact = partner?.contacts.find(({ id }) => id === contactId);
  if (!contact?.email) {
    throw new UserFacingError("Ce contact n’a plus d’adresse e-mail : passez plutôt un nouveau relais.");
  }
  return { name: contact.name, email: contact.email };
}

/**
 * The contact of a request still to be answered. Refuses when the consent is withdrawn, or the contact has no address any
 * more.
 */
export async function requireInForce(handOff: HandOffRecord): Promise<{ name: string; email: string }> {
  const { partnerId, contactId } = handOff;
  const [partner, consent] = await Promise.all([
    Partner.findById(partnerId, { contacts: 1 }).lean(),
    isAgreed(handOff),
  ]);
  if (!consent) throw new UserFacingError("L’accord a été retiré : redemandez-le d’abord.");
  const contact = partner?.contacts.find(({ id }) => id === contactId);
  if (!contact?.email) {
    throw new UserFacingError("Ce contact n’a plus d’adresse e-mail : appelez-le plutôt.");
  }
  return { name: contact.name, email: contact.email };
}

/** Whether who agreed to it still does: neither taken back, nor refused since for such a need. */
async function isAgreed({ consentId, needKind }: HandOffRecord): Promise<boolean> {
  const consent = await Consent.findOne({
    _id: consentId,
    isGiven: true,
    withdrawnAt: { $exists: false },
  }).lean<ConsentRecord>();
  if (!consent || !needKind) return consent !== null;
  const { householdId, candidateId, at } = consent;
  const purpose = purposeOf({ kind: needKind });
  return !(await Consent.exists({ householdId, candidateId, purpose, isGiven: false, at: { $gte: at } }));
}

/** The structure still writes through this partner, its opening is still to fill. */
async function requirePresentable(
  { structureId, openingId }: Introduction,
  partnerId: string,
): Promise<void> {
  const [structure, opening] = await Promise.all([
    Structure.exists({ _id: structureId, partnerId }),
    openingId ? Opening.findById(openingId, { state: 1 }).lean() : null,
  ]);
  if (!structure || (openingId && opening?.state !== "open")) {
    throw new UserFacingError(
      "La structure n’a plus le même contact, ou l’ouverture est prise : préparez une nouvelle mise en relation.",
    );
  }
}
