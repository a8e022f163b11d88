import type { HandOffAnswer, HandOffRecord } from "#models/hand-off";
import { notFound } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { getSettings, type Settings } from "~/core/settings.server";
import { findColleague } from "~/features/accounts/accounts.queries.server";
import { type HandOffPurpose, purposeOf } from "~/vocabulary/hand-off-words";
import {
  ACTS_ALLOWED_FROM,
  ANSWER_ACTS,
  ANSWERED_STATES,
  type AnswerAct,
  CLOSED_STATES,
  DECLINE_REASONS,
  type HandOffState,
} from "~/vocabulary/hand-offs";
import { formatDay, formatDayLong, formatEuros, formatPhone } from "~/vocabulary/typography";
import { valuesOf } from "~/vocabulary/words";
import { promiseBounds } from "./answer.schema.server";
import { visitDay } from "./answer-words";
import { handOffPage } from "./hand-off-page";
import { latestVersion } from "./hand-offs.commands.server";
import { findLetter, type Letter } from "./hand-offs.queries.server";

const DAY_MS = 24 * 3600 * 1000;

/** open: the acts are offered; answered: what was said; closed: taken back; expired: a new link is offered. */
export type LetterStage = "open" | "answered" | "closed" | "expired";

export interface GivenAnswer {
  act: AnswerAct;
  facts: { term: string; value: string | undefined }[];
}

export interface AnswerPage {
  stage: LetterStage;
  purpose: HandOffPurpose;
  programme: string;
  sender: { name: string; phone: string };
  contactName: string;
  title: string;
  intro: string[];
  lines: { label: string; value: string }[];
  answerBy: string;
  /** The acts offered, in the order of the letter. */
  acts: AnswerAct[];
  given?: GivenAnswer;
  /** When an answer is expected by, once the request was acknowledged. */
  promisedOn?: string;
  /** Last day on which the answer can be changed; absent once it is past. */
  changeUntil?: string;
  /** For how many days an answer can be changed. */
  changeDays: number;
  promise: { first: string; last: string };
  /** Where a new link goes, without saying the whole address. */
  mailbox?: string;
  isLinkSent: boolean;
}

/** The letter behind an answer link, in the state it is in; 404 for a link we did not make. */
export async function getAnswerPage(token: string | undefined, { searchParams }: URL): Promise<AnswerPage> {
  const letter = await findLetter(token);
  if (!letter) throw notFound();
  const { handOff, contact } = letter;
  const [settings, sender] = await Promise.all([getSettings(), findColleague(handOff.senderId)]);
  const { stage, canChange, changeUntil } = stageOf(letter, settings.delays);
  const { title, intro, lines, answerBy } = latestVersion(handOff);
  const last = handOff.answers.at(-1);
  const isChanging = canChange && searchParams.has("changer");
  const shown = isChanging ? "open" : stage;
  return {
    stage: shown,
    purpose: purposeOf(handOff),
    programme: settings.brand.programme,
    sender: { name: sender?.name ?? settings.brand.programme, phone: sender?.phone ?? settings.brand.phone },
    contactName: contact.name,
    title,
    // A link taken back or expired tells nothing of whom it was about.
    intro: shown === "open" ? intro.split("\n").filter(Boolean) : [],
    lines: shown === "open" ? lines.map(({ label, value }) => ({ label, value })) : [],
    answerBy,
    acts: shown === "open" ? actsFrom(handOff.state) : [],
    given: last && stage !== "closed" ? { act: last.act, facts: factsOf(last) } : undefined,
    promisedOn: last?.act === "acknowledge" ? last.promisedOn : undefined,
    changeDays: settings.delays.changeAnswerDays,
    changeUntil: canChange ? changeUntil : undefined,
    promise: promiseBounds(),
    mailbox: contact.email && maskedAddress(contact.email),
    isLinkSent: searchParams.has("envoye"),
  };
}

/** What the letter behind a link is about; 404 for a link we did not make. */
export async function letterPurpose(token: string | undefined): Promise<HandOffPurpose> {
  const letter = await findLetter(token);
  if (!letter) throw notFound();
  return purposeOf(letter.handOff);
}

/** What the form prints where a colleague types an answer: the acts its state allows, and the one asked for. */
export function getTypedAnswerPage(handOff: HandOffRecord, asked: string | null) {
  const acts = actsFrom(handOff.state);
  const [first] = acts;
  if (!first) throw notFound();
  const { title, lines } = latestVersion(handOff);
  return {
    purpose: purposeOf(handOff),
    acts,
    act: acts.find((act) => act === asked) ?? first,
    answerId: handOff.answers.at(-1)?.id ?? "",
    partnerName: handOff.partnerName,
    title,
    lines: lines.map(({ label, value }) => ({ label, value })),
    back: handOffPage(handOff),
    backLabel: handOff.introduction ? "Mises en relation" : "Retour au besoin",
    promise: promiseBounds(),
  };
}

export type TypedAnswerPage = ReturnType<typeof getTypedAnswerPage>;

function actsFrom(state: HandOffState): AnswerAct[] {
  return valuesOf(ANSWER_ACTS).filter((act) => ACTS_ALLOWED_FROM[act].includes(state));
}

/** Where a letter stands; an answer given by a link in force can be changed for some days. */
export function stageOf(
  { handOff, isCurrent }: Letter,
  { changeAnswerDays }: Pick<Settings["delays"], "changeAnswerDays">,
): { stage: LetterStage; canChange: boolean; changeUntil?: string } {
  const { state, answeredAt } = handOff;
  if (CLOSED_STATES.includes(state)) return { stage: "closed", canChange: false };
  if (!ANSWERED_STATES.includes(state)) return { stage: isCurrent ? "open" : "expired", canChange: false };
  const until = new Date((answeredAt ?? handOff.updatedAt).getTime() + changeAnswerDays * DAY_MS);
  return { stage: "answered", canChange: isCurrent && now() < until, changeUntil: toDay(until) };
}

function factsOf({
  proposal,
  visit,
  other,
  reasons,
  message,
  promisedOn,
}: HandOffAnswer): GivenAnswer["facts"] {
  return [
    { term: "Où", value: proposal?.place },
    { term: "Montant", value: proposal?.rent ? formatEuros(proposal.rent) : undefined },
    { term: "Pièces", value: proposal?.rooms ? String(proposal.rooms) : undefined },
    { term: "Libre", value: proposal?.fromOn && `à partir du ${formatDayLong(proposal.fromOn)}` },
    { term: "Visite", value: visit && visitDay(visit) },
    { term: "Précisions", value: proposal?.note ?? visit?.note },
    { term: "Avec", value: other?.name },
    { term: "E-mail", value: other?.email },
    { term: "Téléphone", value: other?.phone && formatPhone(other.phone) },
    { term: "Raisons", value: reasons.map((reason) => DECLINE_REASONS[reason].fr).join(" · ") },
    { term: "Message", value: message },
    { term: "Réponse", value: promisedOn && `avant le ${formatDay(promisedOn)}` },
  ].filter(({ value }) => value);
}

/** « j•••@mairie… »: enough to know which mailbox to open, too little to learn the address. */
function maskedAddress(email: string): string {
  const [local = "", domain = ""] = email.split("@");
  return `${local.slice(0, 1)}•••@${domain.split(/[.-]/)[0]}…`;
}
