import type { ConsentPurpose } from "~/vocabulary/consents";
import type { DocumentPurpose } from "~/vocabulary/documents";
import type { Language } from "~/vocabulary/languages";
import { type Ball, NEED_KINDS, type NeedKind, type NeedState } from "~/vocabulary/needs";
import { CODE_MINUTES, CODE_TRIES } from "~/vocabulary/tracking";
import { formatHour, joinWords, NBSP } from "~/vocabulary/typography";
import type { Words } from "~/vocabulary/words";
import { PAGE_WORDS_EN } from "./page-words-en";
import { PAGE_WORDS_FR, type PageWords } from "./page-words-fr";

type ByLanguage<Words> = Readonly<Record<Language, Words>>;

/** Everything the page of an adult says. */
export const PAGE_WORDS: ByLanguage<PageWords> = { fr: PAGE_WORDS_FR, en: PAGE_WORDS_EN };

const refusalsFr = {
  noAddress: "Nous n’avons pas d’adresse où envoyer un code. Appelez-nous.",
  tooManyCodes:
    "Plusieurs codes viennent déjà de partir. Regardez dans votre boîte, ou réessayez dans une heure.",
  codesOfTheDay: "Beaucoup de codes sont partis aujourd’hui. Réessayez demain, ou appelez-nous.",
  sharedMailbox:
    "L’adresse que nous connaissons sert aussi à quelqu’un d’autre de votre foyer. Appelez-nous pour donner la vôtre.",
  full: "Vous nous avez déjà donné beaucoup de documents. Appelez-nous avant d’en ajouter.",
  tooMuch:
    "Beaucoup de choses viennent de nous arriver de cette page. Réessayez dans une heure, ou appelez-nous.",
  changed: "Cette page a changé entre-temps. Rechargez-la.",
  codeOver: `Ce code ne sert plus${NBSP}: ${CODE_MINUTES}${NBSP}minutes sont passées, il a servi, ou il a été mal écrit ${CODE_TRIES}${NBSP}fois. Demandez-en un autre.`,
  wrongCode: "Ce n’est pas ce code. Recopiez les six chiffres du dernier mail.",
  needsCode: `Demandez d’abord un code, plus bas sur la page${NBSP}: cet acte le demande.`,
  datePassed: "Cette date est passée. Choisissez un jour à partir d’aujourd’hui.",
  nothingNew: "Rien n’a changé. Modifiez au moins une réponse.",
  paperChecked: "Cette pièce est déjà vérifiée. Il n’y a rien à envoyer de plus.",
  optionGone: "Cette proposition n’est plus à choisir. Rechargez la page.",
  twice: (rank: string, labels: readonly string[]): string =>
    `Vous avez donné la même place, ${rank}, à ${quoted(labels, "et")}. Gardez-la pour une seule proposition${NBSP}: le reste de vos choix est conservé ci-dessous.`,
};

/** What a partner proposed is named in French, in either language. */
function quoted(labels: readonly string[], last: string): string {
  return joinWords(
    labels.map((label) => `«${NBSP}${label}${NBSP}»`),
    last,
  );
}

/** What the page of an adult refuses, and how to mend it. */
export const TRACKING_REFUSALS: ByLanguage<typeof refusalsFr> = {
  fr: refusalsFr,
  en: {
    noAddress: "We have no address to send a code to. Please call us.",
    tooManyCodes: "Several codes were sent already. Look in your mailbox, or try again in an hour.",
    codesOfTheDay: "Many codes were sent today. Try again tomorrow, or call us.",
    sharedMailbox:
      "The address we know is also that of somebody else of your household. Call us to give yours.",
    full: "You have already given us many documents. Call us before adding more.",
    tooMuch: "A lot has just come from this page. Try again in an hour, or call us.",
    changed: "This page changed meanwhile. Please reload it.",
    codeOver: `This code no longer works: ${CODE_MINUTES} minutes have passed, it was used, or it was mistyped ${CODE_TRIES} times. Ask for another.`,
    wrongCode: "This is not the code. Type the six digits of the last mail.",
    needsCode: "Ask for a code first, further down the page: this act needs one.",
    datePassed: "This date is past. Choose a day from today on.",
    nothingNew: "Nothing changed. Change at least one answer.",
    paperChecked: "This paper is already checked. There is nothing more to send.",
    optionGone: "This option can no longer be chosen. Please reload the page.",
    twice: (rank, labels) =>
      `You gave the same place, ${rank}, to ${quoted(labels, "and")}. Keep it for one option only: the rest of your choices is kept below.`,
  },
};

const turnsFr: Readonly<Record<Ball, string>> = {
  us: "C’est à nous d’agir.",
  family: "C’est à vous de nous répondre.",
  partner: "Un partenaire doit nous répondre.",
};

const statesFr: Readonly<Record<NeedState, string>> = {
  "to-qualify": "Nous devons d’abord en parler avec vous.",
  searching: "Nous cherchons.",
  waiting: "Nous avons demandé, et nous attendons.",
  options: "Il y a des propositions.",
  decided: "C’est réglé.",
  dropped: "Ce n’est plus utile.",
};

/** Where a need stands, as somebody who never saw a file would say it. */
export const STATE_SENTENCES: ByLanguage<typeof statesFr> = {
  fr: statesFr,
  en: {
    "to-qualify": "We need to talk about it with you first.",
    searching: "We are searching.",
    waiting: "We have asked, and we are waiting.",
    options: "There are options.",
    decided: "It is settled.",
    dropped: "It is no longer needed.",
  },
};

/** « Qui a la balle » */
export const TURN_SENTENCES: ByLanguage<typeof turnsFr> = {
  fr: turnsFr,
  en: {
    us: "It is our turn to act.",
    family: "It is your turn to tell us.",
    partner: "A partner owes us an answer.",
  },
};

/** Each need as whose it is would name it: a spouse reads of their own work. */
export const OWN_NEEDS: Words<NeedKind> = {
  ...NEED_KINDS,
  "spouse-work": { fr: "Recherche d’emploi", en: "Search for work" },
};

/** Under the name of the child it is for, where the page tells it: « Garde d’enfants · Jules ». */
export function ownNeedName(
  { kind, childName }: { kind: NeedKind; childName?: string },
  language: Language,
): string {
  const name = OWN_NEEDS[kind][language];
  return childName ? `${name} · ${childName}` : name;
}

/** The same once this adult ranked what was shown, whoever else still may. */
export const SAID_TURN: ByLanguage<string> = {
  fr: `Vous avez répondu${NBSP}: c’est à nous d’agir.`,
  en: "You have answered: it is our turn to act.",
};

/** What withdrawing a consent ends: what partners received, our news, or only what we noted. */
export function endedBy(purpose: ConsentPurpose): "passedOn" | "news" | "noted" {
  if (purpose === "news") return "news";
  return purpose === "expected-child" || purpose === "spouse-work-shared" ? "noted" : "passedOn";
}

/** What papers given from the page may be for. */
export const DEPOSIT_PURPOSES = [
  "housing",
  "schooling",
  "childcare",
  "curriculum",
  "professional-proof",
] as const satisfies readonly DocumentPurpose[];

/** « 14 h 30 », “14:30” */
export function hourIn(language: Language, hour: string): string {
  return language === "en" ? hour : formatHour(hour);
}
