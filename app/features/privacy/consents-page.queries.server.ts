import { Candidate } from "#models/candidate";
import { Consent, type ConsentRecord } from "#models/consent";
import type { Filter } from "#models/define";
import { COUNT_CAP, PAGE_SIZE, type Page, pageFrom } from "~/core/http/pagination.server";
import { CONSENT_MEANS, CONSENT_PURPOSES, type ConsentPurpose } from "~/vocabulary/consents";
import { isOneOf } from "~/vocabulary/words";

export interface ConsentLine {
  id: string;
  who: string;
  purpose: string;
  means: string;
  wording: string;
  at: Date;
  isGiven: boolean;
  withdrawnAt?: Date;
}

export interface ConsentSearch {
  purpose?: ConsentPurpose;
  state?: "valid" | "withdrawn";
}

/** What one may look among consents for; anything unreadable is left out. */
export function consentSearchOf(params: URLSearchParams): ConsentSearch {
  const purpose = params.get("purpose") ?? "";
  const state = params.get("state");
  return {
    ...(isOneOf(CONSENT_PURPOSES, purpose) ? { purpose } : {}),
    ...(state === "valid" || state === "withdrawn" ? { state } : {}),
  };
}

/** One page of the consents, the latest first: by whom, for what and in which words. */
export async function listConsents(search: ConsentSearch, page: number): Promise<Page<ConsentLine>> {
  const filter = filterOf(search);
  const [consents, total] = await Promise.all([
    Consent.find(filter, { pendingEffects: 0, appliedEffects: 0 })
      .sort({ at: -1, _id: -1 })
      .skip((page - 1) * PAGE_SIZE)
      .limit(PAGE_SIZE + 1)
      .lean<ConsentRecord[]>(),
    Consent.countDocuments(filter, { limit: COUNT_CAP + 1 }),
  ]);
  const names = await namesOf(consents);
  return pageFrom(
    consents.map(({ _id, candidateId, purpose, means, ...consent }) => ({
      id: _id,
      who: names.get(candidateId) ?? "personne effacée",
      purpose: CONSENT_PURPOSES[purpose].fr,
      means: CONSENT_MEANS[means].fr,
      wording: consent.wording,
      at: consent.at,
      isGiven: consent.isGiven,
      withdrawnAt: consent.withdrawnAt,
    })),
    page,
    total,
  );
}

function filterOf({ purpose, state }: ConsentSearch): Filter<ConsentRecord> {
  return {
    ...(purpose ? { purpose } : {}),
    ...(state === "valid" ? { isGiven: true, withdrawnAt: { $exists: false } } : {}),
    ...(state === "withdrawn" ? { withdrawnAt: { $exists: true } } : {}),
  };
}

async function namesOf(consents: readonly ConsentRecord[]): Promise<Map<string, string>> {
  const candidates = await Candidate.find(
    { _id: { $in: consents.map(({ candidateId }) => candidateId) } },
    { firstName: 1, lastName: 1 },
  ).lean();
  return new Map(candidates.map(({ _id, firstName, lastName }) => [_id, `${firstName} ${lastName}`]));
}
