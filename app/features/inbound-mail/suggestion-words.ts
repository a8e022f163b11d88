import type { MessageRecord, Suggestion } from "#models/message";
import type { HandOffPurpose } from "~/vocabulary/hand-off-words";
import { type AnswerAct, DECLINE_REASONS } from "~/vocabulary/hand-offs";
import { foldText, formatDay, formatEuros, lowerFirst, NBSP } from "~/vocabulary/typography";

const NEED_ACTS: Readonly<Record<AnswerAct, string>> = {
  propose: "propose quelque chose",
  accept: "accepte",
  decline: "décline",
  ask: "pose une question",
  "pass-on": "oriente vers quelqu’un d’autre",
  acknowledge: "a bien reçu la demande",
};

const ACTS: Readonly<Record<HandOffPurpose, Readonly<Record<AnswerAct, string>>>> = {
  need: NEED_ACTS,
  introduction: { ...NEED_ACTS, propose: "propose une visite", accept: "souhaite un échange" },
};

export interface MarkedText {
  before: string;
  marked?: string;
  after?: string;
}

type Said = Pick<Suggestion, "act" | "sentence" | "day" | "time" | "amount" | "reason">;

/** What a suggestion is of, for what the hand-off asks: a structure that agrees to a day offers a visit. */
export function actOf({ act, day }: Said, purpose: HandOffPurpose): AnswerAct {
  return purpose === "introduction" && act === "accept" && day ? "propose" : act;
}

/** « accepte, visite mardi 1ᵉʳ décembre à 14 h » */
export function suggestionWords(said: Said, purpose: HandOffPurpose, now: Date): string {
  const { amount, reason } = said;
  const words = [
    ACTS[purpose][actOf(said, purpose)],
    momentWords(said, purpose, now),
    amount && formatEuros(amount),
    reason && lowerFirst(DECLINE_REASONS[reason].fr),
  ];
  return words.filter(Boolean).join(", ");
}

/** « 14 h », « 10 h 30 », from "HH:mm". */
export function hourWords(time: string): string {
  const [hour, minutes] = time.split(":");
  return `${Number(hour)}${NBSP}h${minutes === "00" ? "" : `${NBSP}${minutes}`}`;
}

/** The text of a mail, the sentence that a suggestion was read in apart, unless it is something else. */
export function markedText({ text, suggestion }: Pick<MessageRecord, "text" | "suggestion">): MarkedText {
  const marked = suggestion?.state === "dismissed" ? "" : (suggestion?.sentence ?? "");
  const place = marked ? text.indexOf(marked) : -1;
  if (place < 0) return { before: text };
  return { before: text.slice(0, place), marked, after: text.slice(place + marked.length) };
}

function momentWords({ act, sentence, day, time }: Said, purpose: HandOffPurpose, now: Date): string {
  if (!day) return "";
  const when = [formatDay(day, now), time && `à ${hourWords(time)}`].filter(Boolean).join(" ");
  if (act === "acknowledge") return `réponse ${when}`;
  const isVisit = purpose === "need" && foldText(sentence).includes("visite");
  return isVisit ? `visite ${when}` : when;
}
