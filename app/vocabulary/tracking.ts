import type { Words } from "./words";

/** What an adult may correct of themselves, from their own page. */
export type CorrectedField = "firstName" | "lastName" | "phone" | "email" | "fromOn" | "wishes";

export const CORRECTED_FIELDS: Words<CorrectedField> = {
  firstName: { fr: "Prénom", en: "First name" },
  lastName: { fr: "Nom", en: "Last name" },
  phone: { fr: "Téléphone", en: "Phone" },
  email: { fr: "Adresse e-mail", en: "E-mail address" },
  fromOn: { fr: "Date d’arrivée", en: "Arrival date" },
  wishes: { fr: "Ce que je souhaite", en: "What I wish for" },
};

export type CorrectionState = "waiting" | "accepted" | "refused";

/** What an adult thinks of an option. */
export type OptionRank = "first" | "second" | "no";

export const OPTION_RANKS: Words<OptionRank> = {
  first: { fr: "1ᵉʳ choix", en: "1st choice" },
  second: { fr: "2ᵉ choix", en: "2nd choice" },
  no: { fr: "Non", en: "No" },
};

/** How long a link leads to the page. */
export const TRACKING_LINK_DAYS = 90;
/** How long a code may be typed, and how many times. */
export const CODE_MINUTES = 10;
export const CODE_TRIES = 5;
/** How long the acts that a code opens stay open. */
export const GRANT_MINUTES = 15;
