import { Consent } from "#models/consent";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { create } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { derivedId, newId } from "~/core/ids.server";
import { getSettings } from "~/core/settings.server";
import { CONSENT_PURPOSES, type ConsentMeans, type ConsentPurpose } from "~/vocabulary/consents";

interface NewConsent {
  householdId: string;
  candidateId: string;
  purpose: ConsentPurpose;
  means: ConsentMeans;
  at?: Date;
  /** Makes the same act recorded once, however often it is replayed. */
  origin?: string;
}

/** Keeps one adult's consent to one purpose, in the wording then in force. Returns its id. */
export async function recordConsent(actor: Actor, consent: NewConsent): Promise<string> {
  const { legal } = await getSettings();
  const wordings: Partial<Record<ConsentPurpose, string>> = {
    partners: legal.consentPartners,
    news: legal.consentNews,
  };
  const { householdId, candidateId, purpose, means } = consent;
  const _id = consent.origin ? derivedId("consent", consent.origin, candidateId, purpose) : newId();
  await create(
    actor,
    Consent,
    {
      _id,
      householdId,
      candidateId,
      purpose,
      means,
      wording: wordings[purpose] || CONSENT_PURPOSES[purpose].fr,
      isGiven: true,
      at: consent.at ?? now(),
      recordedBy: actor.id ?? undefined,
    },
    [audit("consent.recorded", [purpose])],
  );
  return _id;
}
