import type { NeedCriteria } from "#models/need";
import type { ProposedSchool } from "#models/need-schooling";
import { SCHOOL_SECTORS, SCHOOL_WISHES } from "~/vocabulary/schooling";
import { valuesOf } from "~/vocabulary/words";
import { fact, fromWords, joined, type ProposalWords } from "../needs/proposal-kind";

/** A school, in words. */
export function schoolWords(proposal: ProposedSchool): ProposalWords {
  const { school, level, fromOn, schoolSector, communeName, place } = proposal;
  return {
    label: joined([school, level]),
    facts: [
      fact("École", school),
      fact("Où", joined([place, communeName])),
      fact("Statut", schoolSector && SCHOOL_SECTORS[schoolSector].fr),
      fact("Niveau", level),
      fact("Rentrée", fromWords(fromOn)),
      fact(
        "Sur place",
        joined([
          hasWords("cantine", proposal.hasCanteen),
          hasWords("périscolaire", proposal.hasAfterSchool),
          hasWords("internat", proposal.hasBoarding),
        ]),
      ),
    ],
  };
}

/** « année 2027-2028 » */
export function schoolYearWords(year: number | undefined): string {
  return year ? `année ${year}-${year + 1}` : "";
}

/** What a family would like around school, in words. */
export function wishesOf(criteria: Partial<NeedCriteria>): string[] {
  return valuesOf(SCHOOL_WISHES)
    .filter((wish) => criteria[wish])
    .map((wish) => SCHOOL_WISHES[wish].fr);
}

function hasWords(what: string, has: boolean | undefined): string | undefined {
  if (has === undefined) return undefined;
  return has ? what : `pas de ${what}`;
}
