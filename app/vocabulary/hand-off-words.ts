import {
  ANSWER_ACTS,
  ANSWERED_STATES,
  type AnswerAct,
  DECLINE_REASONS,
  type DeclineReason,
  HAND_OFF_STATES,
  HAND_OFF_TRANSITIONS,
  type HandOffEvent,
  type HandOffState,
  OUTCOME_STATES,
  type OutcomeSide,
  type ShownState,
  type Transition,
} from "./hand-offs";
import type { Words } from "./words";

/** What is passed on: a need of the household, or the presentation of a candidate to a structure (« mise en relation »). */
export type HandOffPurpose = "need" | "introduction";

/** What a hand-off is for, from the one of the two that it keeps. */
export function purposeOf({ introduction }: { introduction?: unknown }): HandOffPurpose {
  return introduction ? "introduction" : "need";
}

export const STATE_WORDS: Readonly<Record<HandOffPurpose, Words<ShownState>>> = {
  need: HAND_OFF_STATES,
  introduction: {
    ...HAND_OFF_STATES,
    proposed: { fr: "visite proposée", en: "visit proposed" },
    accepted: { fr: "échange souhaité", en: "meeting wished" },
    done: { fr: "abouti", en: "worked out" },
    partly: { fr: "abouti en partie", en: "worked out in part" },
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

/** What the reasons ticked say, in whole sentences. */
export const DECLINE_SENTENCES: Readonly<Record<DeclineReason, string>> = {
  "nothing-available": "Nous n’avons rien de disponible en ce moment.",
  "wrong-area": "Ce n’est pas notre secteur.",
  "wrong-criteria": "Nous n’avons rien qui corresponde à cette demande.",
  "not-my-job": "Ce n’est pas notre métier.",
  "no-time": "Nous ne pouvons pas nous en occuper en ce moment.",
  "place-taken": "La place est déjà prise.",
  "no-room": "Nous n’avons pas de cabinet ou de poste libre.",
  "other-profile": "Nous cherchons un autre profil.",
  "not-ready": "Nous ne pouvons pas accueillir pour l’instant.",
  other: "",
};

export type HandOffDeed = "sent" | "revoked" | "resumed" | "replied" | "reopened" | "expired";

/** What the timeline says was done, before the name of the partner. */
export const HAND_OFF_DEEDS: Readonly<Record<HandOffPurpose, Readonly<Record<HandOffDeed, string>>>> = {
  need: {
    sent: "Relais passé à",
    revoked: "Relais retiré à",
    resumed: "Relais repris avec",
    replied: "Réponse envoyée à la question posée par",
    reopened: "Relais rouvert avec",
    expired: "Relais sans suite avec",
  },
  introduction: {
    sent: "Mise en relation avec",
    revoked: "Mise en relation retirée avec",
    resumed: "Mise en relation reprise avec",
    replied: "Réponse envoyée à la question posée par",
    reopened: "Mise en relation rouverte avec",
    expired: "Mise en relation sans suite avec",
  },
};

/** What differs for an introduction: a structure that answered may still be asked to forget a candidate. */
const INTRODUCTION_TRANSITIONS: Readonly<Partial<Record<HandOffEvent, Transition>>> = {
  revoke: {
    from: [...HAND_OFF_TRANSITIONS.revoke.from, ...ANSWERED_STATES, ...OUTCOME_STATES],
    to: "revoked",
  },
};

/** The states kept in which an event may happen. */
export function statesFrom(event: HandOffEvent, purpose: HandOffPurpose = "need"): HandOffState[] {
  const special = purpose === "introduction" ? INTRODUCTION_TRANSITIONS[event] : undefined;
  return (special ?? HAND_OFF_TRANSITIONS[event]).from.filter((state) => state !== "queued");
}

/** Whether an event may happen to a hand-off as it stands. */
export function can(
  event: HandOffEvent,
  { state, introduction }: { state: HandOffState; introduction?: unknown },
): boolean {
  return statesFrom(event, purposeOf({ introduction })).includes(state);
}

/** Who says how it ended, as a select names them. */
export const OUTCOME_SIDES: Readonly<Record<HandOffPurpose, Words<OutcomeSide>>> = {
  need: {
    partner: { fr: "Le partenaire", en: "The partner" },
    family: { fr: "Le foyer", en: "The family" },
  },
  introduction: {
    partner: { fr: "La structure", en: "The structure" },
    family: { fr: "La personne présentée", en: "The person presented" },
  },
};
