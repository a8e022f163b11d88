import { NBSP } from "./typography";
import type { Word, Words } from "./words";

export type NeedKind = "housing" | "spouse-work" | "schooling" | "childcare" | "scholarship" | "discovery";

/** Labels of the public form's boxes. */
export const NEED_KINDS: Words<NeedKind> = {
  housing: { fr: "Logement", en: "Housing" },
  "spouse-work": { fr: "Emploi du conjoint ou de la conjointe", en: "Work for my spouse" },
  schooling: { fr: "École", en: "School" },
  childcare: { fr: "Garde d’enfants", en: "Childcare" },
  scholarship: { fr: "Bourse", en: "Scholarship" },
  discovery: { fr: "Découvrir le territoire", en: "Discovering the area" },
};

/** Labels of the narrow first column of a file. */
export const NEED_SHORT_LABELS: Words<NeedKind> = {
  housing: { fr: "Logement", en: "Housing" },
  "spouse-work": { fr: "Emploi conjoint", en: "Spouse’s work" },
  schooling: { fr: "École", en: "School" },
  childcare: { fr: "Garde", en: "Childcare" },
  scholarship: { fr: "Bourse", en: "Scholarship" },
  discovery: { fr: "Découverte", en: "Discovery" },
};

/** A need that is said in words: a home alone has criteria of its own. */
export type WishKind = Exclude<NeedKind, "housing">;

/** What is asked of each such need, and what one may answer. */
export const WISHES: Readonly<Record<WishKind, Word & { example: string }>> = {
  "spouse-work": {
    fr: "Métier recherché",
    en: "Work looked for",
    example: "ingénieure en génie civil, temps plein, télétravail possible",
  },
  schooling: {
    fr: "Niveaux et école souhaitée",
    en: "Levels and school wished for",
    example: "CM1 à la rentrée, école publique, cantine",
  },
  childcare: {
    fr: "Âge des enfants et horaires",
    en: "Ages of the children and hours",
    example: `un enfant de 2 ans, du lundi au vendredi de 8${NBSP}h à 18${NBSP}h`,
  },
  scholarship: {
    fr: "Question posée",
    en: "Question asked",
    example: "à combien d’années d’exercice engage la bourse, et à partir de quand",
  },
  discovery: {
    fr: "Envies et centres d’intérêt",
    en: "Interests",
    example: "randonnée et musique en famille, une visite du marché un samedi",
  },
};

export type Track = "family" | "professional";

export const TRACKS: Words<Track> = {
  professional: { fr: "Projet professionnel", en: "Professional project" },
  family: { fr: "Projet familial", en: "Family project" },
};

export const NEED_TRACKS: Readonly<Record<NeedKind, Track>> = {
  housing: "family",
  "spouse-work": "family",
  schooling: "family",
  childcare: "family",
  scholarship: "professional",
  discovery: "family",
};

export type NeedState = "to-qualify" | "searching" | "waiting" | "options" | "decided" | "dropped";

export const NEED_STATES: Words<NeedState> = {
  "to-qualify": { fr: "à préciser", en: "to be specified" },
  searching: { fr: "en recherche", en: "searching" },
  waiting: { fr: "réponse attendue", en: "awaiting an answer" },
  options: { fr: "à présenter", en: "options to show" },
  decided: { fr: "réglé", en: "settled" },
  dropped: { fr: "sans objet", en: "no longer needed" },
};

export const OPEN_NEED_STATES: readonly NeedState[] = ["to-qualify", "searching", "waiting", "options"];

/** Who has the ball, « qui a la balle ». */
export type Ball = "us" | "family" | "partner";

export const BALLS: Words<Ball> = {
  us: { fr: "à nous", en: "us" },
  family: { fr: "au foyer", en: "the family" },
  partner: { fr: "chez un partenaire", en: "a partner" },
};

export type Tenure = "rent" | "buy" | "temporary";

export const TENURES: Words<Tenure> = {
  rent: { fr: "Louer", en: "Rent" },
  buy: { fr: "Acheter", en: "Buy" },
  temporary: { fr: "Un toit provisoire", en: "A temporary place" },
};

/** How many communes a need may name. */
export const MOST_COMMUNES = 5;

export type OptionState = "new" | "shown" | "kept" | "discarded";

export const OPTION_STATES: Words<OptionState> = {
  new: { fr: "à présenter", en: "to be shown" },
  shown: { fr: "présentée", en: "shown" },
  kept: { fr: "retenue", en: "kept" },
  discarded: { fr: "écartée", en: "discarded" },
};
