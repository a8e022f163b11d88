import {
  ANSWER_ACTS,
  ANSWERED_STATES,
  type AnswerAct,
  AWAITING_STATES,
  DECLINE_REASONS,
  type DeclineReason,
  HAND_OFF_STATES,
  type HandOffState,
} from "./hand-offs";
import type { Words } from "./words";

/** What is passed on: a need of the household, or the presentation of a candidate to a structure (« mise en relation »). */
export type HandOffPurpose = "need" | "introduction";

/** What a hand-off is for, from the one of the two that it keeps. */
export function purposeOf({ introduction }: { introduction?: unknown }): HandOffPurpose {
  return introduction ? "introduction" : "need";
}

export const STATE_WORDS: Readonly<Record<HandOffPurpose, Words<HandOffState>>> = {
  need: HAND_OFF_STATES,
  introduction: {
    ...HAND_OFF_STATES,
    proposed: { fr: "visite proposée", en: "visit proposed" },
    accepted: { fr: "échange souhaité", en: "meeting wished" },
  },
};

export const ACT_WORDS: Readonly<Record<HandOffPurpose, Words<AnswerAct>>> = {
  need: ANSWER_ACTS,
  introduction: {
    ...ANSWER_ACTS,
    propose: { fr: "Je propose une visite", en: "I propose a visit" },
    accept: { fr: "Je souhaite d’abord un échange", en: "I would like to talk first" },
    decline: { fr: "Ce n’est pas pour nous", en: "This is not for us" },
  },
};

/** Why a partner does not take a need, why a structure does not receive somebody. */
const REASONS: Readonly<Record<HandOffPurpose, readonly DeclineReason[]>> = {
  need: ["nothing-available", "wrong-area", "wrong-criteria", "not-my-job", "no-time", "other"],
  introduction: ["place-taken", "no-room", "other-profile", "not-ready", "other"],
};

/** The reasons to decline, as options, in the order a partner reads them. */
export function declineOptions(purpose: HandOffPurpose): { value: DeclineReason; label: string }[] {
  return REASONS[purpose].map((value) => ({ value, label: DECLINE_REASONS[value].fr }));
}

/** What the timeline says was done, before the name of the partner. */
export const HAND_OFF_DEEDS: Readonly<
  Record<HandOffPurpose, { sent: string; revoked: string; resumed: string }>
> = {
  need: { sent: "Relais passé à", revoked: "Relais retiré à", resumed: "Relais repris avec" },
  introduction: {
    sent: "Mise en relation avec",
    revoked: "Mise en relation retirée avec",
    resumed: "Mise en relation reprise avec",
  },
};

/** From which states a hand-off is taken back: a structure that answered may still be asked to forget a candidate. */
export function revocableStates(handOff: { introduction?: unknown }): readonly HandOffState[] {
  return handOff.introduction ? [...AWAITING_STATES, ...ANSWERED_STATES] : AWAITING_STATES;
}
