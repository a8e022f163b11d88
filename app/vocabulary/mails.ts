import { NBSP } from "./typography";
import type { Word, Words } from "./words";

/**
 * réponse: answers the person's own act, leaves at any hour. bureau: everything we start, Monday to
 * Friday 8–19 h, no public holiday. interne: staff notices and digests.
 */
export type MailClass = "reponse" | "bureau" | "interne";

export const MAIL_CLASSES: Words<MailClass> = {
  reponse: { fr: "Réponse immédiate", en: "Immediate reply" },
  bureau: { fr: "Heures de bureau", en: "Office hours" },
  interne: { fr: "Interne", en: "Internal" },
};

export type MailState = "waiting" | "sent" | "demo" | "failed" | "cancelled";

export const MAIL_STATES: Words<MailState> = {
  waiting: { fr: "en attente", en: "waiting" },
  sent: { fr: "envoyé", en: "sent" },
  demo: { fr: "distribué (démonstration)", en: "delivered (demo)" },
  failed: { fr: "échec", en: "failed" },
  cancelled: { fr: "annulé", en: "cancelled" },
};

/** Above the papers of a letter, when they are too heavy to be attached: how many, and for how many days each opens. */
export const LETTER_DOCUMENTS = {
  fr: (count: number, days: number) =>
    count === 1
      ? `Le document est trop lourd pour un mail${NBSP}: il s’ouvre par ce lien, pendant ${days} jours.`
      : `Les documents sont trop lourds pour un mail${NBSP}: chacun s’ouvre par son lien, pendant ${days} jours.`,
  en: (count: number, days: number) =>
    count === 1
      ? `The document is too heavy for an e-mail: it opens by this link, for ${days} days.`
      : `The documents are too heavy for an e-mail: each opens by its own link, for ${days} days.`,
};

/** At the foot of every letter: how to reach us. */
export const LETTER_FOOT = {
  phone: { fr: "Par téléphone", en: "By phone" },
  email: { fr: "Par mail", en: "By e-mail" },
  noContact: { fr: "Ne plus recevoir de messages de notre part", en: "Stop receiving messages from us" },
  privacy: { fr: "Vos données et vos droits", en: "Your data and your rights" },
} as const satisfies Record<string, Word>;
