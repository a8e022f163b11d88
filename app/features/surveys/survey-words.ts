import type { Language } from "~/vocabulary/languages";
import { NBSP, ofName } from "~/vocabulary/typography";

const fr = {
  title: "Votre avis de fin de stage",
  unknown:
    "Ce lien ne mène à aucune page : il a peut-être été coupé en chemin. Ouvrez-le depuis le mail reçu, ou répondez simplement à ce mail.",
  heading: (semester: string): string => `Votre stage, ${semester}`,
  lead: (count: number): string =>
    `${count} questions, une minute. Seule la dernière attend une réponse${NBSP}: laissez de côté les autres si elles ne vous concernent pas.`,
  familyHint: "Si vous êtes venu·e avec eux.",
  words: "Un mot pour l’équipe",
  wordsHint: "Ce qui vous a plu, ce qui a manqué. Aucun nom de patient.",
  recontactHint:
    "Une ou deux fois par an, pour vous parler des installations ici. Vous pourrez changer d’avis.",
  optional: "facultatif",
  send: "Envoyer mon avis",
  thanks: "C’est noté, merci.",
  willWrite: "Nous vous donnerons des nouvelles. Bonne suite à vous.",
  willNotWrite: "Nous ne vous écrirons plus à ce sujet. Bonne suite à vous.",
  until: (day: string): string => `Vous pouvez corriger vos réponses par ce même lien jusqu’au ${day}.`,
  change: "Corriger mes réponses",
  whoReads: (programme: string): string =>
    `Vos réponses sont comptées avec celles des autres, et aucune moyenne n’est montrée sous cinq réponses. Seule l’équipe ${ofName(programme)} lit votre mot, sans votre nom${NBSP}: ce que vous y racontez peut pourtant vous faire reconnaître. Votre maître de stage ne lit rien de tout cela.`,
  reach: `Pour nous joindre${NBSP}:`,
  or: "ou",
  notNoted: "Vos réponses ne sont pas notées",
  noReturn: `Dites si vous reviendriez vous installer ici${NBSP}: oui, peut-être ou non.`,
  long: (most: number): string => `${most} caractères au plus.`,
  offList: "Choisissez dans la liste.",
  closed: "Ce lien ne prend plus de réponse. Répondez simplement au mail, nous le lirons.",
  changed: "Cette page vient de changer. Rechargez-la, puis recommencez.",
  tooOften: "Ces réponses viennent de changer plusieurs fois. Réessayez dans une heure, ou appelez-nous.",
};

/** What the page of a survey says and refuses, in the language of the intern. */
export const SURVEY_WORDS: Readonly<Record<Language, typeof fr>> = {
  fr,
  en: {
    title: "Your feedback on your placement",
    unknown:
      "This link leads to no page: it may have been cut on its way. Open it from the mail you received, or simply reply to that mail.",
    heading: (semester) => `Your placement, ${semester}`,
    lead: (count) =>
      `${count} questions, one minute. Only the last one needs an answer: leave out the others if they do not concern you.`,
    familyHint: "If you came with them.",
    words: "A word for the team",
    wordsHint: "What you liked, what was missing. No patient’s name.",
    recontactHint: "Once or twice a year, to tell you about settling here. You can change your mind.",
    optional: "optional",
    send: "Send my answers",
    thanks: "Thank you, noted.",
    willWrite: "We will keep in touch. All the best to you.",
    willNotWrite: "We will not write to you about this any more. All the best to you.",
    until: (day) => `You can correct your answers by this same link until ${day}.`,
    change: "Correct my answers",
    whoReads: (programme) =>
      `Your answers are counted with those of the others, and no average is shown below five answers. Only the team of ${programme} reads your word, without your name: what you tell there may still give you away. Your supervisor reads none of this.`,
    reach: "To reach us:",
    or: "or",
    notNoted: "Your answers are not noted",
    noReturn: "Say whether you would come back to settle here: yes, maybe or no.",
    long: (most) => `${most} characters at most.`,
    offList: "Choose from the list.",
    closed: "This link takes no more answers. Just reply to the mail, we will read it.",
    changed: "This page has just changed. Reload it, then try again.",
    tooOften: "These answers have just changed several times. Try again in an hour, or call us.",
  },
};
