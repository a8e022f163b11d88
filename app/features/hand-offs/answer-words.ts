import type { ProposedVisit } from "#models/proposal";
import { ACT_WORDS, type HandOffPurpose } from "~/vocabulary/hand-off-words";
import type { AnswerAct } from "~/vocabulary/hand-offs";
import { formatDayLong, NBSP } from "~/vocabulary/typography";

interface LetterWords {
  /** Who sees an answer, under the acts. */
  readers: (sender: string) => string;
  /** What is said once nothing is asked any more. */
  closed: string;
  /** What comes next, after each act. */
  next: Readonly<Record<AnswerAct, (sender: string) => string>>;
}

const NEXT: LetterWords["next"] = {
  propose: (sender) => `${sender} la présente à la famille et vous dit ce qu’il en est.`,
  accept: (sender) => `${sender} vous appelle ou vous écrit pour la suite.`,
  decline: () => `Merci de l’avoir dit${NBSP}: nous cherchons ailleurs. Les raisons restent entre nous.`,
  ask: (sender) => `${sender} vous répond.`,
  "pass-on": (sender) => `${sender} prend contact de notre part, et vous n’avez rien d’autre à faire.`,
  acknowledge: (sender) => `${sender} attend votre réponse.`,
};

const THANKS = "Merci de votre aide. Vous n’avez rien à faire, et nous reviendrons vers vous pour";

/** What the letter says around the acts, by what it asks. */
export const LETTER_WORDS: Readonly<Record<HandOffPurpose, LetterWords>> = {
  need: {
    readers: (sender) =>
      `Votre réponse est lue par ${sender}. La famille voit votre proposition, jamais les raisons d’un refus. `,
    closed: `${THANKS} une autre famille.`,
    next: NEXT,
  },
  introduction: {
    readers: (sender) =>
      `Votre réponse est lue par ${sender}, qui la transmet à la personne. Les raisons d’un refus restent entre nous. `,
    closed: `${THANKS} une autre personne.`,
    next: {
      ...NEXT,
      propose: (sender) => `${sender} demande son accord à la personne et vous confirme le jour.`,
      accept: (sender) => `${sender} vous appelle ou vous écrit pour organiser l’échange.`,
    },
  },
};

/** An answer given, in the partner's own words. */
export function givenWords(purpose: HandOffPurpose, act: AnswerAct): string {
  return act === "acknowledge" ? "J’ai bien reçu" : ACT_WORDS[purpose][act].fr;
}

/** « le 12 décembre 2026, à 14 h » */
export function visitDay({ on, hour }: ProposedVisit): string {
  return [`le ${formatDayLong(on)}`, hour].filter(Boolean).join(", ");
}
