import type { Language } from "~/vocabulary/languages";
import { NBSP } from "~/vocabulary/typography";

const fr = {
  /** In place of the promise typed in the settings, which is in French. */
  promise: undefined as string | undefined,
  lead: (days: number) =>
    `Dites-nous ce qui vous aiderait, en trois minutes et sans compte. Une personne vous répond sous ${days}${NBSP}jours ouvrés, et vous accompagne jusqu’à ce que vous soyez chez vous.`,
  doors: [
    {
      title: "Interne, étudiant·e",
      text: "Un stage, un toit pour le semestre, une bourse, quelqu’un qui connaît le terrain.",
      act: "Je suis interne",
      to: "/interet?je=interne",
    },
    {
      title: "Médecin",
      text: "Un remplacement, une installation, un poste, et tout ce qui compte pour votre famille.",
      act: "Je suis médecin",
      to: "/interet?je=medecin",
    },
    {
      title: "Partenaire",
      text: `Agence, mairie, école, employeur, maison de santé${NBSP}: ce que nous vous demandons, et comment y répondre.`,
      act: "Je suis partenaire",
      to: "#partenaires",
    },
  ],
  referents: "Une personne sur chaque territoire",
  team: "Notre équipe",
  partners: {
    title: "Vous êtes partenaire",
    request: `Quand une famille arrive, nous vous écrivons un mail court${NBSP}: ce qu’elle cherche, pour quand, et un bouton pour répondre. Pas de compte, pas de logiciel, une minute. Proposez, dites non, posez une question ou orientez-nous${NBSP}: tout nous aide.`,
    discretion:
      "Nous ne donnons jamais le nom des personnes sans leur accord, et vous ne recevez que ce qu’il vous faut pour répondre.",
    reach: `Pour nous joindre${NBSP}:`,
  },
  staff: "Espace équipe",
};

export type HomeWords = typeof fr;

const en: HomeWords = {
  promise: "One place to turn to, for doctors, interns and their families.",
  lead: (days) =>
    `Tell us what would help you, in three minutes and without an account. Someone answers within ${days} working days, and stays by your side until you feel at home.`,
  doors: [
    {
      title: "Intern, student",
      text: "A placement, a roof for the semester, a scholarship, someone who knows the area.",
      act: "I am an intern",
      to: "/interet?lang=en&je=interne",
    },
    {
      title: "Doctor",
      text: "Locum work, a practice to set up, a post, and everything that matters to your family.",
      act: "I am a doctor",
      to: "/interet?lang=en&je=medecin",
    },
    {
      title: "Partner",
      text: "Agency, town hall, school, employer, health centre: what we ask of you, and how to answer.",
      act: "I am a partner",
      to: "#partenaires",
    },
  ],
  referents: "Someone in each area",
  team: "Our team",
  partners: {
    title: "You are a partner",
    request:
      "When a family arrives, we send you a short e-mail: what they are looking for, by when, and a button to answer. No account, no software, one minute. Make an offer, say no, ask a question or point us to someone else: everything helps.",
    discretion:
      "We never give people’s names without their consent, and you receive only what you need in order to answer.",
    reach: "To reach us:",
  },
  staff: "Team area (in French)",
};

/** Everything the home page says, in both languages. */
export const HOME_WORDS: Readonly<Record<Language, HomeWords>> = { fr, en };
