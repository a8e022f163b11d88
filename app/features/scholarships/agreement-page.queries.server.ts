import type { AgreementText, Signatory, TakenBackSignature } from "#models/agreement";
import type { ScholarshipRecord } from "#models/scholarship";
import type { User } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { roleCan } from "~/vocabulary/permissions";
import { SIGNATORY_ROLES, SIGNATURE_MEANS, SIGNATURE_STATES } from "~/vocabulary/scholarship-states";
import { formatDateTime, formatDayLong, NBSP } from "~/vocabulary/typography";
import { type SignatoryInput, signedCount } from "./agreement-changes.server";
import { type AgreementParties, partiesOf } from "./agreement-parties.queries.server";
import { evidenceOf } from "./evidence-lines.server";
import { getScholarship } from "./scholarships.queries.server";
import { isGenuine } from "./signature-seal.server";
import { inTurn } from "./signature-turns";

export interface SignatoryRow extends SignatoryInput {
  id: string;
  roleLabel: string;
  state: Signatory["state"];
  stateLabel: string;
  /** Where it stands: asked when, signed when and how, why not. */
  detail: string;
  isTurn: boolean;
  /** A signature whose seal no longer holds: something was changed behind the software. */
  isBroken: boolean;
  documentId?: string;
  /** Noted on paper: this may be taken back until all have signed. */
  isPaper: boolean;
  /** What was noted of them by mistake: « signature sur papier du 12 mai 2026 annulée, …: pourquoi ». */
  takenBack: { words: string; documentId?: string }[];
}

/** The page of the agreement of a scholarship whose file this colleague may see; 404 otherwise. */
export async function getAgreementPage(user: User, scholarshipId: string) {
  const scholarship = await getScholarship(user, scholarshipId);
  const { stage, signedAt, terms, agreements } = scholarship;
  const parties = await partiesOf(scholarship);
  const text = agreements.at(-1);
  const isOpen = stage === "agreement" && !signedAt && terms !== undefined;
  const [, ...earlier] = evidenceOf(scholarship);
  return {
    ...{ id: scholarshipId, beneficiary: parties.beneficiary, today: toDay(now()) },
    ...{ isOpen, canWrite: isOpen && roleCan(user.role, "households:write"), stage },
    ...(signedAt ? { signedWords: formatDateTime(signedAt, now()) } : {}),
    ...(terms?.isToCheck ? { isToCheck: true } : {}),
    text: text && textShown(text),
    rows: text ? text.signatories.map((one) => rowOf(scholarship, text, one)) : [],
    earlier,
    proposed: text ? text.signatories.map(inputOf) : proposedParties(parties),
  };
}

export type AgreementPage = Awaited<ReturnType<typeof getAgreementPage>>;

function textShown(text: AgreementText) {
  const { version, title, paragraphs, textHash, madeBy, changeReason, sentAt, templateVersion } = text;
  return {
    ...{ version, title, paragraphs, textHash, madeBy, templateVersion },
    ...(changeReason ? { changeReason } : {}),
    ...{
      isSent: sentAt !== undefined,
      signed: signedCount(text),
      madeWords: formatDateTime(text.madeAt, now()),
    },
  };
}

function rowOf(scholarship: ScholarshipRecord, text: AgreementText, one: Signatory): SignatoryRow {
  const isSigned = one.state === "signed";
  return {
    ...{ ...inputOf(one), id: one.id, roleLabel: SIGNATORY_ROLES[one.role].fr },
    ...{ state: one.state, stateLabel: SIGNATURE_STATES[one.state].fr, detail: detailOf(one) },
    isTurn: text.sentAt !== undefined && inTurn(text.signatories).some(({ id }) => id === one.id),
    isBroken: isSigned && !isGenuine(scholarship, text, one),
    isPaper: isSigned && one.evidence?.means === "paper",
    takenBack: (one.takenBack ?? []).map(takenBackOf),
    ...(one.documentId ? { documentId: one.documentId } : {}),
  };
}

function detailOf({ evidence, declinedAt, declineReason, askedAt, remindedAt, email }: Signatory): string {
  const today = now();
  if (evidence?.means === "paper")
    return `${SIGNATURE_MEANS.paper.fr}, le ${formatDayLong(evidence.signedOn ?? evidence.at)}`;
  if (evidence) return `${SIGNATURE_MEANS.link.fr}, ${formatDateTime(evidence.at, today)}`;
  if (declinedAt) return `${formatDateTime(declinedAt, today)}${NBSP}: ${declineReason ?? ""}`;
  if (remindedAt) return `relancée ${formatDateTime(remindedAt, today)}`;
  if (askedAt) return `demandée ${formatDateTime(askedAt, today)}`;
  return email ? "pas encore demandée" : "pas d’adresse e-mail : sur papier";
}

function takenBackOf({ at, by, reason, evidence, documentId }: TakenBackSignature) {
  const paper = `signature sur papier du ${formatDayLong(evidence.signedOn ?? evidence.at)}`;
  const words = `${paper} annulée ${formatDateTime(at, now())}${by ? ` par ${by}` : ""}${NBSP}: ${reason}`;
  return { words, ...(documentId ? { documentId } : {}) };
}

function inputOf({ id, role, name, quality, email, rank }: Signatory): SignatoryInput {
  return { id, role, name, rank, ...(quality ? { quality } : {}), ...(email ? { email } : {}) };
}

/** Who signs most often: the person first, then whoever binds the département. */
function proposedParties({ beneficiary, email }: AgreementParties): SignatoryInput[] {
  return [
    { role: "beneficiary", name: beneficiary, rank: 1, ...(email ? { email } : {}) },
    { role: "department", name: "", rank: 2 },
  ];
}
