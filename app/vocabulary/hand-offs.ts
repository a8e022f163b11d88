import { formatDay, NBSP, ofName } from "./typography";
import type { Words } from "./words";

/** What is kept of where a hand-off stands. */
export type HandOffState =
  | "prepared"
  | "sent"
  | "acknowledged"
  | "proposed"
  | "accepted"
  | "asked"
  | "passed-on"
  | "declined"
  | "done"
  | "partly"
  | "not-done"
  | "revoked"
  | "expired";

/** What is shown of it: a request handed over whose letter has not left yet is ready to leave. */
export type ShownState = HandOffState | "queued";

export const HAND_OFF_STATES: Words<ShownState> = {
  prepared: { fr: "à confirmer", en: "to be confirmed" },
  queued: { fr: "prêt à partir", en: "ready to leave" },
  sent: { fr: "réponse attendue", en: "awaiting an answer" },
  acknowledged: { fr: "bien reçu", en: "acknowledged" },
  proposed: { fr: "proposition reçue", en: "proposal received" },
  accepted: { fr: "pris en charge", en: "accepted" },
  asked: { fr: "question posée", en: "question asked" },
  "passed-on": { fr: "orienté ailleurs", en: "passed on" },
  declined: { fr: "décliné", en: "declined" },
  done: { fr: "fait", en: "done" },
  partly: { fr: "fait en partie", en: "partly done" },
  "not-done": { fr: "pas abouti", en: "not done" },
  revoked: { fr: "retiré", en: "revoked" },
  expired: { fr: "sans suite", en: "expired" },
};

/** Where a hand-off stands for who reads it: « sent » is kept at once, when its letter left (`leftAt`) is read from the outbox. */
export function shownState({ state, leftAt }: { state: HandOffState; leftAt?: Date }): ShownState {
  return state === "sent" && !leftAt ? "queued" : state;
}

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

/** How it ended is known, from the partner or from who was helped. */
export const OUTCOME_STATES: readonly HandOffState[] = ["done", "partly", "not-done"];

/** Nothing is asked any more, whoever closed it. */
export const CLOSED_STATES: readonly HandOffState[] = ["revoked", "expired"];

/** An introduction in one of these states lets its structure read the candidate's professional half. */
export const SHOWN_STATES: readonly HandOffState[] = [
  ...AWAITING_STATES,
  "proposed",
  "accepted",
  "asked",
  "done",
  "partly",
];

/** How a partner is asked to answer, by a day: the preview, the mail and the letter say the same, until it is past. */
export function answerRequest(answerBy: string, isPast = false): string {
  if (isPast) {
    return `Nous espérions votre réponse pour le ${formatDay(answerBy)}${NBSP}: elle est toujours la bienvenue, même pour dire non.`;
  }
  return `Pourriez-vous nous répondre avant le ${formatDay(answerBy)}, même pour dire non${NBSP}? Cela nous aide.`;
}

/** The words around the request, which the mail and its preview share; the first three may be changed in the settings. */
export const HAND_OFF_LETTER = {
  subject: `{demande}${NBSP}: votre réponse avant le {date}`,
  greeting: "Bonjour,",
  aside: "Une minute suffit, sans compte ni mot de passe. Ce lien vous est réservé.",
  act: "Répondre",
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

/** What happens to a hand-off: a partner answers, a colleague or time decides. */
export type HandOffEvent =
  | AnswerAct
  | "hand-over"
  | "leave"
  | "reply"
  | "finish"
  | "finish-partly"
  | "finish-not"
  | "revoke"
  | "expire"
  | "reopen";

export interface Transition {
  from: readonly ShownState[];
  to: ShownState;
}

const AWAITED: readonly ShownState[] = ["queued", ...AWAITING_STATES];
/** An answer that comes once nothing was expected any more is still an answer. */
const ANSWERABLE: readonly ShownState[] = [...AWAITED, ...ANSWERED_STATES, "expired"];
const FINISHABLE: readonly ShownState[] = ["accepted", "proposed", ...OUTCOME_STATES];

/** Every event, the states it may happen in and the one it leads to: what is not here does not happen. */
export const HAND_OFF_TRANSITIONS: Readonly<Record<HandOffEvent, Transition>> = {
  "hand-over": { from: ["prepared"], to: "queued" },
  leave: { from: ["queued"], to: "sent" },
  reply: { from: ["asked"], to: "queued" },
  acknowledge: { from: [...AWAITED, "expired"], to: "acknowledged" },
  propose: { from: ANSWERABLE, to: "proposed" },
  accept: { from: ANSWERABLE, to: "accepted" },
  decline: { from: ANSWERABLE, to: "declined" },
  ask: { from: ANSWERABLE, to: "asked" },
  "pass-on": { from: ANSWERABLE, to: "passed-on" },
  finish: { from: FINISHABLE, to: "done" },
  "finish-partly": { from: FINISHABLE, to: "partly" },
  "finish-not": { from: FINISHABLE, to: "not-done" },
  revoke: { from: ["prepared", ...AWAITED], to: "revoked" },
  expire: { from: AWAITED, to: "expired" },
  reopen: { from: ["declined", ...OUTCOME_STATES, ...CLOSED_STATES], to: "queued" },
};

/** The state kept after an event: a letter that is ready to leave counts as sent. */
export function stateAfter(event: HandOffEvent): HandOffState {
  const { to } = HAND_OFF_TRANSITIONS[event];
  return to === "queued" ? "sent" : to;
}

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

/** Who says how a hand-off ended. */
export type OutcomeSide = "partner" | "family";

/** How it ended, as they say. */
export type OutcomeWord = "done" | "partly" | "not-done";

export const OUTCOME_WORDS: Words<OutcomeWord> = {
  done: { fr: "C’est fait", en: "It is done" },
  partly: { fr: "En partie", en: "Partly" },
  "not-done": { fr: "Cela n’a pas abouti", en: "It did not work out" },
};

export const OUTCOME_EVENTS: Readonly<Record<OutcomeWord, HandOffEvent>> = {
  done: "finish",
  partly: "finish-partly",
  "not-done": "finish-not",
};
