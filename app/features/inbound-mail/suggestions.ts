import type { Suggestion } from "#models/message";
import type { AnswerAct } from "~/vocabulary/hand-offs";
import { amountIn } from "./amounts";
import { momentIn } from "./french-dates";
import { foldWords, sentencesIn } from "./sentences";
import {
  ADVERSATIVE,
  ASKS_PLAINLY,
  CONDITION,
  COURTESY,
  IRONY,
  POLITE_BUT,
  POLITE_IF,
} from "./suggestion-doubts";
import { ACT_RULES } from "./suggestion-rules";

interface Saying extends Pick<Suggestion, "act" | "reason" | "sentence"> {
  isPromise?: boolean;
}

/** Of two acts in one mail, the one that the other belongs to: « bien reçu, je m’en occupe ». */
const ABSORBS: Readonly<Record<AnswerAct, readonly AnswerAct[]>> = {
  propose: ["accept", "acknowledge"],
  accept: ["acknowledge"],
  decline: ["acknowledge"],
  ask: ["acknowledge"],
  "pass-on": ["decline", "acknowledge"],
  acknowledge: [],
};
/** A condition changes nothing to these. */
const UNCONDITIONAL: readonly AnswerAct[] = ["ask", "acknowledge"];
/** In characters: a longer letter says more than one thing. */
const LONGEST_TEXT = 4000;
/** Words between quotation marks are somebody else’s. */
const CITED = /«[^»]*»|“[^”]*”|"[^"\n]*"/g;
const HARMLESS_NO = /\b(?:pas|sans|aucun)(?: de)? (?:souci|probleme)s?|\bn'hesitez pas|\bpas d'inquietude/g;
/** « libre le 1er janvier » is no day of visit. */
const AVAILABLE = /\b(?:libre|dispo\p{L}*|libere\p{L}*|a partir|a compter|des|entree|emmenag\p{L}*)\b/u;
const VISIT = /\b(?:visit\p{L}*|rendez-vous|rdv|appel|passer|venir|voir|voit|voyons)\b/u;

/**
 * What a text seems to answer, by rules we can explain, seen from `at`; null rather than a guess, so whenever two
 * sentences disagree, a condition is set or somebody jokes.
 */
export function suggestionIn(text: string, at: Date): Suggestion | null {
  if (text.length > LONGEST_TEXT) return null;
  const plain = foldWords(text).replace(CITED, blank);
  if (IRONY.test(plain) || ADVERSATIVE.test(plain.replace(POLITE_BUT, ""))) return null;
  const said = sentencesIn(text).map(sayingsOf);
  if (said.some((sayings) => sayings === null)) return null;
  const saying = onlyOne(said.flatMap((sayings) => sayings ?? []));
  if (!saying) return null;
  const isConditional = CONDITION.test(plain.replace(POLITE_IF, ""));
  return isConditional && !UNCONDITIONAL.includes(saying.act) ? null : detailed(saying, at);
}

/** What one sentence says; null when nobody can tell what it means. */
function sayingsOf(sentence: string): Saying[] | null {
  const plain = foldWords(sentence).replace(CITED, blank).replace(/\s+/g, " ").trim();
  const found = ACT_RULES.filter(
    ({ says, unless }) => says.test(plain) && !unless?.test(plain.replace(HARMLESS_NO, "")),
  );
  const sayings = found.map(({ act, reason, isPromise }) => ({ act, sentence, reason, isPromise }));
  if (plain.includes("?")) return askings(plain, sentence, sayings);
  if (ASKS_PLAINLY.test(plain)) return [...sayings, { act: "ask", sentence }];
  const isBareNo = /^(?:ah |euh |oh )?non\b/.test(plain) && sayings.length === 0;
  return isBareNo ? null : sayings;
}

function askings(plain: string, sentence: string, sayings: readonly Saying[]): Saying[] | null {
  if (COURTESY.test(plain)) return [];
  const isOffer = sayings.some(({ act }) => act === "accept" || act === "propose") || isAppointment(plain);
  if (isOffer) return null;
  return plain.split(" ").length > 2 ? [{ act: "ask", sentence }] : [];
}

/** « On se voit mardi à 14 h ? » asks, and offers. */
function isAppointment(plain: string): boolean {
  return (
    VISIT.test(plain) && /\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|demain|\d{1,2} ?h)\b/.test(plain)
  );
}

function onlyOne(sayings: readonly Saying[]): Saying | null {
  const acts = new Set(sayings.map(({ act }) => act));
  const refuses = acts.has("decline") || acts.has("pass-on");
  if (refuses && sayings.some(({ isPromise }) => isPromise)) return null;
  const left = [...acts].filter((act) => ![...acts].some((other) => ABSORBS[other].includes(act)));
  return left.length === 1 ? (sayings.find(({ act }) => act === left[0]) ?? null) : null;
}

function detailed({ act, reason, sentence }: Saying, at: Date): Suggestion {
  const said = { act, sentence, ...(reason && { reason }) };
  if (act !== "propose" && act !== "accept" && act !== "acknowledge") return said;
  const folded = foldWords(sentence);
  const isAvailability = AVAILABLE.test(folded) && !VISIT.test(folded);
  const moment = isAvailability ? {} : momentIn(sentence, at);
  const amount = act === "acknowledge" ? undefined : amountIn(sentence);
  return { ...said, ...moment, ...(amount !== undefined && { amount }) };
}

function blank(words: string): string {
  return " ".repeat(words.length);
}
