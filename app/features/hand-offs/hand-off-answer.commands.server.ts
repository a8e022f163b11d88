import { Document } from "#models/document";
import { HandOff, type HandOffAnswer, type HandOffRecord } from "#models/hand-off";
import { Household, type HouseholdRecord } from "#models/household";
import type { NeedOption } from "#models/need";
import type { Actor } from "~/core/auth/actor";
import { addWorkingDays, atParis, type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit, type Effect, entry, followUp, notice } from "~/core/db/effects.server";
import { newId } from "~/core/ids.server";
import { mail } from "~/core/outbox/mail-effect.server";
import { getSettings, type Settings } from "~/core/settings.server";
import { standInFor } from "~/features/accounts/stand-ins.queries.server";
import { addOption, withdrawOption } from "~/features/needs/need-options.commands.server";
import { refreshNeed } from "~/features/needs/need-standing.commands.server";
import { photosOf, proposalFacts, proposalLabel } from "~/features/needs/proposal-words";
import { recognised } from "~/features/needs/recognised.server";
import { purposeOf, statesFrom } from "~/vocabulary/hand-off-words";
import { stateAfter } from "~/vocabulary/hand-offs";
import { answerSentence } from "./answer-sentences";
import { givenWords } from "./answer-words";
import { dropForward, prepareForward } from "./hand-off-forward.commands.server";
import {
  droppedVisit,
  NO_FAMILY_QUESTION,
  NO_OUTCOME,
  NO_REMINDER,
  outcomeDue,
} from "./hand-off-matter.server";
import { callBackMails, latestVersion } from "./hand-offs.commands.server";
import { showCandidate } from "./introductions.commands.server";
import { droppedNeedVisit, needVisitLine } from "./need-visit.server";
import { nextActionAfter } from "./next-after-answer.server";

const DAY_MS = 24 * 3600 * 1000;
/** How long the photos of a home are kept. */
const PHOTO_DAYS = 180;

export type AnswerInput = Omit<HandOffAnswer, "id" | "at">;

interface Contact {
  name: string;
  email?: string;
}

/**
 * Records what a partner answers; the answer becomes an option, a notice and the file's next action through
 * a follow-up, besides the effects given. Refuses an act the present state does not allow, or a hand-off changed meanwhile. Confirms by mail when the link was used.
 */
export async function recordAnswer(
  actor: Actor,
  handOff: HandOffRecord,
  contact: Contact,
  input: AnswerInput,
  effects: Effect[] = [],
): Promise<void> {
  const { delays } = await getSettings();
  const at = now();
  const proposal = input.proposal && (await recognised(input.proposal));
  const answer: HandOffAnswer = { ...input, ...(proposal ? { proposal } : {}), id: newId(), at };
  const isAnswer = input.act !== "acknowledge";
  const dropped = droppedVisit(handOff);
  const wasCalled = handOff.reminders.some(({ kind }) => kind === "call");
  const nextReminderAt = input.promisedOn ? atParis(addWorkingDays(input.promisedOn, 1), "09:00") : undefined;
  await commit(actor, HandOff, handOff._id, {
    onlyIf: { state: { $in: statesFrom(input.act, purposeOf(handOff)) }, version: handOff.version },
    refusal: "Cette demande a changé entre-temps. Rechargez la page pour voir où elle en est.",
    set: {
      state: stateAfter(input.act),
      updatedAt: at,
      ...(input.promisedOn ? { expiresAt: linkEndFor(input.promisedOn, handOff, delays) } : {}),
      ...(isAnswer ? { answeredAt: at } : {}),
      ...(isAnswer || wasCalled ? {} : { nextReminderAt }),
      ...(input.act === "accept" ? outcomeDue(toDay(at), delays) : {}),
    },
    unset: [
      ...(isAnswer ? [...NO_REMINDER, "optionState"] : ["putOffUntil", "unremindedAt"]),
      ...(input.act === "accept" ? NO_FAMILY_QUESTION : NO_OUTCOME),
      ...(dropped.length > 0 ? ["introduction.visit"] : []),
    ],
    push: { answers: { $each: [answer], $slice: -20 } },
    effects: [
      audit("hand-off.answered", [input.act]),
      followUp("applyAnswer", { handOffId: handOff._id, answerId: answer.id }),
      ...dropped,
      ...droppedNeedVisit(handOff),
      isAnswer
        ? followUp("settleTasks", { handOffId: handOff._id, isAnswered: true })
        : followUp("planReminder", { handOffId: handOff._id }),
      followUp("countPartnerAnswer", { partnerId: handOff.partnerId, at: at.toISOString() }),
      ...confirmation(handOff, contact, answer, new Date(at.getTime() + delays.changeAnswerDays * DAY_MS)),
      ...effects,
    ],
  });
}

/** A partner who promises an answer may still give it, then change it, by the same link. */
function linkEndFor(promisedOn: Day, { expiresAt }: HandOffRecord, delays: Settings["delays"]): Date {
  const until = new Date(atParis(promisedOn, "00:00").getTime() + (1 + delays.changeAnswerDays) * DAY_MS);
  return until > expiresAt ? until : expiresAt;
}

/** The follow-up of an answer: need, timeline, notice, next action, no mail left to ask again; safe twice. */
export async function applyAnswer(
  actor: Actor,
  { handOffId, answerId }: { handOffId: string; answerId: string },
  effectId: string,
): Promise<void> {
  const handOff = await HandOff.findById(handOffId).lean<HandOffRecord>();
  const answer = handOff?.answers.find(({ id }) => id === answerId);
  if (handOff?.introduction) await showCandidate(actor, handOff.introduction.candidateId);
  const household = handOff && (await Household.findById(handOff.householdId).lean<HouseholdRecord>());
  if (!handOff || !answer || !household) return;
  // An acknowledgement still awaits the answer: the letter, which carries the link, leaves as planned.
  const obsolete =
    answer.act === "acknowledge"
      ? []
      : (["hand-off", "hand-off-changed", "question-reply", "visit-agreed"] as const);
  await callBackMails(actor, handOffId, [...obsolete, "hand-off-reminder"]);
  const isLatest = handOff.answers.at(-1)?.id === answerId;
  const { needId } = handOff;
  if (isLatest && needId) await applyToNeed(actor, { ...handOff, needId }, answer);
  await applyToFile(actor, { handOff, answer, household, effectId });
}

async function applyToNeed(
  actor: Actor,
  handOff: HandOffRecord & { needId: string },
  answer: HandOffAnswer,
): Promise<void> {
  for (const earlier of handOff.answers.slice(0, -1)) {
    if (earlier.act === "propose") await withdrawOption(actor, handOff.needId, earlier.id);
    if (earlier.act === "pass-on") await dropForward(actor, earlier);
  }
  if (answer.act === "propose") {
    await filePhotos(actor, handOff, answer);
    await addOption(actor, handOff.needId, optionOf(handOff, answer));
  }
  if (answer.act === "pass-on") await prepareForward(actor, handOff, answer);
  await refreshNeed(actor, handOff.needId);
}

interface Applied {
  handOff: HandOffRecord;
  answer: HandOffAnswer;
  household: HouseholdRecord;
  effectId: string;
}

async function applyToFile(actor: Actor, { handOff, answer, household, effectId }: Applied): Promise<void> {
  const reader = household.referentId ?? handOff.senderId;
  const accountId = await standInFor(reader);
  const text = answerSentence(handOff, answer);
  const next = await nextActionAfter({ handOff, answer, household }, reader);
  await commit(actor, Household, household._id, {
    set: { ...(next ? { nextAction: next } : {}), updatedAt: now() },
    effects: [
      entry({
        householdId: household._id,
        track: handOff.track,
        kind: "answer",
        text,
        quote: answer.message || undefined,
        handOffId: handOff._id,
        authorName: answer.by ?? handOff.partnerName,
      }),
      ...needVisitLine(handOff, answer),
      // Who typed the answer knows it.
      ...(accountId === actor.id
        ? []
        : [
            notice({
              accountId,
              householdId: household._id,
              track: handOff.track,
              text,
              href: `/households/${household._id}`,
              handOffId: handOff._id,
              answerId: answer.id,
            }),
          ]),
    ],
    appliedBy: effectId,
  });
}

/** The photos of a home join the papers of the file, under the ids their bytes are kept under. */
async function filePhotos(actor: Actor, handOff: HandOffRecord, answer: HandOffAnswer): Promise<void> {
  const { householdId, track } = handOff;
  const keptUntil = toDay(new Date(answer.at.getTime() + PHOTO_DAYS * DAY_MS));
  for (const { id, name, type, bytes } of photosOf(answer.proposal)) {
    const paper = { householdId, track, name, type, bytes, purpose: "housing" as const, keptUntil };
    await create(actor, Document, { _id: id, ...paper, addedBy: null, addedAt: answer.at }, [
      audit("document.added", [paper.purpose]),
    ]);
  }
}

function optionOf(handOff: HandOffRecord, answer: HandOffAnswer): NeedOption {
  const { proposal } = answer;
  const photos = photosOf(proposal).map(({ id }) => id);
  return {
    id: answer.id,
    answerId: answer.id,
    label: proposal ? proposalLabel(proposal) : "Une piste",
    details: proposal ? proposalFacts(proposal) : [],
    ...(proposal ? { proposal } : {}),
    source: "partner",
    state: "new",
    partnerId: handOff.partnerId,
    partnerName: handOff.partnerName,
    handOffId: handOff._id,
    note: proposal?.note ?? answer.message,
    ...(photos.length > 0 ? { photos } : {}),
    at: answer.at,
  };
}

function confirmation(
  handOff: HandOffRecord,
  contact: Contact,
  answer: HandOffAnswer,
  until: Date,
): Effect[] {
  if (answer.origin !== "link" || !contact.email) return [];
  return [
    mail(
      "answer-receipt",
      {
        title: latestVersion(handOff).title,
        answerLabel: givenWords(purposeOf(handOff), answer.act),
        message: answer.message,
        link: { purpose: "answer", id: handOff.linkId, version: handOff.linkVersion },
        changeUntil: toDay(until),
      },
      { to: contact.email, toName: contact.name, handOffId: handOff._id, householdId: handOff.householdId },
    ),
  ];
}
