import type { AgreementText, Signatory, TakenBackSignature } from "#models/agreement";
import type { ScholarshipRecord } from "#models/scholarship";
import { SIGNATORY_ROLES, SIGNATURE_MEANS, SIGNATURE_STATES } from "~/vocabulary/scholarship-states";
import { formatDateTime, formatDayLong, NBSP } from "~/vocabulary/typography";
import { isGenuine } from "./signature-seal.server";

export interface EvidenceLine {
  who: string;
  as: string;
  state: string;
  /** Whether there is a seal, and whether it is still that of what stands beside it. */
  seal?: { value: string; isGenuine: boolean };
  facts: string[];
}

export interface EvidenceText {
  version: number;
  madeAt: Date;
  madeBy: string;
  textHash: string;
  changeReason?: string;
  /** Why its signatures were cancelled, once another text replaced it. */
  replacedBecause?: string;
  lines: EvidenceLine[];
}

/** Everything that is known of the signatures of an agreement, text by text, the last one first. */
export function evidenceOf(scholarship: Pick<ScholarshipRecord, "_id" | "agreements">): EvidenceText[] {
  const { agreements } = scholarship;
  return agreements
    .map((text, index) => {
      const next = agreements[index + 1];
      const { version, madeAt, madeBy, textHash, changeReason } = text;
      return {
        ...{ version, madeAt, madeBy, textHash, ...(changeReason ? { changeReason } : {}) },
        ...(next ? { replacedBecause: next.changeReason ?? "le texte a changé" } : {}),
        lines: text.signatories.flatMap((signatory) => [
          lineOf(scholarship, text, signatory),
          ...(signatory.takenBack ?? []).map((noted) => takenBackLine(scholarship, text, signatory, noted)),
        ]),
      };
    })
    .reverse();
}

function lineOf(
  scholarship: Pick<ScholarshipRecord, "_id">,
  text: AgreementText,
  signatory: Signatory,
): EvidenceLine {
  const { name, quality, role, evidence } = signatory;
  return {
    who: [name, quality].filter(Boolean).join(", "),
    as: SIGNATORY_ROLES[role].fr,
    state: stateOf(signatory),
    ...(evidence
      ? { seal: { value: evidence.seal, isGenuine: isGenuine(scholarship, text, signatory) } }
      : {}),
    facts: factsOf(signatory),
  };
}

/** What was noted by mistake stays told, with its seal, and counts for nothing. */
function takenBackLine(
  scholarship: Pick<ScholarshipRecord, "_id">,
  text: AgreementText,
  { id, role, name, quality, rank, linkVersion }: Signatory,
  { at, by, reason, evidence, documentId }: TakenBackSignature,
): EvidenceLine {
  const party = { id, role, name, rank, linkVersion, ...(quality ? { quality } : {}) };
  const noted = { ...party, state: "cancelled" as const, evidence, ...(documentId ? { documentId } : {}) };
  const line = lineOf(scholarship, text, noted);
  const why = `Annulée ${formatDateTime(at, "")}${by ? ` par ${by}` : ""}${NBSP}: ${reason}`;
  return { ...line, state: "notée par erreur, annulée", facts: [...line.facts, why] };
}

/** What was cancelled without having been given was at most asked for. */
function stateOf({ state, evidence, askedAt }: Signatory): string {
  if (evidence || state !== "cancelled") return SIGNATURE_STATES[state].fr;
  return askedAt ? "demandée, jamais donnée" : "jamais demandée";
}

function factsOf({ askedAt, evidence, declinedAt, declineReason, remindedAt }: Signatory): string[] {
  return [
    askedAt && `Demandée ${formatDateTime(askedAt, "")}`,
    remindedAt && `Relancée ${formatDateTime(remindedAt, "")}`,
    evidence && `Nom écrit${NBSP}: «${NBSP}${evidence.typedName}${NBSP}»`,
    evidence && `Moyen${NBSP}: ${SIGNATURE_MEANS[evidence.means].fr}`,
    evidence?.signedOn && `Jour porté sur le papier${NBSP}: ${formatDayLong(evidence.signedOn)}`,
    evidence && `Noté ${formatDateTime(evidence.at, "")} (${evidence.at.toISOString()})`,
    evidence && `Empreinte du texte signé (SHA-256)${NBSP}: ${evidence.textHash}`,
    declinedAt && `Refusée ${formatDateTime(declinedAt, "")}${NBSP}: ${declineReason ?? ""}`,
  ].filter((fact): fact is string => Boolean(fact));
}
