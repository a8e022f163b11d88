import { HandOff, type HandOffAnswer, type HandOffRecord } from "#models/hand-off";
import { Household, type HouseholdRecord, type NextAction } from "#models/household";
import type { NeedOption } from "#models/need";
import type { Actor } from "~/core/auth/actor";
import { addWorkingDays, atParis, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, type Effect, entry, followUp, notice } from "~/core/db/effects.server";
import { newId } from "~/core/ids.server";
import { mail } from "~/core/outbox/mail-effect.server";
import { getSettings } from "~/core/settings.server";
import { standInFor } from "~/features/accounts/stand-ins.queries.server";
import {
  addOption,
  markNeedAsked,
  takeBallBack,
  withdrawOption,
} from "~/features/needs/needs.commands.server";
import { purposeOf } from "~/vocabulary/hand-off-words";
import { ACTS_ALLOWED_FROM, STATE_AFTER } from "~/vocabulary/hand-offs";
import { formatDayLong, formatEuros, NBSP, plural } from "~/vocabulary/typography";
import { answerSentence, homeLabel, nextLabel } from "./answer-sentences";
import { givenWords } from "./answer-words";
import { droppedVisit } from "./hand-off-matter.server";
import { callBackMails, latestVersion } from "./hand-offs.commands.server";
import { showCandidate } from "./introductions.commands.server";

const DAY_MS = 24 * 3600 * 1000;

export type AnswerInput = Omit<HandOffAnswer, "id" | "at">;

interface Contact {
  name: string;
  email?: string;
}

/**
 * Records what a partner answers; the answer becomes an option, a notice and the file's next action through
 * a follow-up. Refuses an act the present state does not allow, or a hand-off changed meanwhile. Confirms by mail when the link was used.
 */
export async function recordAnswer(
  actor: Actor,
  handOff: HandOffRecord,
  contact: Contact,
  input: AnswerInput,
): Promise<void> {
  const { delays } = await getSettings();
  const at = now();
  const answer: HandOffAnswer = { ...input, id: newId(), at };
  const isAnswer = input.act !== "acknowledge";
  const dropped = droppedVisit(handOff);
  const wasCalled = handOff.reminders.some(({ kind }) => kind === "call");
  const nextReminderAt = input.promisedOn ? atParis(addWorkingDays(input.promisedOn, 1), "09:00") : undefined;
  await commit(actor, HandOff, handOff._id, {
    onlyIf: { state: { $in: ACTS_ALLOWED_FROM[input.act] }, version: handOff.version },
    refusal: "Cette demande a changé entre-temps. Rechargez la page pour voir où elle en est.",
    set: {
      state: STATE_AFTER[input.act],
      updatedAt: at,
      ...(isAnswer ? { answeredAt: at } : {}),
      ...(isAnswer || wasCalled ? {} : { nextReminderAt }),
    },
    unset: [...(isAnswer ? ["nextReminderAt"] : []), ...(dropped.length > 0 ? ["introduction.visit"] : [])],
    push: { answers: { $each: [answer], $slice: -20 } },
    effects: [
      audit("hand-off.answered", [input.act]),
      followUp("applyAnswer", { handOffId: handOff._id, answerId: answer.id }),
      ...dropped,
      ...(isAnswer ? [followUp("settleTasks", { handOffId: handOff._id, isAnswered: true })] : []),
      followUp("countPartnerAnswer", { partnerId: handOff.partnerId, at: at.toISOString() }),
      ...confirmation(handOff, contact, answer, new Date(at.getTime() + delays.changeAnswerDays * DAY_MS)),
    ],
  });
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
  const obsolete = answer.act === "acknowledge" ? [] : (["hand-off", "visit-agreed"] as const);
  await callBackMails(actor, handOffId, [...obsolete, "hand-off-reminder"]);
  const isLatest = handOff.answers.at(-1)?.id === answerId;
  const { needId } = handOff;
  if (isLatest && needId) await applyToNeed(actor, { ...handOff, needId }, answer, effectId);
  await applyToFile(actor, { handOff, answer, household, effectId });
}

async function applyToNeed(
  actor: Actor,
  handOff: HandOffRecord & { needId: string },
  answer: HandOffAnswer,
  effectId: string,
): Promise<void> {
  for (const earlier of handOff.answers.slice(0, -1)) {
    if (earlier.act === "propose") await withdrawOption(actor, handOff.needId, earlier.id);
  }
  if (answer.act === "propose") return addOption(actor, handOff.needId, optionOf(handOff, answer));
  if (answer.act === "accept" || answer.act === "acknowledge") {
    const asked = answer.act === "acknowledge" ? latestVersion(handOff).answerBy : undefined;
    const answerBy = answer.promisedOn ?? asked;
    return markNeedAsked(actor, handOff.needId, { partnerName: handOff.partnerName, answerBy }, effectId);
  }
  return takeBallBack(actor, handOff, effectId);
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
  await commit(actor, Household, household._id, {
    set: { nextAction: nextActionAfter(handOff, answer, reader), updatedAt: now() },
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
      notice({
        accountId,
        householdId: household._id,
        track: handOff.track,
        text,
        href: `/households/${household._id}`,
        handOffId: handOff._id,
        answerId: answer.id,
      }),
    ],
    appliedBy: effectId,
  });
}

function nextActionAfter(handOff: HandOffRecord, answer: HandOffAnswer, ownerId: string): NextAction {
  const soon = addWorkingDays(toDay(answer.at), 1);
  const isTaken = answer.act === "accept" && !handOff.introduction;
  const later = isTaken ? addWorkingDays(toDay(answer.at), 5) : soon;
  const dueOn = answer.act === "acknowledge" && answer.promisedOn ? answer.promisedOn : later;
  return { label: nextLabel(handOff, answer), ownerId, dueOn, origin: "answer" };
}

function optionOf(handOff: HandOffRecord, answer: HandOffAnswer): NeedOption {
  const { proposal } = answer;
  return {
    id: answer.id,
    answerId: answer.id,
    label: proposal ? homeLabel(proposal) : "Une piste",
    details: proposal ? detailsOf(proposal) : [],
    state: "new",
    partnerId: handOff.partnerId,
    partnerName: handOff.partnerName,
    handOffId: handOff._id,
    note: proposal?.note ?? answer.message,
    at: answer.at,
  };
}

function detailsOf(proposal: NonNullable<HandOffAnswer["proposal"]>): NeedOption["details"] {
  return [
    { label: "Où", value: proposal.place },
    {
      label: "Taille",
      value: proposal.rooms ? `${proposal.rooms}${NBSP}${plural(proposal.rooms, "pièce", "pièces")}` : "",
    },
    { label: "Loyer ou prix", value: proposal.rent ? formatEuros(proposal.rent) : "" },
    { label: "Libre", value: proposal.fromOn ? `à partir du ${formatDayLong(proposal.fromOn)}` : "" },
  ].filter(({ value }) => value);
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
