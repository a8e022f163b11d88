import { formatDay, formatDayShort, NBSP, ofName } from "./typography";
import type { Words } from "./words";

export type HandOffState =
  | "sent"
  | "acknowledged"
  | "proposed"
  | "accepted"
  | "asked"
  | "passed-on"
  | "declined"
  | "revoked"
  | "expired";

/** « sent » is the promise recorded at once; when the mail really left is read from the outbox. */
export const HAND_OFF_STATES: Words<HandOffState> = {
  sent: { fr: "réponse attendue", en: "awaiting an answer" },
  acknowledged: { fr: "bien reçu", en: "acknowledged" },
  proposed: { fr: "proposition reçue", en: "proposal received" },
  accepted: { fr: "pris en charge", en: "accepted" },
  asked: { fr: "question posée", en: "question asked" },
  "passed-on": { fr: "orienté ailleurs", en: "passed on" },
  declined: { fr: "décliné", en: "declined" },
  revoked: { fr: "retiré", en: "revoked" },
  expired: { fr: "sans suite", en: "expired" },
};

/** The partner still owes an answer, so reminders go on. */
export const AWAITING_STATES: readonly HandOffState[] = ["sent", "acknowledged"];

/** The partner said something that may still be changed for 7 days. */
export const ANSWERED_STATES: readonly HandOffState[] = [
  "proposed",
  "accepted",
  "asked",
  "passed-on",
  "declined",
];

/** Nothing is asked any more, whoever closed it. */
export const CLOSED_STATES: readonly HandOffState[] = ["revoked", "expired"];

/** An introduction in one of these states lets its structure read the candidate's professional half. */
export const SHOWN_STATES: readonly HandOffState[] = [...AWAITING_STATES, "proposed", "accepted", "asked"];

/** How a partner is asked to answer, by a day: the preview, the mail and the letter say the same. */
export function answerRequest(answerBy: string): string {
  return `Pourriez-vous nous répondre avant le ${formatDay(answerBy)}, même pour dire non${NBSP}? Cela nous aide.`;
}

/** The words around the request, which the mail and its preview share. */
export const HAND_OFF_LETTER = {
  subject: (title: string, answerBy: string): string =>
    `${title}${NBSP}: votre réponse avant le ${formatDayShort(answerBy)}`,
  act: "Répondre",
  aside: "Une minute suffit, sans compte ni mot de passe. Ce lien vous est réservé.",
  reason: (programme: string): string =>
    `Vous recevez cette demande ${ofName(programme)} parce que votre organisme en est partenaire. Pour ne plus en recevoir, ou pour désigner un autre destinataire, répondez simplement à ce mail.`,
} as const;

export type AnswerAct = "propose" | "accept" | "decline" | "ask" | "pass-on" | "acknowledge";

/** The acts of the answer letter, in the order and with the words partners read. */
export const ANSWER_ACTS: Words<AnswerAct> = {
  propose: { fr: "J’ai une proposition", en: "I have a proposal" },
  accept: { fr: "Je peux m’en occuper", en: "I can take care of it" },
  decline: { fr: "Ce n’est pas pour moi", en: "This is not for me" },
  ask: { fr: "J’ai une question", en: "I have a question" },
  "pass-on": { fr: "Voyez plutôt avec…", en: "Please ask someone else" },
  acknowledge: { fr: "J’ai bien reçu, je réponds avant le…", en: "Received, I will answer by…" },
};

export const STATE_AFTER: Readonly<Record<AnswerAct, HandOffState>> = {
  propose: "proposed",
  accept: "accepted",
  decline: "declined",
  ask: "asked",
  "pass-on": "passed-on",
  acknowledge: "acknowledged",
};

/** From which states each act may be recorded; a link that is closed accepts none. */
export const ACTS_ALLOWED_FROM: Readonly<Record<AnswerAct, readonly HandOffState[]>> = {
  propose: [...AWAITING_STATES, ...ANSWERED_STATES],
  accept: [...AWAITING_STATES, ...ANSWERED_STATES],
  decline: [...AWAITING_STATES, ...ANSWERED_STATES],
  ask: [...AWAITING_STATES, ...ANSWERED_STATES],
  "pass-on": [...AWAITING_STATES, ...ANSWERED_STATES],
  acknowledge: AWAITING_STATES,
};

export type DeclineReason =
  | "nothing-available"
  | "wrong-area"
  | "wrong-criteria"
  | "not-my-job"
  | "no-time"
  | "place-taken"
  | "no-room"
  | "other-profile"
  | "not-ready"
  | "other";

export const DECLINE_REASONS: Words<DeclineReason> = {
  "nothing-available": { fr: "Rien de disponible en ce moment", en: "Nothing available at the moment" },
  "wrong-area": { fr: "Ce n’est pas mon secteur", en: "Not my area" },
  "wrong-criteria": { fr: "Je n’ai rien qui corresponde", en: "Nothing that matches" },
  "not-my-job": { fr: "Ce n’est pas mon métier", en: "Not what I do" },
  "no-time": { fr: "Je ne peux pas m’en occuper en ce moment", en: "No time at the moment" },
  "place-taken": { fr: "La place est déjà prise", en: "The place is taken" },
  "no-room": { fr: "Pas de cabinet ou de poste libre", en: "No consulting room or post available" },
  "other-profile": { fr: "Nous cherchons un autre profil", en: "We look for another profile" },
  "not-ready": {
    fr: "Nous ne pouvons pas accueillir pour l’instant",
    en: "We cannot receive anybody for now",
  },
  other: { fr: "Une autre raison", en: "Another reason" },
};

export type AnswerOrigin = "link" | "phone" | "in-person" | "mail";

export const ANSWER_ORIGINS: Words<AnswerOrigin> = {
  link: { fr: "par le lien", en: "by link" },
  phone: { fr: "par téléphone", en: "by phone" },
  "in-person": { fr: "de vive voix", en: "in person" },
  mail: { fr: "par mail", en: "by mail" },
};

/** How an answer that a colleague types has reached us. */
export const TYPED_ORIGINS = ["phone", "in-person", "mail"] as const satisfies readonly AnswerOrigin[];
