import { Candidate } from "#models/candidate";
import { Household, type HouseholdRecord } from "#models/household";
import { Programme } from "#models/programme";
import type { ScholarshipRecord } from "#models/scholarship";
import { getSettings } from "~/core/settings.server";
import { findColleague, referentOf } from "~/features/accounts/accounts.queries.server";
import type { Language } from "~/vocabulary/languages";

/** Whom an agreement is about, and who follows their file. */
export interface AgreementParties {
  /** « Marie Dupont » */
  beneficiary: string;
  /** The one the beneficiary chose. */
  language: Language;
  email?: string;
  programme: string;
  owner: string;
  places: ReadonlyMap<string, string>;
  referentId?: string;
}

/** What is read beside a scholarship to write its agreement and the letters about it. */
export async function partiesOf({
  candidateId,
  householdId,
  programmeId,
  name,
}: Pick<
  ScholarshipRecord,
  "candidateId" | "householdId" | "programmeId" | "name"
>): Promise<AgreementParties> {
  const [candidate, programme, file, { brand, territories }] = await Promise.all([
    Candidate.findById(candidateId, { firstName: 1, lastName: 1, emails: 1, language: 1 }).lean(),
    Programme.findById(programmeId, { name: 1 }).lean(),
    Household.findById(householdId, { referentId: 1, territories: 1 }).lean<HouseholdRecord>(),
    getSettings(),
  ]);
  const owner = file && ((await findColleague(file.referentId)) ?? (await referentOf(file.territories)));
  return {
    beneficiary: candidate ? `${candidate.firstName} ${candidate.lastName}` : name,
    language: candidate?.language ?? "fr",
    ...(candidate?.emails[0] ? { email: candidate.emails[0] } : {}),
    programme: programme?.name ?? "bourse",
    owner: brand.owner,
    places: new Map(territories.list.map(({ code, label }) => [code, label])),
    ...(owner ? { referentId: owner._id } : {}),
  };
}
