import { createHash } from "node:crypto";
import type { AgreementText, Signatory, SignatureEvidence } from "#models/agreement";
import type { ScholarshipRecord } from "#models/scholarship";
import { isSame, sign } from "~/core/secret.server";

type Words = Pick<AgreementText, "title" | "paragraphs">;

/** What is hashed: the words as they are read, their title first, a blank line between paragraphs, accents composed. */
export function canonicalText({ title, paragraphs }: Words): string {
  const parts = paragraphs.map((paragraph) =>
    paragraph.title ? `${paragraph.title}\n${paragraph.text}` : paragraph.text,
  );
  return [title, ...parts].join("\n\n").normalize("NFC");
}

/** The SHA-256 of the words of an agreement, in hexadecimal. */
export function textHashOf(words: Words): string {
  return createHash("sha256").update(canonicalText(words), "utf8").digest("hex");
}

export interface Sealed extends Omit<SignatureEvidence, "seal"> {
  scholarshipId: string;
  signatoryId: string;
  /** Of a paper signature: its scan. */
  documentId?: string;
}

/** The seal of a signature under the server's key: anything changed in it afterwards shows. */
export function sealOf(sealed: Sealed): string {
  const { scholarshipId, version, textHash, signatoryId, typedName, means, at, signedOn, documentId } =
    sealed;
  return sign(
    ...["signature", scholarshipId, version, textHash, signatoryId, typedName, means, at.toISOString()],
    ...[signedOn ?? "", documentId ?? ""],
  );
}

/**
 * Whether a signature still holds: its seal is ours, and it was given to this very text. A cancelled one is checked
 * against the text it was given to.
 */
export function isGenuine(
  { _id: scholarshipId }: Pick<ScholarshipRecord, "_id">,
  text: AgreementText,
  { id: signatoryId, documentId, evidence }: Signatory,
): boolean {
  const isOfText = evidence?.version === text.version && evidence.textHash === text.textHash;
  if (!evidence || !isOfText || text.textHash !== textHashOf(text)) return false;
  const { seal, ...signed } = evidence;
  return isSame(
    seal,
    sealOf({ ...signed, scholarshipId, signatoryId, ...(documentId ? { documentId } : {}) }),
  );
}

/** The signatures that count: given to the text in force, and genuine. */
export function validSignatures(scholarship: Pick<ScholarshipRecord, "_id" | "agreements">): Signatory[] {
  const text = scholarship.agreements.at(-1);
  if (!text) return [];
  return text.signatories.filter(
    (signatory) => signatory.state === "signed" && isGenuine(scholarship, text, signatory),
  );
}
