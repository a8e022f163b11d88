import type { Words } from "./words";

/** Winter begins in early November, summer in early May. */
export type Season = "winter" | "summer";

/** Where the seats of a place for a semester stand with whoever supervises them. */
export type SeatOfferState = "planned" | "asked" | "confirmed" | "declined";

export const SEAT_OFFER_STATES: Words<SeatOfferState> = {
  planned: { fr: "prévues", en: "planned" },
  asked: { fr: "demandées", en: "asked" },
  confirmed: { fr: "confirmées", en: "confirmed" },
  declined: { fr: "refusées", en: "declined" },
};

export type PlacementState = "wished" | "placed" | "withdrawn";

export const PLACEMENT_STATES: Words<PlacementState> = {
  wished: { fr: "sans terrain de stage", en: "without a training place" },
  placed: { fr: "terrain de stage attribué", en: "placed" },
  withdrawn: { fr: "ne vient plus", en: "no longer coming" },
};

export type CompanionKind = "couple" | "friends";

export const COMPANION_KINDS: Words<CompanionKind> = {
  couple: { fr: "en couple", en: "as a couple" },
  friends: { fr: "entre ami·e·s", en: "with friends" },
};

/** The phase of the third cycle an intern is in. */
export type InternPhase = "socle" | "approfondissement" | "consolidation";

export const INTERN_PHASES: Words<InternPhase> = {
  socle: { fr: "phase socle", en: "first phase" },
  approfondissement: { fr: "phase d’approfondissement", en: "second phase" },
  consolidation: { fr: "phase de consolidation", en: "third phase" },
};

/** A level of placement, as the team names it; a used one is never deleted, it is made inactive. */
export interface TrainingLevel {
  key: string;
  label: string;
  /** Junior doctors: the place must meet their requirements. */
  isJunior?: boolean;
  isActive: boolean;
}

/** The levels a base starts with; the settings hold them from then on. */
export const DEFAULT_LEVELS: readonly TrainingLevel[] = [
  { key: "level-1", label: "Niveau 1 (praticien)", isActive: true },
  { key: "saspas", label: "SASPAS (niveau 2)", isActive: true },
  { key: "women-children", label: "Santé de la femme et de l’enfant", isActive: true },
  { key: "junior", label: "Docteur junior", isJunior: true, isActive: true },
  { key: "emergency", label: "Urgences", isActive: true },
  { key: "hospital", label: "Médecine polyvalente, hôpital", isActive: true },
  { key: "extern", label: "Externe", isActive: true },
];

/** What a place must offer a junior doctor. */
export type JuniorCheck = "supervisor" | "senior" | "room" | "half-days" | "software";

/** The list the federation of health centres (FNCS) gives for centres, taken to hold elsewhere. */
export const JUNIOR_CHECKS: Words<JuniorCheck> = {
  supervisor: { fr: "Un·e maître de stage agréé·e (PAMSU)", en: "An approved supervisor" },
  senior: { fr: "Un·e médecin joignable aussitôt, à tout moment", en: "A senior at hand at once" },
  room: { fr: "Un cabinet de consultation à son usage", en: "A consulting room of their own" },
  "half-days": { fr: "6 à 8 demi-journées par semaine", en: "6 to 8 half-days a week" },
  software: { fr: "Un compte à son nom dans le logiciel", en: "A software account of their own" },
};

/** Why seats that are offered cannot be used. */
export type SeatLoss = "supervisor" | "room";

export const SEAT_LOSSES: Words<SeatLoss> = {
  supervisor: { fr: "faute de maître de stage", en: "for lack of a supervisor" },
  room: { fr: "faute de cabinet", en: "for lack of a room" },
};
