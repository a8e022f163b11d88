import { Consent, type ConsentRecord } from "#models/consent";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit, type Effect, entry, followUp } from "~/core/db/effects.server";
import { derivedId, newId } from "~/core/ids.server";
import { getSettings } from "~/core/settings.server";
import { CONSENT_PURPOSES, type ConsentMeans, type ConsentPurpose } from "~/vocabulary/consents";

interface NewConsent {
  householdId: string;
  candidateId: string;
  purpose: ConsentPurpose;
  means: ConsentMeans;
  /** What the person read, when it is not the wording of the settings. */
  wording?: string;
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
      wording: consent.wording ?? (wordings[purpose] || CONSENT_PURPOSES[purpose].fr),
      isGiven: true,
      at: consent.at ?? now(),
      recordedBy: actor.id ?? undefined,
    },
    [audit("consent.recorded", [purpose])],
  );
  return _id;
}

interface NewRefusal extends Pick<ConsentRecord, "householdId" | "candidateId" | "purpose" | "means"> {
  reason: string;
}

/** Keeps one adult's refusal of one purpose, with their reason: nothing is sent on it. */
export async function recordRefusal(actor: Actor, { reason, ...refusal }: NewRefusal): Promise<void> {
  const { purpose, householdId, candidateId } = refusal;
  await create(
    actor,
    Consent,
    {
      _id: newId(),
      ...refusal,
      wording: CONSENT_PURPOSES[purpose].fr,
      isGiven: false,
      reason,
      at: now(),
      recordedBy: actor.id ?? undefined,
    },
    [
      audit("consent.refused", [purpose]),
      entry({
        householdId,
        memberId: candidateId,
        kind: "change",
        text: `Refus noté : ${CONSENT_PURPOSES[purpose].fr.replace(/^./, (first) => first.toLowerCase())}.`,
        quote: reason,
        authorName: actor.name,
      }),
    ],
  );
}

/**
 * Ends a consent, for the adult who gave it; what was handed over on it is taken back by a follow-up. `effects` are saved
 * with it. Refuses, in `refusal`, one of somebody else or already withdrawn.
 */
export async function withdrawConsent(
  actor: Actor,
  { _id, candidateId, purpose }: ConsentRecord,
  { effects, refusal }: { effects: Effect[]; refusal: string },
): Promise<void> {
  await commit(actor, Consent, _id, {
    onlyIf: { candidateId, isGiven: true, withdrawnAt: { $exists: false } },
    refusal,
    set: { withdrawnAt: now() },
    effects: [
      audit("consent.withdrawn", [purpose]),
      followUp("withdrawHandOffs", { consentId: _id }),
      ...effects,
    ],
  });
}
