import { createCookie } from "@remix-run/node";
import type { Interest } from "#models/submission";
import { notFound } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { readLinkToken } from "~/core/links.server";
import { getSettings } from "~/core/settings.server";
import { findColleague, referentOf } from "~/features/accounts/accounts.queries.server";
import { metWords } from "~/features/events/event-words";
import { findOpenEvent } from "~/features/events/events.queries.server";
import { findSubmissionByLink } from "~/features/triage/triage.queries.server";
import { type CandidateKind, UNKNOWN_TERRITORY } from "~/vocabulary/candidates";
import { type Language, languageOf } from "~/vocabulary/languages";
import { foldText } from "~/vocabulary/typography";
import { startMark } from "./interest-suspicions.queries.server";
import { INTEREST_WORDS } from "./interest-words";

/** Who answers, as the public pages name them. */
export interface Answerer {
  name: string;
  phone: string;
  answerDays: number;
}

export interface InterestPage {
  language: Language;
  answerer: Answerer;
  territories: { value: string; label: string }[];
  /** The wording of each consent, when it says more than its label. */
  wordings: { partners?: string; news?: string };
  defaultValue: Partial<Record<keyof Interest | "startedAt", string | string[]>>;
  /** Opened at an event: where we met, and the code its address carries. The form is then short. */
  met?: { words: string; code: string };
  /** The code its address carries, when it opens no form: wrong, closed or archived alike. */
  lostCode?: string;
}

export interface CorrectionPage extends InterestPage {
  isSent: boolean;
}

/** Where the address of the form carries the code of an event. */
export const EVENT_CODE = "rencontre";

/** For a few minutes, where the request just sent was about: the next page names the right person. */
const sentCookie = createCookie("interet", {
  path: "/interet/recu",
  httpOnly: true,
  sameSite: "lax",
  maxAge: 600,
});

/** The public form, in the language, for the kind of person and of the event its address says; a code that opens nothing leads to the plain form, which says so. */
export async function getInterestPage({ searchParams }: URL): Promise<InterestPage> {
  const language = languageOf(searchParams);
  const kind = KINDS_BY_DOOR[searchParams.get("je") ?? ""];
  const code = searchParams.get(EVENT_CODE);
  const event = await findOpenEvent(code);
  return {
    ...(await formPage(language, [])),
    defaultValue: { startedAt: startMark(now()), ...(kind ? { kind } : {}) },
    ...(event && { met: { words: metWords(event, toDay(now()), language), code: event.code } }),
    ...(code && !event && { lostCode: code }),
  };
}

/** The header that lets the receipt page name who follows these territories. */
export async function rememberTerritories(territories: string[]): Promise<string> {
  return sentCookie.serialize(territories);
}

/** The page after the form; it says the same whether a file existed or not. */
export async function getReceiptPage(
  { searchParams }: URL,
  cookies: string | null,
): Promise<{ language: Language; answerer: Answerer }> {
  const sent: unknown = await sentCookie.parse(cookies);
  const territories = Array.isArray(sent) ? sent.filter((code) => typeof code === "string") : [];
  return { language: languageOf(searchParams), answerer: await answererOf(territories) };
}

/** The form as a person last filled it, corrections under way included; 404 for an unknown link. */
export async function getCorrectionPage(
  token: string | undefined,
  { searchParams }: URL,
): Promise<CorrectionPage> {
  const submission = await getSubmissionOfLink(token);
  const { interest, corrections, language, assigneeId } = submission;
  const page = await formPage(language, interest.territories);
  const assignee = await findColleague(assigneeId);
  const waiting = corrections.filter(({ state }) => state === "waiting").map(({ changes }) => changes);
  const { consentPartners, consentNews, ...shown } = Object.assign({}, interest, ...waiting) as Interest;
  return {
    ...page,
    answerer: assignee
      ? { ...page.answerer, name: assignee.name, phone: assignee.phone ?? page.answerer.phone }
      : page.answerer,
    defaultValue: shown,
    isSent: searchParams.has("envoye"),
  };
}

/** The request a correction token leads to; 404 for a token this server did not make. */
export async function getSubmissionOfLink(token: string | undefined) {
  const link = readLinkToken("correction", token);
  const submission = link && (await findSubmissionByLink(link.id));
  if (!submission) throw notFound();
  return submission;
}

/** The doors of the home page. */
const KINDS_BY_DOOR: Readonly<Record<string, CandidateKind>> = {
  interne: "intern",
  medecin: "doctor",
};

async function formPage(
  language: Language,
  territories: string[],
): Promise<Omit<InterestPage, "defaultValue">> {
  const { territories: served, legal } = await getSettings();
  const words = INTEREST_WORDS[language];
  const isMore = (wording: string, label: string) => foldText(wording) !== foldText(label);
  const { consentPartners, consentNews } = legal;
  return {
    language,
    answerer: await answererOf(territories),
    territories: [
      ...served.list.map(({ code, label }) => ({ value: code, label })),
      { value: UNKNOWN_TERRITORY, label: words.unknownTerritory },
    ],
    wordings: {
      partners: isMore(consentPartners, words.labels.consentPartners) ? consentPartners : undefined,
      news: isMore(consentNews, words.labels.consentNews) ? consentNews : undefined,
    },
  };
}

async function answererOf(territories: string[]): Promise<Answerer> {
  const [{ brand, delays }, referent] = await Promise.all([getSettings(), referentOf(territories)]);
  return {
    name: referent?.name ?? brand.programme,
    phone: referent?.phone ?? brand.phone,
    answerDays: delays.firstAnswerDays,
  };
}
