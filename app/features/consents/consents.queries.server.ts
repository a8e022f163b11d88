import { Consent, type ConsentRecord } from "#models/consent";
import type { ConsentPurpose } from "~/vocabulary/consents";

/** The consent of a candidate, still in force, to being introduced to structures; null when there is none. */
export async function findIntroductionConsent(candidateId: string): Promise<ConsentRecord | null> {
  return Consent.findOne({
    candidateId,
    purpose: "introduction",
    isGiven: true,
    withdrawnAt: { $exists: false },
  })
    .sort({ at: -1 })
    .lean<ConsentRecord>();
}

/** The consent in force that lets a need of this purpose go to partners, or null. */
export async function findConsent(
  householdId: string,
  purpose: ConsentPurpose,
): Promise<ConsentRecord | null> {
  return Consent.findOne({
    householdId,
    purpose: { $in: [purpose, "partners"] },
    isGiven: true,
    withdrawnAt: { $exists: false },
  })
    .sort({ at: -1 })
    .lean<ConsentRecord>();
}
