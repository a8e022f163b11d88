import type { Words } from "./words";

export type OpeningState = "open" | "filled" | "withdrawn";

export const OPENING_STATES: Words<OpeningState> = {
  open: { fr: "à pourvoir", en: "open" },
  filled: { fr: "pourvue", en: "filled" },
  withdrawn: { fr: "retirée", en: "withdrawn" },
};

export type OpeningNature = "succession" | "association" | "creation" | "placement";

/** Why there is a place; how one would practise there (locum work, a salaried post…) is its exercise mode. */
export const OPENING_NATURES: Words<OpeningNature> = {
  succession: { fr: "Succession", en: "Succession" },
  association: { fr: "Association", en: "Joining associates" },
  creation: { fr: "Création", en: "New practice" },
  placement: { fr: "Stage", en: "Placement" },
};

export type Confidentiality = "public" | "team";

/** Whether an opening may be told outside the team: a doctor who leaves does not always want it known. */
export const CONFIDENTIALITIES: Words<Confidentiality> = {
  public: { fr: "Peut être annoncée", en: "May be announced" },
  team: { fr: "Discrète (l’équipe seule)", en: "Discreet: the team alone" },
};

/** Beyond this many days without a check, an opening is « à vérifier ». */
export const FRESH_DAYS = 90;

export type OpeningSort = "from" | "-from" | "checked" | "-checked" | "structure" | "-structure";

export const OPENING_SORTS: readonly OpeningSort[] = [
  "from",
  "-from",
  "checked",
  "-checked",
  "structure",
  "-structure",
];
