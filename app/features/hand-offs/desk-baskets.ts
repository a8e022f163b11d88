import type { Word } from "~/vocabulary/words";

export type Basket =
  | "remind"
  | "silent"
  | "questions"
  | "proposals"
  | "prepared"
  | "outcomes"
  | "links"
  | "awaiting"
  | "all";

interface BasketWords extends Word {
  /** What puts a hand-off there, and what takes it out. */
  rule: string;
  /** What an empty one says. */
  empty: string;
}

/** The baskets of the desk, in the order of what cannot wait. */
export const BASKETS: Readonly<Record<Basket, BasketWords>> = {
  remind: {
    fr: "À relancer",
    en: "To remind",
    rule: "La relance est prévue aujourd’hui, ou aurait dû partir. Elle part seule aux heures de bureau ; une réponse, un report ou un arrêt la retire d’ici.",
    empty: "Aucune relance à faire aujourd’hui.",
  },
  silent: {
    fr: "Sans réponse",
    en: "No answer",
    rule: "Les relances sont finies ou arrêtées, et rien n’est venu : il reste à appeler, à demander à quelqu’un d’autre ou à retirer.",
    empty: "Personne ne reste sans réponse après ses relances.",
  },
  questions: {
    fr: "Questions",
    en: "Questions",
    rule: "Le partenaire a posé une question : il attend notre réponse.",
    empty: "Aucun partenaire n’attend de réponse de notre part.",
  },
  proposals: {
    fr: "Propositions à présenter",
    en: "Proposals to show",
    rule: "Le partenaire a proposé quelque chose que le foyer n’a pas encore vu. Dire sur le besoin que c’est présenté, retenu ou écarté l’en retire.",
    empty: "Toutes les propositions ont été présentées.",
  },
  prepared: {
    fr: "À confirmer",
    en: "To confirm",
    rule: "Un autre partenaire est indiqué, ou celui de secours : rien ne part avant que vous ne confirmiez.",
    empty: "Aucun relais n’attend votre confirmation.",
  },
  outcomes: {
    fr: "Issues à confirmer",
    en: "Outcomes to confirm",
    rule: "Le partenaire s’en occupe, ou le foyer a retenu sa proposition, depuis assez longtemps : cela s’est-il fait ? Le délai se règle dans Réglages, Délais.",
    empty: "Toutes les issues sont connues.",
  },
  links: {
    fr: "Liens expirés",
    en: "Expired links",
    rule: "Le lien de réponse a pris fin, sans réponse, dans les trois derniers mois. Une relance ou une réouverture en donne un nouveau.",
    empty: "Aucun lien n’a pris fin sans réponse.",
  },
  awaiting: {
    fr: "Réponses attendues",
    en: "Awaiting an answer",
    rule: "Le partenaire n’a pas encore répondu ; les relances suivent leur cours.",
    empty: "Aucune réponse n’est attendue.",
  },
  all: {
    fr: "Tous",
    en: "All",
    rule: "Tous les relais, du plus récent au plus ancien.",
    empty: "Aucun relais ici.",
  },
};

/** How the rows of a basket are brought together. */
export const GROUPINGS: Readonly<Record<"need" | "partner", Word>> = {
  need: { fr: "Par besoin", en: "By need" },
  partner: { fr: "Par partenaire", en: "By partner" },
};

export type Grouping = keyof typeof GROUPINGS;
