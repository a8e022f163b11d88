import type { ProposedSchool } from "#models/need-schooling";
import { fact, fromWords, joined, type ProposalWords } from "../needs/proposal-kind";

/** A school, in words. */
export function schoolWords({ school, level, fromOn }: ProposedSchool): ProposalWords {
  return {
    label: joined([school, level]),
    facts: [fact("École", school), fact("Niveau", level), fact("Rentrée", fromWords(fromOn))],
  };
}
