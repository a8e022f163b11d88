import type { NeedKind } from "./needs";
import type { Words } from "./words";

export type PartnerKind =
  | "estate-agency"
  | "social-landlord"
  | "host"
  | "town-hall"
  | "relay-centre"
  | "school"
  | "employer"
  | "employment-service"
  | "health-structure"
  | "supervisor"
  | "institution"
  | "territory";

export const PARTNER_KINDS: Words<PartnerKind> = {
  "estate-agency": { fr: "Agence immobilière", en: "Estate agency" },
  "social-landlord": { fr: "Bailleur, ADIL", en: "Landlord" },
  host: { fr: "Hôte, hébergeur", en: "Host" },
  "town-hall": { fr: "Mairie", en: "Town hall" },
  "relay-centre": { fr: "Relais petite enfance", en: "Early-childhood relay centre" },
  school: { fr: "Établissement scolaire", en: "School" },
  employer: { fr: "Employeur", en: "Employer" },
  "employment-service": { fr: "Service de l’emploi", en: "Employment service" },
  "health-structure": { fr: "Structure de santé", en: "Health structure" },
  supervisor: { fr: "Maître de stage", en: "Supervisor" },
  institution: { fr: "Institution (CPAM, ARS, Ordre…)", en: "Institution" },
  territory: { fr: "Intercommunalité, vie locale", en: "Local authority" },
};

/** Which partners can be asked for which need (DOMAIN §9). */
export const PARTNER_KINDS_BY_NEED: Readonly<Record<NeedKind, readonly PartnerKind[]>> = {
  housing: ["estate-agency", "social-landlord", "host", "town-hall"],
  "spouse-work": ["employer", "employment-service", "territory"],
  schooling: ["town-hall", "school"],
  childcare: ["relay-centre", "town-hall"],
  scholarship: ["institution", "territory"],
  discovery: ["territory", "host"],
};
