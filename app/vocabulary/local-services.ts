import type { Words } from "./words";

/** The seven domains of a « convention territoriale globale », plus what newcomers ask for first. */
export type ServiceTheme =
  | "early-childhood"
  | "childhood"
  | "youth"
  | "parenthood"
  | "social-life"
  | "housing"
  | "access-to-rights";

export const SERVICE_THEMES: Words<ServiceTheme> = {
  "early-childhood": { fr: "Petite enfance", en: "Early childhood" },
  childhood: { fr: "Enfance", en: "Childhood" },
  youth: { fr: "Jeunesse", en: "Youth" },
  parenthood: { fr: "Parentalité", en: "Parenthood" },
  "social-life": { fr: "Animation de la vie sociale", en: "Community life" },
  housing: { fr: "Logement et cadre de vie", en: "Housing and surroundings" },
  "access-to-rights": { fr: "Accès aux droits et aux services", en: "Rights and services" },
};

export type ServiceKind =
  | "france-services"
  | "social-centre"
  | "parent-child-place"
  | "nursery"
  | "relay-centre"
  | "toy-library"
  | "library"
  | "leisure-centre"
  | "after-school"
  | "youth-space"
  | "young-workers-hostel"
  | "association"
  | "sport"
  | "culture"
  | "transport"
  | "housing-advice"
  | "town-hall"
  | "health"
  | "other";

export const SERVICE_KINDS: Words<ServiceKind> = {
  "france-services": { fr: "France Services", en: "France Services" },
  "social-centre": { fr: "Centre social, espace citoyen", en: "Community centre" },
  "parent-child-place": { fr: "Lieu d’accueil enfants-parents", en: "Parent and child place" },
  nursery: { fr: "Crèche, jardin d’enfants", en: "Nursery" },
  "relay-centre": { fr: "Relais petite enfance", en: "Early-childhood relay centre" },
  "toy-library": { fr: "Ludothèque", en: "Toy library" },
  library: { fr: "Médiathèque, bibliothèque", en: "Library" },
  "leisure-centre": { fr: "Accueil de loisirs", en: "Holiday club" },
  "after-school": { fr: "Accueil périscolaire", en: "After-school club" },
  "youth-space": { fr: "Espace jeunes", en: "Youth space" },
  "young-workers-hostel": { fr: "Foyer de jeunes travailleurs", en: "Young workers’ hostel" },
  association: { fr: "Association", en: "Association" },
  sport: { fr: "Sport", en: "Sport" },
  culture: { fr: "Culture", en: "Culture" },
  transport: { fr: "Transport, mobilité", en: "Transport" },
  "housing-advice": { fr: "Conseil logement", en: "Housing advice" },
  "town-hall": { fr: "Mairie, intercommunalité", en: "Town hall" },
  health: { fr: "Santé", en: "Health" },
  other: { fr: "Autre service", en: "Other" },
};

/** What each kind belongs to, when nobody said otherwise. */
export const THEMES_OF_KIND: Readonly<Partial<Record<ServiceKind, readonly ServiceTheme[]>>> = {
  "france-services": ["access-to-rights"],
  "social-centre": ["social-life", "parenthood"],
  "parent-child-place": ["parenthood", "early-childhood"],
  nursery: ["early-childhood"],
  "relay-centre": ["early-childhood"],
  "toy-library": ["childhood", "parenthood"],
  library: ["social-life"],
  "leisure-centre": ["childhood"],
  "after-school": ["childhood"],
  "youth-space": ["youth"],
  "young-workers-hostel": ["youth", "housing"],
  association: ["social-life"],
  sport: ["social-life"],
  culture: ["social-life"],
  transport: ["access-to-rights"],
  "housing-advice": ["housing"],
  "town-hall": ["access-to-rights"],
};

export type ServiceMode = "fixed" | "itinerant" | "shared";

export const SERVICE_MODES: Words<ServiceMode> = {
  fixed: { fr: "fixe", en: "fixed" },
  itinerant: { fr: "itinérant", en: "travelling" },
  shared: { fr: "mutualisé", en: "shared" },
};

/** Days after which what nobody checked is stale: greyed, and asked again politely. */
export const SERVICE_FRESH_DAYS = 365;

/** What no file says: a colleague did. */
export const OWN_SOURCE = "Équipe";
