import type { Word, Words } from "./words";

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

/** What an adult thinks of an option: the place they give it, from the third on its number; or that it is not for them. */
export type OptionRank = "first" | "second" | `${number}` | "no";

/** An adult gives a place to so many options of a need. */
export const MOST_RANKED = 20;

/** Every place there is to give, the first one first. */
export const RANK_PLACES: readonly OptionRank[] = [
  "first",
  "second",
  ...Array.from({ length: MOST_RANKED - 2 }, (_, index): OptionRank => `${index + 3}`),
];

/** The place of an option among those of an adult, from 1; undefined of one they do not want. */
export function placeOf(rank: OptionRank): number | undefined {
  const index = RANK_PLACES.indexOf(rank);
  return index < 0 ? undefined : index + 1;
}

/** « 1ᵉʳ choix », “3rd choice”, « Non » */
export function rankLabel(rank: OptionRank): Word {
  const place = placeOf(rank);
  if (place === undefined) return { fr: "Non", en: "No" };
  return { fr: `${place === 1 ? "1ᵉʳ" : `${place}ᵉ`} choix`, en: `${englishOrdinal(place)} choice` };
}

/** Up to twenty. */
function englishOrdinal(place: number): string {
  return `${place}${["st", "nd", "rd"][place - 1] ?? "th"}`;
}

/** How long a link leads to the page. */
export const TRACKING_LINK_DAYS = 90;
/** How long a code may be typed, and how many times. */
export const CODE_MINUTES = 10;
export const CODE_TRIES = 5;
/** How long the acts that a code opens stay open. */
export const GRANT_MINUTES = 15;
