import type { AgreementText, Signatory } from "#models/agreement";
import { Scholarship, type ScholarshipRecord } from "#models/scholarship";
import { notFound } from "~/core/auth/guards.server";
import { readLinkToken } from "~/core/links.server";
import { languageOfCandidate } from "~/features/candidates/candidates.queries.server";
import type { Language } from "~/vocabulary/languages";
import { standingOf } from "./signature-turns";

/**
 * open: may sign; signed, declined: what they did; replaced: the text, the list or the address changed since; over: nothing
 * is signed there any more.
 */
export type SignatureStage = "open" | "signed" | "declined" | "replaced" | "over";

export interface OpenedSignature {
  scholarship: ScholarshipRecord;
  stage: SignatureStage;
  /** That of whoever holds the link: French, but of the person who receives the scholarship. */
  language: Language;
  /** The text in force and who reads it; absent of a link that was replaced. */
  text?: AgreementText;
  signatory?: Signatory;
}

/** What a signature’s link leads to; 404 for a link we did not make. */
export async function openSignature(token: string | undefined): Promise<OpenedSignature> {
  const link = readLinkToken("signature", token);
  const scholarship =
    link &&
    (await Scholarship.findOne(
      { "agreements.signatories.id": link.id },
      { pendingEffects: 0, appliedEffects: 0 },
    ).lean<ScholarshipRecord>());
  if (!link || !scholarship) throw notFound();
  const language = await languageOfSignatory(scholarship, link.id);
  const standing = standingOf(scholarship, link.id);
  if (!standing || standing.signatory.linkVersion !== link.version)
    return { scholarship, stage: "replaced", language };
  return { scholarship, stage: stageOf(scholarship, standing.signatory), language, ...standing };
}

/** The text behind a link that may still be read; 404 for any other. */
export async function getReadableAgreement(token: string | undefined) {
  const { scholarship, text, signatory, stage } = await openSignature(token);
  if (!text || !signatory || stage === "over") throw notFound();
  return { scholarship, text, signatory };
}

/** Somebody taken off the list since has a link all the same. */
async function languageOfSignatory(
  { agreements, candidateId }: ScholarshipRecord,
  signatoryId: string,
): Promise<Language> {
  const signatory = agreements.flatMap(({ signatories }) => signatories).find(({ id }) => id === signatoryId);
  return signatory?.role === "beneficiary" ? languageOfCandidate(candidateId) : "fr";
}

function stageOf({ stage, erasedAs }: ScholarshipRecord, { state, askedAt }: Signatory): SignatureStage {
  if (erasedAs) return "over";
  if (state === "signed" || state === "declined") return state;
  return stage === "agreement" && askedAt ? "open" : "over";
}
