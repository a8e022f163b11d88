import { Tracking } from "#models/tracking";
import { type Actor, FAMILY } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { addWorkingDays, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, entry, followUp } from "~/core/db/effects.server";
import { settle } from "~/core/db/relay.server";
import { UserFacingError } from "~/core/errors";
import { isOverLimit } from "~/core/http/limits.server";
import { newId } from "~/core/ids.server";
import { recordConsent, withdrawConsent } from "~/features/consents/consents.commands.server";
import { listConsentsOf } from "~/features/consents/consents.queries.server";
import { addDocuments, type SentFile } from "~/features/documents/documents.commands.server";
import { askErasure } from "~/features/privacy/erasures.commands.server";
import { CONSENT_PURPOSES, type ConsentPurpose } from "~/vocabulary/consents";
import { ownPurposes, wordingKey, wordingOf } from "./own-consents.server";
import type { TrackingAct } from "./tracking.schema.server";
import { sendCode, tryCode } from "./tracking-code.commands.server";
import { receiveCorrection } from "./tracking-corrections.commands.server";
import type { LiveTracking } from "./tracking-link.queries.server";
import { listMembers } from "./tracking-member.queries.server";
import { sayOutcome } from "./tracking-outcome.commands.server";
import { sayDocumentSent } from "./tracking-papers.commands.server";
import { rankOptions } from "./tracking-ranks.commands.server";
import { sendScholarshipPaper } from "./tracking-scholarship.commands.server";
import { tell } from "./tracking-telling.server";
import { refuseFull } from "./tracking-uploads.commands.server";
import { sayOfVisit } from "./tracking-visit.commands.server";
import { endedBy, TRACKING_REFUSALS } from "./tracking-words";

const KEPT_DAYS = 180;
const MOST_MESSAGES = 100;
const DAY_MS = 24 * 3600 * 1000;
/** Codes have limits of their own, and tell no colleague. */
const COUNTED_APART: readonly string[] = ["code", "unlock"];

export interface Given {
  files: readonly SentFile[];
  /** A code was typed a few minutes ago. */
  hasCode: boolean;
}

/**
 * Carries out what an adult does on their own page, and tells which act was done. Refuses, in the language of the page,
 * too many at once and, without a code typed lately, what withdraws, erases or changes the address.
 */
export async function carryOutTrackingAct(
  live: LiveTracking,
  act: Exclude<TrackingAct, { act: "renew" }>,
  given: Given,
): Promise<string> {
  if (!COUNTED_APART.includes(act.act) && (await isOverLimit("tracking-act", live.tracking._id)))
    throw new UserFacingError(TRACKING_REFUSALS[live.language].tooMuch);
  const done = await carryOut(live, act, given);
  await settle();
  return done;
}

async function carryOut(
  live: LiveTracking,
  act: Exclude<TrackingAct, { act: "renew" }>,
  { files, hasCode }: Given,
): Promise<string> {
  switch (act.act) {
    case "message":
      await writeMessage(live, act.message);
      return "message";
    case "rank":
      await rankOptions(live, act);
      return "ranks";
    case "visit":
      await sayOfVisit(live, act);
      return "visit";
    case "outcome":
      await sayOutcome(live, act);
      return "outcome";
    case "correct":
      await receiveCorrection(live, act, hasCode);
      return "correction";
    case "deposit":
      await depositDocuments(live, { files, purpose: act.purpose });
      return "documents";
    case "sent":
      await sayDocumentSent(live, act);
      return "sent";
    case "scholarship":
      await sendScholarshipPaper(live, act, files);
      return "documents";
    case "consent":
      await giveConsent(live, act);
      return "consent";
    case "withdraw":
      requireCode(live, hasCode);
      return endedBy(await withdrawOwnConsent(live, act.consentId));
    case "erase":
      requireCode(live, hasCode);
      await askOwnErasure(live);
      return "erasure";
    case "code":
      await sendCode(live);
      return "code";
    case "unlock":
      await tryCode(live, act.code);
      return "open";
  }
}

/** Keeps what an adult writes, for whoever follows the file; they are to be answered the next working day. */
async function writeMessage({ tracking, member }: LiveTracking, text: string): Promise<void> {
  const { id, firstName, household } = member;
  await commit(FAMILY, Tracking, tracking._id, {
    onlyIf: { isOpen: true },
    set: { updatedAt: now() },
    push: { messages: { $each: [{ id: newId(), text, at: now() }], $slice: -MOST_MESSAGES } },
    effects: [
      audit("tracking.message-received"),
      entry({
        ...{ householdId: household._id, kind: "message", memberId: id, authorName: member.name },
        ...{ text: `${member.name} écrit depuis sa page de suivi.`, quote: text },
      }),
      ...(await tell(member, `${member.name} vous écrit depuis sa page de suivi.`)),
      ...(household.referentId
        ? [
            followUp("setNextAction", {
              householdId: household._id,
              label: `Répondre à ${firstName}`,
              ownerId: household.referentId,
              dueOn: addWorkingDays(toDay(now()), 1),
              origin: "answer",
            }),
          ]
        : []),
    ],
  });
}

async function depositDocuments(
  live: LiveTracking,
  deposit: { files: readonly SentFile[]; purpose: Extract<TrackingAct, { act: "deposit" }>["purpose"] },
): Promise<void> {
  const { member, tracking, language } = live;
  const keptUntil = toDay(new Date(now().getTime() + KEPT_DAYS * DAY_MS));
  const { _id: householdId } = member.household;
  await refuseFull(live, deposit.files.length);
  await addDocuments(actorOf(live), householdId, {
    ...deposit,
    language,
    track: "family",
    keptUntil,
    memberId: member.id,
  });
  await commit(FAMILY, Tracking, tracking._id, {
    set: { updatedAt: now() },
    effects: await tell(
      member,
      `${member.name} a déposé un document.`,
      `/households/${householdId}/documents`,
    ),
  });
}

/** Each adult says yes for themselves, in the words they read: not once those have changed. */
async function giveConsent(
  live: LiveTracking,
  { purpose, read }: Extract<TrackingAct, { act: "consent" }>,
): Promise<void> {
  const { member, tracking, language } = live;
  if (!ownPurposes(member).includes(purpose)) throw notFound();
  const inForce = await wordingOf(purpose, language);
  if (read !== wordingKey(inForce)) throw new UserFacingError(TRACKING_REFUSALS[language].changed);
  const { wording } = inForce;
  const { _id: householdId } = member.household;
  await recordConsent(FAMILY, { householdId, candidateId: member.id, purpose, means: "tracking", wording });
  await commit(FAMILY, Tracking, tracking._id, {
    set: { updatedAt: now() },
    effects: await tell(member, `${member.name} a donné un accord depuis sa page de suivi.`),
  });
}

async function withdrawOwnConsent(live: LiveTracking, consentId: string): Promise<ConsentPurpose> {
  const { member, language } = live;
  const { id, name, household } = member;
  const consent = (await listConsentsOf(id)).find(({ _id }) => _id === consentId);
  if (!consent) throw notFound();
  const text = `${name} a retiré son accord : ${CONSENT_PURPOSES[consent.purpose].fr.toLowerCase()}.`;
  await withdrawConsent(actorOf(live), consent, {
    refusal: TRACKING_REFUSALS[language].changed,
    effects: [
      entry({ householdId: household._id, kind: "change", text, memberId: id, authorName: name }),
      ...(await tell(member, text, `/households/${household._id}/sharing`)),
    ],
  });
  return consent.purpose;
}

/** Of this adult alone; of the whole file when there is nobody else. */
async function askOwnErasure(live: LiveTracking): Promise<void> {
  const { member, tracking } = live;
  const { _id: householdId } = member.household;
  const members = await listMembers(member.household);
  await askErasure(actorOf(live), householdId, {
    ...(members.length > 1 ? { memberId: member.id } : {}),
    requesterId: member.id,
    askedBy: "person",
    means: "tracking",
    askedOn: toDay(now()),
  });
  await commit(FAMILY, Tracking, tracking._id, {
    set: { updatedAt: now() },
    effects: await tell(member, `${member.name} demande l’effacement de ses données.`),
  });
}

function requireCode({ language }: LiveTracking, hasCode: boolean): void {
  if (!hasCode) throw new UserFacingError(TRACKING_REFUSALS[language].needsCode);
}

function actorOf({ member: { name } }: LiveTracking): Actor {
  return { ...FAMILY, name };
}
