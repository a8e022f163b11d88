import type { ProposedPost } from "#models/need-work";
import { formatEuros } from "~/vocabulary/typography";
import { CONTRACTS, TELEWORK, WORKING_TIMES } from "~/vocabulary/work";
import { fact, fromWords, joined, type ProposalWords } from "../needs/proposal-kind";

/** A post, in words. */
export function postWords(proposed: ProposedPost): ProposalWords {
  const { post, employer, contract, workingTime, telework, wage, hours, fromOn, place, link } = proposed;
  return {
    label: joined([post, employer]),
    facts: [
      fact("Poste", post),
      fact("Employeur", employer),
      fact("Où", place),
      fact("Contrat", contract && CONTRACTS[contract].fr),
      fact("Temps de travail", workingTime && WORKING_TIMES[workingTime].fr),
      fact("Horaires", hours),
      fact("Télétravail", telework && TELEWORK[telework].fr),
      fact("Salaire", wage && `${formatEuros(wage)} brut par mois`),
      fact("Début", fromWords(fromOn)),
      fact("Annonce", link),
    ],
  };
}
