import { Candidate, type CandidateRecord } from "#models/candidate";
import { Household, type HouseholdRecord } from "#models/household";
import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { visibleFor } from "~/core/auth/visibility";
import { recordReading } from "~/core/reading-log.server";
import type { Language } from "~/vocabulary/languages";
import type { DuplicateReason } from "~/vocabulary/submissions";
import { duplicateKeysOf } from "./candidate-words";
import { duplicateReasonsOf } from "./duplicate-reasons";

/** What the professional page shows: nothing of the family, by construction. */
const PROFESSIONAL = {
  firstName: 1,
  lastName: 1,
  emails: 1,
  phones: 1,
  channel: 1,
  hours: 1,
  language: 1,
  kind: 1,
  situations: 1,
  specialty: 1,
  faculty: 1,
  semester: 1,
  internship: 1,
  fromOn: 1,
  toOn: 1,
  seeks: 1,
  exerciseModes: 1,
  daysPerWeek: 1,
  territories: 1,
  commune: 1,
  otherCommunes: 1,
  journeys: 1,
  referentId: 1,
  householdId: 1,
} as const;

export type ProfessionalCandidate = Pick<CandidateRecord, keyof typeof PROFESSIONAL | "_id">;

/**
 * The professional half of one candidate this colleague may see: for the team through the file, for a
 * recruteur through an introduction to their structure. 404 otherwise.
 */
export async function getProfessionalCandidate(
  user: User,
  candidateId: string,
): Promise<ProfessionalCandidate> {
  const introduced = user.role === "recruteur" ? { introducedTo: user.partnerId ?? "none" } : {};
  const candidate = await Candidate.findOne({ _id: candidateId, ...introduced }, PROFESSIONAL).lean();
  if (!candidate) throw notFound();
  if (user.role !== "recruteur") await requireVisibleFile(user, candidate.householdId);
  recordReading(user, "Candidate", candidate._id);
  return candidate;
}

/** A candidate of a file this colleague may see, whole; 404 otherwise. */
export async function getCandidate(user: User, candidateId: string): Promise<CandidateRecord> {
  const candidate = await Candidate.findById(candidateId).lean();
  if (!candidate) throw notFound();
  await requireVisibleFile(user, candidate.householdId);
  recordReading(user, "Candidate", candidate._id);
  return candidate;
}

/** A candidate of a file already shown to this colleague, whole; 404 when it is not of this file. */
export async function getCandidateOfFile(
  { _id: householdId }: Pick<HouseholdRecord, "_id">,
  candidateId: string,
): Promise<CandidateRecord> {
  const candidate = await Candidate.findOne({ _id: candidateId, householdId }).lean();
  if (!candidate) throw notFound();
  return candidate;
}

/** The language somebody chose to be written to in; French of whoever said nothing, or is gone. */
export async function languageOfCandidate(candidateId: string): Promise<Language> {
  const candidate = await Candidate.findById(candidateId, { language: 1 }).lean();
  return candidate?.language ?? "fr";
}

export interface Duplicate {
  candidateId: string;
  householdId: string;
  name: string;
  kind: CandidateRecord["kind"];
  reasons: DuplicateReason[];
}

/** Candidates that may be this person, and why; blind to accents, hyphens and the order of the names. */
export async function findDuplicates(
  user: User,
  person: { firstName: string; lastName: string; email?: string; phone?: string },
): Promise<Duplicate[]> {
  const keys = duplicateKeysOf({
    ...person,
    emails: person.email ? [person.email] : [],
    phones: person.phone ? [person.phone] : [],
  });
  const found = await Candidate.find(
    { duplicateKeys: { $in: keys } },
    { firstName: 1, lastName: 1, kind: 1, householdId: 1, duplicateKeys: 1 },
  )
    .limit(20)
    .lean();
  const visible = await visibleHouseholdIds(
    user,
    found.map(({ householdId }) => householdId),
  );
  return found
    .filter(({ householdId }) => visible.has(householdId))
    .map(({ _id, householdId, firstName, lastName, kind, duplicateKeys }) => ({
      candidateId: _id,
      householdId,
      name: `${firstName} ${lastName}`,
      kind,
      reasons: duplicateReasonsOf(keys.filter((key) => duplicateKeys.includes(key))),
    }));
}

async function visibleHouseholdIds(user: User, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const households = await Household.find({ _id: { $in: ids }, ...visibleFor(user) }, { _id: 1 }).lean();
  return new Set(households.map(({ _id }) => _id));
}

async function requireVisibleFile(user: User, householdId: string): Promise<void> {
  const file = await Household.exists({ _id: householdId, ...visibleFor(user) });
  if (!file) throw notFound();
}
