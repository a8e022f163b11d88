import type { YearlyProof } from "#models/obligation";
import type { Instalment, ScholarshipRecord } from "#models/scholarship";
import type { ScholarshipPaper } from "#models/scholarship-paper";
import type { Day } from "~/core/calendar";
import { addDays } from "~/core/days";
import type { Language } from "~/vocabulary/languages";
import type { PaperState } from "~/vocabulary/scholarship-states";
import { PROOF_PURPOSES } from "./proof-purposes";

/** Days before an instalment from which its proofs are asked for. */
export const ASKED_BEFORE_DAYS = 30;

/** A proof the person is to send, or has sent and we look at. */
export interface ExpectedProof {
  /** What `receiveProof` is given. */
  id: string;
  /** « Certificat de scolarité » */
  label: string;
  /** « pour le versement de mars 2027 », « pour l’année d’exercice jusqu’au 1ᵉʳ octobre 2031 » */
  purpose: string;
  dueOn: Day;
  state: PaperState;
  /** Why it is asked again. */
  reason?: string;
}

/** The reference of a proof of an instalment. */
export function instalmentProofId(instalmentId: string, key: string): string {
  return `${instalmentId}.${key}`;
}

/**
 * The proofs a person is expected to send, the most pressing first: for each paper, that of the first instalment to come
 * within thirty days or late, then those of each year of practice. Those that were received and not looked at are among them.
 */
export function proofsExpectedOf(
  scholarship: ScholarshipRecord,
  today: Day,
  language: Language = "fr",
): ExpectedProof[] {
  const { stage, instalments, obligation } = scholarship;
  const until = addDays(today, ASKED_BEFORE_DAYS);
  const paying =
    stage === "paying" ? instalments.filter((one) => one.state === "planned" && one.dueOn <= until) : [];
  const proofs = paying.flatMap((one) =>
    one.proofs.map((proof) => forInstalment(scholarship, one, proof, language)),
  );
  const yearly = stage === "obligation" ? (obligation?.yearlyProofs ?? []) : [];
  return [
    ...firstOfEach(proofs.filter(({ state }) => state !== "accepted")),
    ...yearly
      .filter(({ state }) => state !== "accepted")
      .map((proof) => forYear(scholarship, proof, language)),
  ];
}

/** Whether a paper is still to come. */
export function isAwaited({ state }: Pick<ScholarshipPaper, "state">): boolean {
  return state === "missing" || state === "refused";
}

/** What a proof of the terms is called. */
export function proofLabel({ terms }: Pick<ScholarshipRecord, "terms">, key: string): string {
  return terms?.proofs.find((proof) => proof.key === key)?.fr ?? "Justificatif";
}

function forInstalment(
  scholarship: ScholarshipRecord,
  { id, dueOn }: Instalment,
  { key, state, reason }: ScholarshipPaper,
  language: Language,
): ExpectedProof & { key: string } {
  const purpose = PROOF_PURPOSES[language].instalments([dueOn]);
  const label = proofLabel(scholarship, key);
  return { id: instalmentProofId(id, key), key, label, purpose, dueOn, state, reason };
}

function forYear(
  scholarship: ScholarshipRecord,
  { id, key, dueOn, askedOn, state, reason }: YearlyProof,
  language: Language,
): ExpectedProof {
  const purpose = PROOF_PURPOSES[language].year(askedOn);
  return { id, label: proofLabel(scholarship, key), purpose, dueOn, state, reason };
}

/** One paper is asked for once: it may prove several months, which the team says. */
function firstOfEach(proofs: readonly (ExpectedProof & { key: string })[]): ExpectedProof[] {
  const seen = new Set<string>();
  return proofs.flatMap(({ key, ...proof }) => {
    if (seen.has(key)) return [];
    seen.add(key);
    return [proof];
  });
}
