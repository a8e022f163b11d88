import { Consent } from "#models/consent";
import { Document, type DocumentRecord } from "#models/document";
import type { HouseholdRecord } from "#models/household";
import type { NeedRecord } from "#models/need";
import { notFound } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { UserFacingError } from "~/core/errors";
import { seekerOf } from "~/features/households/adults";
import { findCurriculum, findCurriculumConsent } from "~/features/spouse-work/work-profile.queries.server";
import { CLOSED_STATES } from "~/vocabulary/hand-offs";
import type { SharedField } from "~/vocabulary/sharing";
import { isWithdrawn } from "./hand-off-matter.server";
import { latestVersion } from "./hand-offs.commands.server";
import { findLetter, type Letter } from "./hand-offs.queries.server";

export interface JoinableCurriculum {
  owner: string;
  name: string;
  /** The last day it is kept. */
  keptUntil: string;
  /** Why it cannot be joined. */
  refusal?: string;
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
  const isJoinable = curriculum && consent;
  return { curriculum: { owner, name, keptUntil, ...(isJoinable ? {} : { refusal: refusal(owner) }) } };
}

const WHOSE =
  "Dites d’abord, dans les critères, qui cherche cet emploi : un CV n’est transmis qu’avec l’accord de cette personne.";
const NO_CURRICULUM = (owner: string) =>
  `Pas de CV à joindre : ${owner} peut en déposer un sur sa page de suivi. Un CV dont la date de fin est passée n’est plus transmis.`;
const NO_CONSENT = (owner: string) =>
  `${owner} n’a pas donné son accord pour que son CV soit transmis : demandez-le-lui, il se donne sur sa page de suivi.`;

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

/** The same, by the token of the link; 404 once there is nothing to read. */
export async function getJoinedCurriculum(token: string | undefined): Promise<DocumentRecord> {
  const letter = await findLetter(token);
  const curriculum = letter && (await findJoinedCurriculum(letter));
  if (!curriculum) throw notFound();
  return curriculum;
}

/** Of the consents that CVs were handed over on, those not withdrawn since. */
export async function consentsInForce(consentIds: readonly string[]): Promise<Set<string>> {
  if (consentIds.length === 0) return new Set();
  const inForce = { _id: { $in: consentIds }, isGiven: true, withdrawnAt: { $exists: false } };
  const consents = await Consent.find(inForce, { _id: 1 }).lean<{ _id: string }[]>();
  return new Set(consents.map(({ _id }) => _id));
}
