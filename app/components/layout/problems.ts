export interface Problem {
  title: string;
  text: string;
}

/** What went wrong and what to do, by HTTP status. */
export const PROBLEMS = {
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
  500: {
    title: "Quelque chose n’a pas marché de notre côté",
    text: "Ce n’est pas vous. Réessayez dans un moment ; si cela recommence, prévenez-nous.",
  },
  503: {
    title: "Un instant, nous revenons",
    text: "La base de données redémarre. Rechargez la page dans une minute : rien de ce que vous avez enregistré n’est perdu.",
  },
} as const satisfies Record<number, Problem>;

/** The words for any status; an unknown one is told as a fault of ours. */
export function problemOf(status: number): Problem {
  return Object.entries(PROBLEMS).find(([known]) => Number(known) === status)?.[1] ?? PROBLEMS[500];
}
