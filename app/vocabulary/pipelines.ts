import type { Words } from "./words";

/** What being at a stage says of a journey. */
export type StageMeaning = "open" | "waiting" | "won" | "lost" | "dormant";

export const STAGE_MEANINGS: Words<StageMeaning> = {
  open: { fr: "en cours", en: "open" },
  waiting: { fr: "en attente d’une décision", en: "waiting" },
  won: { fr: "réussite", en: "won" },
  lost: { fr: "sans suite", en: "lost" },
  dormant: { fr: "en sommeil", en: "dormant" },
};

export type StageColour = "slate" | "green" | "saffron" | "brick";

/** The line over a column; most need none. */
export const STAGE_COLOURS: Words<StageColour> = {
  slate: { fr: "Ardoise", en: "Slate" },
  green: { fr: "Vert", en: "Green" },
  saffron: { fr: "Safran", en: "Saffron" },
  brick: { fr: "Brique", en: "Brick" },
};

/** What may be asked before a journey enters a stage. */
export type EntryRule =
  | "interview-held"
  | "exercise-chosen"
  | "specialty-known"
  | "territory-chosen"
  | "opening-linked"
  | "introduction-made"
  | "visit-held"
  | "arrival-known"
  | "paperwork-done"
  | "placement-confirmed"
  | "housing-settled"
  | "consent-given";

/** Each rule as it is read on a column and in the form that asks for what is missing. */
export const ENTRY_RULES: Words<EntryRule> = {
  "interview-held": { fr: "un entretien a eu lieu", en: "an interview took place" },
  "exercise-chosen": { fr: "un type d’exercice est choisi", en: "a way of practising is chosen" },
  "specialty-known": { fr: "la spécialité est connue", en: "the specialty is known" },
  "territory-chosen": { fr: "un territoire est souhaité", en: "a territory is wished for" },
  "opening-linked": { fr: "une ouverture est liée", en: "an opening is linked" },
  "introduction-made": { fr: "une mise en relation est partie", en: "an introduction was sent" },
  "visit-held": { fr: "une visite a eu lieu", en: "a visit took place" },
  "arrival-known": { fr: "la date d’arrivée est connue", en: "the arrival date is known" },
  "paperwork-done": { fr: "les démarches prévues sont faites", en: "the planned paperwork is done" },
  "placement-confirmed": { fr: "le stage est confirmé", en: "the placement is confirmed" },
  "housing-settled": { fr: "l’hébergement est réglé", en: "housing is settled" },
  "consent-given": { fr: "la personne accepte d’être présentée", en: "the person agrees to be introduced" },
};

/** Who decided that a journey ends. */
export type ExitDecider = "candidate" | "spouse" | "employer" | "us" | "nobody";

export const EXIT_DECIDERS: Words<ExitDecider> = {
  candidate: { fr: "Candidat·e", en: "Candidate" },
  spouse: { fr: "Conjoint·e", en: "Spouse" },
  employer: { fr: "Employeur", en: "Employer" },
  us: { fr: "Nous", en: "Us" },
  nobody: { fr: "Sans réponse", en: "Nobody answered" },
};

export type ExitReason =
  | "elsewhere"
  | "conditions"
  | "no-opening"
  | "diploma"
  | "postponed"
  | "spouse-work"
  | "family"
  | "housing"
  | "no-answer"
  | "other";

/** Why a journey ends: « En sommeil », « Abandon » and « Installé·e ailleurs » say where it stands, this says why. */
export const EXIT_REASONS: Words<ExitReason> = {
  elsewhere: { fr: "Un autre territoire lui convient mieux", en: "Another territory suits better" },
  conditions: { fr: "Conditions d’exercice", en: "Working conditions" },
  "no-opening": { fr: "Aucune ouverture ne convient", en: "No suitable opening" },
  diploma: { fr: "Diplôme, inscription ou autorisation", en: "Diploma, registration or authorisation" },
  postponed: { fr: "Projet reporté", en: "Project postponed" },
  "spouse-work": { fr: "Emploi du conjoint ou de la conjointe", en: "Spouse’s work" },
  family: { fr: "Vie de famille, école, garde", en: "Family life, school, childcare" },
  housing: { fr: "Logement", en: "Housing" },
  "no-answer": { fr: "Plus de nouvelles", en: "No more news" },
  other: { fr: "Une autre raison", en: "Another reason" },
};
