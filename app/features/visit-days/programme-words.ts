import type { ToldStep } from "#models/visit-day";
import type { Language } from "~/vocabulary/languages";
import { NBSP } from "~/vocabulary/typography";
import { hourWords, spanWords } from "./visit-hours";

const fr = {
  title: "Programme de votre visite",
  lead: (name: string): string => `Le jour même, ${name} répond au`,
  leadMail: `Par mail${NBSP}:`,
  hosted: (name: string): string => `Accueil${NBSP}: ${name}`,
  toConfirm: (name: string): string => `Accueil${NBSP}: ${name}, à confirmer`,
  declined: "Accueil à trouver. Nous cherchons qui vous recevra.",
  changedOn: "Ce qui a changé depuis notre dernier message",
  isNew: "Nouveau",
  movedFrom: (was: string): string => `Heure changée. C’était ${was}`,
  placeFrom: (was: string): string => `Lieu changé. C’était ${was}`,
  nowhere: "non précisé",
  titledFrom: (was: string): string => `Ce n’est plus «${NBSP}${was}${NBSP}»`,
  dayFrom: (was: string): string => `La journée a changé de jour. Elle était prévue ${was}.`,
  removed: (what: string): string => `Retiré du programme${NBSP}: ${what}.`,
  pdf: "Garder en PDF",
  ics: { doctor: "Agenda, côté médecin", family: "Agenda, côté famille" },
  empty: "Le programme se prépare. Cette page le montrera dès qu’il y aura quelque chose à vous dire.",
  live: "Cette page est toujours à jour.",
  off: {
    title: "Cette journée n’aura pas lieu",
    text: "Elle est annulée. Nous vous proposerons un autre jour.",
  },
  gone: {
    title: "Ce programme n’est plus en ligne",
    text: "La page de cette journée est fermée. Appelez-nous si vous cherchez quelque chose.",
  },
  asking: "Trois questions sur votre visite",
  thanks: "Merci, c’est noté",
  change: "Changer ma réponse",
  satisfaction: "Cette journée vous a-t-elle donné envie de venir ?",
  liked: "Qu’est-ce qui vous a plu ?",
  missing: "Qu’est-ce qui manque ?",
  optional: "facultatif",
  send: "Envoyer mes réponses",
  whoReads: "Seule notre équipe lit vos réponses.",
  notNoted: "Vos réponses ne sont pas notées",
  unknown: "Ce lien ne mène à aucun programme. Ouvrez-le depuis le mail reçu.",
};

/** What a programme says, in the language of each adult. */
export const PROGRAMME_WORDS: Readonly<Record<Language, typeof fr>> = {
  fr,
  en: {
    title: "The programme of your visit",
    lead: (name) => `On the day, ${name} answers on`,
    leadMail: "By mail:",
    hosted: (name) => `Welcomed by ${name}`,
    toConfirm: (name) => `Welcomed by ${name}, to be confirmed`,
    declined: "Host to be found. We are looking for somebody to welcome you.",
    changedOn: "What has changed since our last message",
    isNew: "New",
    movedFrom: (was) => `Time changed. It was ${was}`,
    placeFrom: (was) => `Place changed. It was ${was}`,
    nowhere: "not given",
    titledFrom: (was) => `No longer “${was}”`,
    dayFrom: (was) => `The day has moved. It was planned on ${was}.`,
    removed: (what) => `No longer in the programme: ${what}.`,
    pdf: "Keep as a PDF",
    ics: { doctor: "Calendar, for the doctor", family: "Calendar, for the family" },
    empty:
      "The programme is being prepared. This page will show it as soon as there is something to tell you.",
    live: "This page is always up to date.",
    off: { title: "This day will not take place", text: "It is cancelled. We will suggest another day." },
    gone: {
      title: "This programme is no longer online",
      text: "The page of this day is closed. Call us if you are looking for something.",
    },
    asking: "Three questions about your visit",
    thanks: "Thank you, noted",
    change: "Change my answer",
    satisfaction: "Did this day make you want to come?",
    liked: "What did you like?",
    missing: "What is missing?",
    optional: "optional",
    send: "Send my answers",
    whoReads: "Only our team reads your answers.",
    notNoted: "Your answers are not noted",
    unknown: "This link leads to no programme. Open it from the mail you received.",
  },
};

/** What changed of a step since it was last told, in words; empty when nothing did. */
export function changesOfStep(step: ToldStep, was: ToldStep | undefined, language: Language): string[] {
  const words = PROGRAMME_WORDS[language];
  if (!was) return [words.isNew];
  const isMoved = was.fromHour !== step.fromHour || was.toHour !== step.toHour;
  const places = [was, step].map(placeOf);
  return [
    ...(isMoved ? [words.movedFrom(spanWords(was, language))] : []),
    ...(places[0] === places[1] ? [] : [words.placeFrom(places[0] || words.nowhere)]),
    ...(was.title === step.title ? [] : [words.titledFrom(was.title)]),
  ];
}

/** What was told and is no longer there: « 9 h, visite du marché ». */
export function removedWords(was: ToldStep, language: Language): string {
  return PROGRAMME_WORDS[language].removed(`${hourWords(was.fromHour, language)}, ${was.title}`);
}

function placeOf({ place, communeName }: ToldStep): string {
  return [place, communeName].filter(Boolean).join(", ");
}
