import type { Words } from "./words";

/** What may be offered to several households. */
export type OfferKind = "housing" | "spouse-work";

export const OFFER_KINDS: Words<OfferKind> = {
  housing: { fr: "Logement", en: "Home" },
  "spouse-work": { fr: "Poste", en: "Post" },
};

export type OfferState = "open" | "taken" | "withdrawn";

export const OFFER_STATES: Words<OfferState> = {
  open: { fr: "à proposer", en: "to be proposed" },
  taken: { fr: "prise", en: "taken" },
  withdrawn: { fr: "retirée", en: "withdrawn" },
};

export type OfferOrigin = "team" | "partner" | "import" | "france-travail";

export const OFFER_ORIGINS: Words<OfferOrigin> = {
  team: { fr: "notée par l’équipe", en: "noted by the team" },
  partner: { fr: "donnée par un partenaire", en: "given by a partner" },
  import: { fr: "importée d’un tableau", en: "imported" },
  "france-travail": { fr: "France Travail", en: "France Travail" },
};

/** Days after which an offer nobody checked is stale: it is greyed, and last. */
export const OFFER_FRESH_DAYS = 30;

/** The orders of a list of offers; the freshest first unless asked otherwise. */
export const OFFER_SORTS = ["-checked", "checked", "amount", "-amount"] as const;

export type OfferSort = (typeof OFFER_SORTS)[number];
