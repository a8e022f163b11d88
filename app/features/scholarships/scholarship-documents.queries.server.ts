import type { AgreementText } from "#models/agreement";
import { Scholarship, type ScholarshipRecord } from "#models/scholarship";

type Papered = Pick<ScholarshipRecord, "papers" | "agreements" | "instalments" | "obligation">;

/** The papers that the scholarships of these people rest on, signed pages and proofs as well, by id. */
export async function listScholarshipPapers(candidateIds: readonly string[]): Promise<string[]> {
  const theirs = await Scholarship.find(
    { candidateId: { $in: [...candidateIds] } },
    { papers: 1, agreements: 1, instalments: 1, obligation: 1 },
  ).lean<ScholarshipRecord[]>();
  return [...new Set(theirs.flatMap(papersOf))];
}

/** The pages noted as signed of one text, those taken back too. */
export function pagesOfText({ signatories }: AgreementText): { documentId?: string }[] {
  return signatories.flatMap((one) => [one, ...(one.takenBack ?? [])]);
}

function papersOf({ papers, agreements, instalments, obligation }: Papered): string[] {
  const held = [
    ...papers,
    ...agreements.flatMap(pagesOfText),
    ...instalments.flatMap(({ proofs }) => proofs),
    ...(obligation?.practice ?? []),
    ...(obligation?.yearlyProofs ?? []),
  ];
  return held.flatMap(({ documentId }) => documentId ?? []);
}
