import { Consent, type ConsentRecord } from "#models/consent";
import type { ConsentPurpose } from "~/vocabulary/consents";

const MOST_READ = 40;

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

/** The consents one adult ever gave, by candidate or adult id, latest first. */
export async function listConsentsOf(memberId: string): Promise<ConsentRecord[]> {
  return Consent.find({ candidateId: memberId, isGiven: true })
    .sort({ at: -1 })
    .limit(50)
    .lean<ConsentRecord[]>();
}

/**
 * The consent in force that lets a need of this purpose go to partners, or null; one refused since does not count. When
 * `givers` says whose it must be, neither that of anybody else counts nor the general one, whose words do not name it.
 */
export async function findConsent(
  householdId: string,
  purpose: ConsentPurpose,
  givers?: readonly string[],
): Promise<ConsentRecord | null> {
  const of = { householdId, ...givenBy(givers) };
  const said = await Consent.find({ ...of, purpose: { $in: givers ? [purpose] : [purpose, "partners"] } })
    .sort({ at: -1 })
    .limit(MOST_READ)
    .lean<ConsentRecord[]>();
  const given = said.filter(({ isGiven, withdrawnAt }) => isGiven && !withdrawnAt);
  const refusals = said.filter((one) => !one.isGiven && one.purpose === purpose);
  const isRefused = ({ candidateId, at }: ConsentRecord) =>
    refusals.some((refusal) => refusal.candidateId === candidateId && refusal.at >= at);
  return given.find((consent) => !isRefused(consent)) ?? null;
}

/** The last time an adult of the household, among `givers` if any, refused that a need of this purpose goes to partners, or null. */
export async function findRefusal(
  householdId: string,
  purpose: ConsentPurpose,
  givers?: readonly string[],
): Promise<ConsentRecord | null> {
  return Consent.findOne({ householdId, ...givenBy(givers), purpose, isGiven: false })
    .sort({ at: -1 })
    .lean<ConsentRecord>();
}

function givenBy(givers: readonly string[] | undefined): { candidateId?: { $in: string[] } } {
  return givers ? { candidateId: { $in: [...givers] } } : {};
}
