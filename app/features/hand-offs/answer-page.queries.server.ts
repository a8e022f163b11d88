import type { HandOffAnswer, HandOffOutcome, HandOffRecord } from "#models/hand-off";
import { Mail } from "#models/mail";
import { notFound } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { getSettings, type Settings } from "~/core/settings.server";
import { findColleague } from "~/features/accounts/accounts.queries.server";
import { answerSinceSent } from "~/features/needs/need-status";
import { photosOf, proposalFacts } from "~/features/needs/proposal-words";
import { can, type HandOffPurpose, purposeOf, STATE_WORDS } from "~/vocabulary/hand-off-words";
import {
  ANSWER_ACTS,
  type AnswerAct,
  AWAITING_STATES,
  DECLINE_REASONS,
  OUTCOME_STATES,
  type OutcomeWord,
} from "~/vocabulary/hand-offs";
import { PROPOSAL_OF } from "~/vocabulary/proposals";
import { formatDay, formatPhone } from "~/vocabulary/typography";
import { valuesOf } from "~/vocabulary/words";
import { type ProposalForm, promiseBounds } from "./answer.schema.server";
import { visitDay } from "./answer-words";
import { curriculumRead, findJoinedCurriculum, linesRead } from "./curriculum.queries.server";
import { isWithdrawn } from "./hand-off-matter.server";
import { handOffPage } from "./hand-off-page";
import { latestVersion } from "./hand-offs.commands.server";
import { findLetter, type Letter } from "./hand-offs.queries.server";
import { changesSince, lastChange } from "./sheet-changes";

/** Asked as the act by who notes something else than what a mail seems to say: none is chosen for them. */
export const TO_CHOOSE = "autre";

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
  /** That day is past. */
  isAnswerLate: boolean;
  /** The number of the version on the screen: an answer given on another is not recorded. */
  version: number;
  /** When the request last changed, and in what. */
  changed?: { on: string; lines: string[] };
  /** What changed since each earlier version, for who answered on one. */
  changesSince: { number: number; lines: string[] }[];
  /** What a proposal is made of. */
  proposalForm: ProposalForm;
  /** The acts offered, in the order of the letter. */
  acts: AnswerAct[];
  /** What the partner asked, and what we answered. */
  exchange?: { question: string; reply: string };
  given?: GivenAnswer;
  /** The CV joined to it, read by the link. */
  curriculum?: { path: string; facts: string };
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
  /** Whether how it ended is asked, and what was said of it. */
  canFinish: boolean;
  outcome?: OutcomeWord;
}

/** The letter behind an answer link, in the state it is in; 404 for a link we did not make. */
export async function getAnswerPage(token: string | undefined, { searchParams }: URL): Promise<AnswerPage> {
  const letter = await findLetter(token);
  if (!letter) throw notFound();
  const { handOff, contact } = letter;
  const [settings, sender] = await Promise.all([getSettings(), findColleague(handOff.senderId)]);
  const { stage, canChange, changeUntil } = stageOf(letter, settings.delays);
  const { number, title, intro, lines, answerBy } = latestVersion(handOff);
  const last = answerSinceSent(handOff);
  const curriculum = await findJoinedCurriculum(letter);
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
    lines: shown === "open" ? linesRead(lines, curriculum) : [],
    answerBy,
    isAnswerLate: answerBy < toDay(now()),
    version: number,
    changed: shown === "open" ? lastChange(handOff.versions, await firstDeparture(handOff)) : undefined,
    changesSince: shown === "open" ? changesSince(handOff.versions) : [],
    proposalForm: proposalFormOf(handOff),
    acts: shown === "open" ? actsFrom(handOff) : [],
    exchange: shown === "open" ? exchangeOf(handOff) : undefined,
    curriculum: curriculumRead(curriculum, token),
    given: last && stage !== "closed" ? { act: last.act, facts: factsOf(last) } : undefined,
    promisedOn: last?.act === "acknowledge" ? last.promisedOn : undefined,
    changeDays: settings.delays.changeAnswerDays,
    changeUntil: canChange ? changeUntil : undefined,
    promise: promiseBounds(),
    mailbox: contact.email && maskedAddress(contact.email),
    isLinkSent: searchParams.has("envoye"),
    canFinish: letter.isCurrent && isOutcomeAsked(handOff),
    outcome: handOff.outcomes?.findLast(({ side }) => side === "partner")?.said,
  };
}

/** When the partner first held the link, as the outbox says: from then on, they may have opened the page. */
async function firstDeparture({ _id }: HandOffRecord): Promise<Date | undefined> {
  const mail = await Mail.findOne({ handOffId: _id, sentAt: { $exists: true } }, { sentAt: 1 })
    .sort({ sentAt: 1 })
    .lean();
  return mail?.sentAt;
}

function exchangeOf({ answers }: HandOffRecord): AnswerPage["exchange"] {
  const { message: question, reply } = answers.at(-1) ?? {};
  return question && reply ? { question, reply: reply.text } : undefined;
}

/** Whether the partner may say how it ended: what they took care of, or proposed, should be done by now. */
export function isOutcomeAsked(handOff: HandOffRecord): boolean {
  const { outcomeDueAt } = handOff;
  return (
    outcomeDueAt !== undefined && outcomeDueAt <= now() && can("finish", handOff) && !isWithdrawn(handOff)
  );
}

/** What may be proposed by the letter behind a link; 404 for a link we did not make. */
export async function letterForm(token: string | undefined): Promise<ProposalForm> {
  const letter = await findLetter(token);
  if (!letter) throw notFound();
  return proposalFormOf(letter.handOff);
}

/** How this hand-off is proposed something: a visit of a candidate, or what its need calls for. */
export function proposalFormOf({
  introduction,
  needKind,
}: Pick<HandOffRecord, "introduction" | "needKind">): ProposalForm {
  if (introduction) return "visit";
  return PROPOSAL_OF[needKind ?? "housing"] ?? "free";
}

/** What is printed where a colleague types what became of a hand-off: the acts its state allows, and the answer asked for. */
export function getTypedAnswerPage(handOff: HandOffRecord, asked: string | null) {
  const acts = actsFrom(handOff);
  const [canFinish, canReopen] = [can("finish", handOff), can("reopen", handOff)];
  if (acts.length === 0 && !canFinish && !canReopen) throw notFound();
  const { title, lines } = latestVersion(handOff);
  return {
    purpose: purposeOf(handOff),
    proposalForm: proposalFormOf(handOff),
    acts,
    act: acts.find((act) => act === asked) ?? acts[0],
    isToChoose: asked === TO_CHOOSE,
    canFinish,
    canReopen,
    outcomes: lastWords(handOff),
    standing: STATE_WORDS[purposeOf(handOff)][handOff.state].fr,
    answerId: handOff.answers.at(-1)?.id ?? "",
    partnerName: handOff.partnerName,
    title,
    lines: lines.map(({ label, value }) => ({ label, value })),
    back: handOffPage(handOff),
    backLabel: handOff.introduction ? "Mises en relation" : "Retour au besoin",
    promise: promiseBounds(),
  };
}

/** What each side last said of how it ended. */
function lastWords({
  outcomes = [],
}: HandOffRecord): Pick<HandOffOutcome, "side" | "said" | "note" | "at">[] {
  const last = (["partner", "family"] as const).map((side) =>
    outcomes.findLast((outcome) => outcome.side === side),
  );
  return last.flatMap((word) => word ?? []).map(({ side, said, note, at }) => ({ side, said, note, at }));
}

export type TypedAnswerPage = ReturnType<typeof getTypedAnswerPage>;

function actsFrom(handOff: HandOffRecord): AnswerAct[] {
  return valuesOf(ANSWER_ACTS).filter((act) => can(act, handOff));
}

/** Where a letter stands; an answer given by a link in force can be changed for some days. */
export function stageOf(
  { handOff, isCurrent }: Letter,
  { changeAnswerDays }: Pick<Settings["delays"], "changeAnswerDays">,
): { stage: LetterStage; canChange: boolean; changeUntil?: string } {
  const { state, answeredAt } = handOff;
  if (state === "revoked" || state === "prepared" || isWithdrawn(handOff))
    return { stage: "closed", canChange: false };
  if (OUTCOME_STATES.includes(state)) return { stage: "answered", canChange: false };
  if (AWAITING_STATES.includes(state) || state === "expired")
    return { stage: isCurrent ? "open" : "expired", canChange: false };
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
    ...(proposal ? proposalFacts(proposal).map(({ label, value }) => ({ term: label, value })) : []),
    {
      term: "Photos",
      value: photosOf(proposal)
        .map(({ name }) => name)
        .join(", "),
    },
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
