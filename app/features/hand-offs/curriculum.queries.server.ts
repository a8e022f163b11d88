import { Consent } from "#models/consent";
import { Document, type DocumentRecord } from "#models/document";
import type { SheetLine } from "#models/hand-off";
import type { HouseholdRecord } from "#models/household";
import type { NeedRecord } from "#models/need";
import { notFound } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { UserFacingError } from "~/core/errors";
import { seekerOf } from "~/features/households/adults";
import { findCurriculum, findCurriculumConsent } from "~/features/spouse-work/work-profile.queries.server";
import { DOCUMENT_TYPES } from "~/vocabulary/documents";
import { CLOSED_STATES } from "~/vocabulary/hand-offs";
import type { SharedField } from "~/vocabulary/sharing";
import { formatBytes, NBSP } from "~/vocabulary/typography";
import { isWithdrawn } from "./hand-off-matter.server";
import { CURRICULUM_LINE } from "./hand-off-sheet";
import { latestVersion } from "./hand-offs.commands.server";
import { findLetter, type Letter } from "./hand-offs.queries.server";

export interface JoinableCurriculum {
  owner: string;
  name: string;
  /** The last day it is kept. */
  keptUntil: string;
  /** Why it cannot be joined. */
  refusal?: string;
  /** Whether only the consent of its owner is missing. */
  isToAsk?: boolean;
}

const FIELD = { field: "hasCurriculum" };

/** What the composer offers to join for a kind of partner, or why it does not; nothing where no CV is ever sent. */
export async function curriculumShown(
  household: HouseholdRecord,
  need: NeedRecord,
  allowed: readonly SharedField[],
): Promise<{ curriculum?: JoinableCurriculum }> {
  const seeker = seekerOf(household, need.criteria.memberId);
  if (need.kind !== "spouse-work" || !allowed.includes("curriculum") || !seeker) return {};
  const [curriculum, consent] = await Promise.all([
    findCurriculum(household, need),
    findCurriculumConsent(household, need),
  ]);
  const { firstName: owner } = seeker;
  const { name = "", keptUntil = "" } = curriculum ?? {};
  const refusal = curriculum ? NO_CONSENT : NO_CURRICULUM;
  const isToAsk = Boolean(curriculum && !consent);
  const missing = curriculum && consent ? {} : { refusal: refusal(owner) };
  return { curriculum: { owner, name, keptUntil, ...missing, ...(isToAsk ? { isToAsk } : {}) } };
}

const WHOSE =
  "Dites d’abord, dans les critères, qui cherche cet emploi : un CV n’est transmis qu’avec l’accord de cette personne.";
const NO_CURRICULUM = (owner: string) =>
  `Pas de CV à joindre : ${owner} peut en déposer un sur sa page de suivi. Un CV dont la date de fin est passée n’est plus transmis.`;
const NO_CONSENT = (owner: string) =>
  `${owner} n’a pas donné son accord pour que son CV soit transmis : demandez-le-lui, il se donne sur sa page de suivi.`;

/** Whose consent is asked for before their CV goes with a request; refuses while nobody said who looks for work. */
export function curriculumOwnerId(household: HouseholdRecord, need: NeedRecord): string {
  const seeker = need.kind === "spouse-work" ? seekerOf(household, need.criteria.memberId) : undefined;
  if (!seeker) throw new UserFacingError(WHOSE);
  return seeker.id;
}

/**
 * The CV that goes with a request and the consent it goes on. Refuses, in words, a partner who is sent none, a CV which is
 * gone or past its end, and without the consent of whose it is.
 */
export async function requireCurriculum(
  household: HouseholdRecord,
  need: NeedRecord,
  allowed: readonly SharedField[],
): Promise<{ documentId: string; consentId: string }> {
  if (need.kind !== "spouse-work" || !allowed.includes("curriculum")) {
    throw new UserFacingError("Un CV n’est transmis qu’à un employeur.", FIELD);
  }
  const seeker = seekerOf(household, need.criteria.memberId);
  if (!seeker) throw new UserFacingError(WHOSE, FIELD);
  const curriculum = await findCurriculum(household, need);
  if (!curriculum) throw new UserFacingError(NO_CURRICULUM(seeker.firstName), FIELD);
  const consent = await findCurriculumConsent(household, need);
  if (!consent) throw new UserFacingError(NO_CONSENT(seeker.firstName), FIELD);
  return { documentId: curriculum._id, consentId: consent._id };
}

/** The CV that a link gives to read; null once the link, the consent or the paper is over. */
export async function findJoinedCurriculum({ handOff, isCurrent }: Letter): Promise<DocumentRecord | null> {
  const { curriculumConsentId, state } = handOff;
  const [documentId] = latestVersion(handOff).documentIds ?? [];
  const isOver = !isCurrent || isWithdrawn(handOff) || CLOSED_STATES.includes(state);
  if (!documentId || !curriculumConsentId || isOver) return null;
  if (!(await consentsInForce([curriculumConsentId])).has(curriculumConsentId)) return null;
  return Document.findOne({
    ...{ _id: documentId, householdId: handOff.householdId },
    ...{ deletedAt: { $exists: false }, keptUntil: { $gte: toDay(now()) } },
  }).lean<DocumentRecord>();
}

/** The same, by the token of the link; null once there is nothing to read, 404 for a link we did not make. */
export async function getJoinedCurriculum(token: string | undefined): Promise<DocumentRecord | null> {
  const letter = await findLetter(token);
  if (!letter) throw notFound();
  return findJoinedCurriculum(letter);
}

/** What the letter says of a CV that may be read: where, and what is downloaded. */
export function curriculumRead(curriculum: DocumentRecord | null, token: string | undefined) {
  if (!curriculum) return undefined;
  const { type, bytes } = curriculum;
  return { path: `/reponse/${token}/cv`, facts: `${DOCUMENT_TYPES[type].fr}, ${formatBytes(bytes)}` };
}

/** What was sent, as it is read now: a CV that is closed is no longer said to be joined. */
export function linesRead(
  lines: readonly SheetLine[],
  curriculum: DocumentRecord | null,
): Pick<SheetLine, "label" | "value">[] {
  return lines.map(({ key, label, value }) => ({
    label,
    value: key === CURRICULUM_LINE.key && !curriculum ? CLOSED_CURRICULUM : value,
  }));
}

const CLOSED_CURRICULUM = `n’est plus transmis${NBSP}; si vous l’avez, supprimez-le`;

/** Of the consents that CVs were handed over on, those not withdrawn since. */
export async function consentsInForce(consentIds: readonly string[]): Promise<Set<string>> {
  if (consentIds.length === 0) return new Set();
  const inForce = { _id: { $in: consentIds }, isGiven: true, withdrawnAt: { $exists: false } };
  const consents = await Consent.find(inForce, { _id: 1 }).lean<{ _id: string }[]>();
  return new Set(consents.map(({ _id }) => _id));
}
