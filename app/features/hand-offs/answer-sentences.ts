import type { HandOffAnswer, HandOffRecord } from "#models/hand-off";
import { NEED_KIND } from "~/features/needs/need-kinds";
import { presentLabel } from "~/features/needs/option-labels";
import { proposalLabel } from "~/features/needs/proposal-words";
import { ANSWER_ORIGINS, DECLINE_REASONS } from "~/vocabulary/hand-offs";
import { formatDay, NBSP, ofName } from "~/vocabulary/typography";
import { visitDay } from "./answer-words";

type Answered = Pick<HandOffRecord, "partnerName" | "introduction" | "needKind">;

/** What a partner answered, as one sentence of the timeline. */
export function answerSentence({ partnerName, introduction }: Answered, answer: HandOffAnswer): string {
  const origin = answer.origin === "link" ? "" : ` (${ANSWER_ORIGINS[answer.origin].fr})`;
  const sentences: Readonly<Record<HandOffAnswer["act"], () => string>> = {
    propose: () =>
      `${partnerName} propose${NBSP}: ${answer.proposal ? proposalLabel(answer.proposal) : visitLabel(answer)}`,
    accept: () => `${partnerName} ${introduction ? "souhaite d’abord un échange" : takenWords(answer)}`,
    decline: () => `${partnerName} décline${NBSP}: ${reasonsOf(answer)}`,
    ask: () => `${partnerName} pose une question`,
    "pass-on": () => `${partnerName} oriente vers ${answer.other?.name ?? "quelqu’un d’autre"}`,
    acknowledge: () =>
      `${partnerName} a bien reçu${answer.promisedOn ? ` et répond avant le ${formatDay(answer.promisedOn, answer.at)}` : ""}`,
  };
  return `${sentences[answer.act]()}${origin}.`;
}

function takenWords({ visit }: HandOffAnswer): string {
  return visit ? `s’en occupe, visite ${visitDay(visit)}` : "s’en occupe";
}

function reasonsOf({ reasons }: HandOffAnswer): string {
  const words = reasons.map((reason) =>
    DECLINE_REASONS[reason].fr.replace(/^./, (first) => first.toLowerCase()),
  );
  return words.join(", ") || "sans préciser";
}

function visitLabel({ visit }: HandOffAnswer): string {
  return visit ? `une visite ${visitDay(visit)}` : "une piste";
}

/** What a file does next, after an answer. */
export function nextLabel({ partnerName, introduction, needKind }: Answered, answer: HandOffAnswer): string {
  const labels: Readonly<Record<HandOffAnswer["act"], string>> = {
    propose: introduction ? `Confirmer la visite que propose ${partnerName}` : presentLabel(partnerName),
    accept: introduction
      ? `Organiser l’échange avec ${partnerName}`
      : `Prendre des nouvelles auprès ${ofName(partnerName)}`,
    decline: otherChoice({ introduction, needKind }),
    ask: `Répondre à la question ${ofName(partnerName)}`,
    "pass-on": `Contacter ${answer.other?.name ?? "la personne indiquée"}, sur le conseil ${ofName(partnerName)}`,
    acknowledge: awaitedLabel(partnerName),
  };
  return labels[answer.act];
}

/** What is next as long as a partner has not answered. */
export function awaitedLabel(partnerName: string): string {
  return `Suivre la réponse ${ofName(partnerName)}`;
}

/** What is next once reminders by mail were in vain. */
export function callLabel(partnerName: string): string {
  return `Appeler ${partnerName}, qui n’a pas répondu`;
}

/** What is next once a back-up partner is to be asked in the place of one who stays silent. */
export function confirmLabel(backUpName: string, partnerName: string): string {
  return `Confirmer la demande à ${backUpName}, à la place ${ofName(partnerName)} qui n’a pas répondu`;
}

/** What is next once a partner will not do: a label of the file's next action. */
export function otherChoice({
  introduction,
  needKind = "housing",
}: Pick<HandOffRecord, "introduction" | "needKind">): string {
  if (introduction) return "Chercher une autre structure";
  return `Choisir un autre partenaire ${NEED_KIND[needKind].request.forWhat}`;
}
