import type { Words } from "./words";

export type VisitDayState = "draft" | "sent" | "done" | "cancelled";

export const VISIT_DAY_STATES: Words<VisitDayState> = {
  draft: { fr: "en préparation", en: "being prepared" },
  sent: { fr: "programme envoyé", en: "programme sent" },
  done: { fr: "passée", en: "done" },
  cancelled: { fr: "annulée", en: "cancelled" },
};

export type Itinerary = "together" | "doctor" | "family";

/** Who follows a step: the doctor, the spouse and the children, or everybody. */
export const ITINERARIES: Words<Itinerary> = {
  together: { fr: "Tous ensemble", en: "All together" },
  doctor: { fr: "Côté médecin", en: "The doctor" },
  family: { fr: "Côté famille", en: "The family" },
};

export type StepKind =
  | "structure"
  | "meeting"
  | "housing"
  | "school"
  | "childcare"
  | "work"
  | "outing"
  | "meal"
  | "travel";

export const STEP_KINDS: Words<StepKind> = {
  structure: { fr: "Lieu d’exercice", en: "Place of practice" },
  meeting: { fr: "Rencontre", en: "Meeting" },
  housing: { fr: "Visite de logement", en: "Home visit" },
  school: { fr: "École", en: "School" },
  childcare: { fr: "Garde des enfants", en: "Childcare" },
  work: { fr: "Rencontre pour l’emploi", en: "About work" },
  outing: { fr: "Découverte", en: "Discovery" },
  meal: { fr: "Repas", en: "Meal" },
  travel: { fr: "Trajet", en: "Travel" },
};

export type HostState = "to-ask" | "asked" | "confirmed" | "declined" | "other-hour";

export const HOST_STATES: Words<HostState> = {
  "to-ask": { fr: "à demander", en: "to be asked" },
  asked: { fr: "réponse attendue", en: "awaiting an answer" },
  confirmed: { fr: "confirmé", en: "confirmed" },
  declined: { fr: "ne peut pas", en: "cannot" },
  "other-hour": { fr: "propose une autre heure", en: "offers another time" },
};

export type HostAnswer = "confirmed" | "declined" | "other-hour";

/** What a host may answer from their link, in their words. */
export const HOST_ANSWERS: Words<HostAnswer> = {
  confirmed: { fr: "Oui, je les reçois", en: "Yes, I will welcome them" },
  declined: { fr: "Je ne peux pas", en: "I cannot" },
  "other-hour": { fr: "Plutôt à une autre heure", en: "Rather at another time" },
};

export type CostPayer = "service" | "partner" | "family";

export const COST_PAYERS: Words<CostPayer> = {
  service: { fr: "le service", en: "the service" },
  partner: { fr: "un partenaire", en: "a partner" },
  family: { fr: "le foyer", en: "the family" },
};

export type VisitSatisfaction = "yes" | "mixed" | "no";

/** Whether the day made them want to come. */
export const VISIT_SATISFACTIONS: Words<VisitSatisfaction> = {
  yes: { fr: "Oui", en: "Yes" },
  mixed: { fr: "En partie", en: "Partly" },
  no: { fr: "Non", en: "No" },
};

/** A host who may still be counted on: all but one who said no. */
export const HOLDING_STATES: readonly HostState[] = ["to-ask", "asked", "confirmed", "other-hour"];

/** A host who holds a letter of ours: told of what changes, and of its end. */
export const TOLD_STATES: readonly HostState[] = ["asked", "confirmed", "other-hour"];
