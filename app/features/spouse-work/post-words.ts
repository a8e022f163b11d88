import type { ProposedPost } from "#models/need-work";
import { CONTRACTS } from "~/vocabulary/work";
import { fact, fromWords, joined, type ProposalWords } from "../needs/proposal-kind";

/** A post, in words. */
export function postWords({ post, employer, contract, hours, fromOn, link }: ProposedPost): ProposalWords {
  return {
    label: joined([post, employer]),
    facts: [
      fact("Poste", post),
      fact("Employeur", employer),
      fact("Contrat", contract && CONTRACTS[contract].fr),
      fact("Horaires", hours),
      fact("Début", fromWords(fromOn)),
      fact("Annonce", link),
    ],
  };
}
