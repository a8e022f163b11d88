import type { Language } from "~/vocabulary/languages";

export interface Problem {
  title: string;
  text: string;
}

const fr = {
  403: {
    title: "Cette page ne vous est pas ouverte",
    text: "Votre rôle n’y donne pas accès. Si vous en avez besoin, demandez-le à la personne responsable de votre équipe.",
  },
  404: {
    title: "Cette page n’existe pas, ou plus",
    text: "L’adresse est peut-être incomplète, ou ce qu’elle montrait a été déplacé.",
  },
  413: {
    title: "C’est trop lourd pour nous",
    text: "Ce que vous envoyez dépasse ce que nous pouvons recevoir. Retirez une pièce jointe ou raccourcissez votre texte, puis recommencez.",
  },
  429: {
    title: "C’est beaucoup en peu de temps",
    text: "Plusieurs envois viennent d’arriver de cette page. Réessayez dans une heure.",
  },
  500: {
    title: "Quelque chose n’a pas marché de notre côté",
    text: "Ce n’est pas vous. Réessayez dans un moment ; si cela recommence, prévenez-nous.",
  },
  503: {
    title: "Un instant, nous revenons",
    text: "La base de données redémarre. Rechargez la page dans une minute : rien de ce que vous avez enregistré n’est perdu.",
  },
} as const satisfies Record<number, Problem>;

const en: Record<keyof typeof fr, Problem> = {
  403: {
    title: "This page is not open to you",
    text: "Your role does not give access to it. If you need it, ask the person in charge of your team.",
  },
  404: {
    title: "This page does not exist, or no longer exists",
    text: "The address may be incomplete, or what it showed has been moved.",
  },
  413: {
    title: "This is too heavy for us",
    text: "What you are sending is more than we can receive. Remove an attachment or shorten your text, then try again.",
  },
  429: {
    title: "This is a lot in a short time",
    text: "Several things have just come from this page. Try again in an hour.",
  },
  500: {
    title: "Something went wrong on our side",
    text: "It is not you. Try again in a moment; if it happens again, let us know.",
  },
  503: {
    title: "One moment, we will be back",
    text: "The database is restarting. Reload the page in a minute: nothing you have saved is lost.",
  },
};

type Problems = Readonly<Record<number, Problem>> & { 500: Problem };

/** What went wrong and what to do, by HTTP status. */
const PROBLEMS: Readonly<Record<Language, Problems>> = { fr, en };

/** The words for any status; an unknown one is told as a fault of ours. */
export function problemOf(status: number, language: Language): Problem {
  const problems = PROBLEMS[language];
  return problems[status] ?? problems[500];
}
