import type { Language } from "~/vocabulary/languages";
import type { PaperState, ScholarshipStage } from "~/vocabulary/scholarship-states";
import { NBSP } from "~/vocabulary/typography";

const stagesFr: Readonly<Record<ScholarshipStage, string>> = {
  requested: "Nous réunissons les pièces de votre dossier.",
  complete: `Votre dossier est complet${NBSP}: nous allons l’étudier.`,
  review: "Nous étudions votre demande.",
  panel: "Votre demande passe en commission.",
  agreement: "Votre convention se prépare et se signe.",
  paying: "Votre bourse est en cours de versement.",
  obligation: "Votre engagement d’exercice est en cours.",
  settled: "Votre engagement est rempli. Merci.",
  breached: "Votre engagement est rompu. Appelez-nous si besoin.",
  repaying: "Votre remboursement est en cours.",
  closed: "Votre demande n’a pas eu de suite.",
};

const papersFr: Readonly<Record<PaperState, string>> = {
  missing: "à nous envoyer",
  received: "reçue, nous la vérifions",
  accepted: "vérifiée",
  refused: "à nous envoyer de nouveau",
};

const fr = {
  title: "Votre bourse",
  stages: stagesFr,
  states: papersFr,
  panelOn: (day: string): string => `La commission se réunit le ${day}.`,
  papers: "Les pièces que nous attendons",
  send: "Envoyer",
  sendAgain: "Remplacer",
  file: "Le fichier",
  fileHint: `PDF, image, Word, Excel ou ODT, 10${NBSP}Mo au plus. Jamais votre RIB${NBSP}: nous ne le gardons pas.`,
  dueOn: (day: string): string => `avant le ${day}`,
  why: `Pourquoi${NBSP}:`,
};

/** What the own page of a person says of their scholarship. */
export const OWN_SCHOLARSHIP_WORDS: Readonly<Record<Language, typeof fr>> = {
  fr,
  en: {
    title: "Your scholarship",
    stages: {
      requested: "We are gathering the papers of your file.",
      complete: "Your file is complete: we will study it.",
      review: "We are studying your request.",
      panel: "Your request goes before the panel.",
      agreement: "Your agreement is being prepared and signed.",
      paying: "Your scholarship is being paid.",
      obligation: "Your years of practice are under way.",
      settled: "Your years of practice are done. Thank you.",
      breached: "Your agreement is broken. Call us if you need to.",
      repaying: "Your repayment is under way.",
      closed: "Your request went no further.",
    },
    states: {
      missing: "still needed",
      received: "received, we are checking it",
      accepted: "checked",
      refused: "needed again",
    },
    panelOn: (day) => `The panel meets on ${day}.`,
    papers: "The papers we are waiting for",
    send: "Send",
    sendAgain: "Replace",
    file: "The file",
    fileHint:
      "PDF, picture, Word, Excel or ODT, 10 MB at most. Never your bank details: we do not keep them.",
    dueOn: (day) => `before ${day}`,
    why: "Why:",
  },
};
