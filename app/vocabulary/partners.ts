import type { NeedKind } from "./needs";
import { NBSP } from "./typography";
import type { Words } from "./words";

export type PartnerKind =
  | "estate-agency"
  | "social-landlord"
  | "host"
  | "town-hall"
  | "relay-centre"
  | "nursery"
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
  nursery: { fr: "Crèche, structure d’accueil", en: "Nursery" },
  school: { fr: "Établissement scolaire", en: "School" },
  employer: { fr: "Employeur", en: "Employer" },
  "employment-service": { fr: "Service de l’emploi", en: "Employment service" },
  "health-structure": { fr: "Structure de santé", en: "Health structure" },
  supervisor: { fr: "Maître de stage", en: "Supervisor" },
  institution: { fr: "Institution (Caf, CPAM, ARS, Ordre…)", en: "Institution" },
  territory: { fr: "Intercommunalité, vie locale", en: "Local authority" },
};

/** Which partners can be asked for which need (DOMAIN §9). */
export const PARTNER_KINDS_BY_NEED: Readonly<Record<NeedKind, readonly PartnerKind[]>> = {
  housing: ["estate-agency", "social-landlord", "host", "town-hall"],
  "spouse-work": ["employer", "employment-service", "territory"],
  schooling: ["town-hall", "school"],
  childcare: ["relay-centre", "nursery", "town-hall"],
  scholarship: ["institution", "territory"],
  discovery: ["territory", "host"],
};

/** Whether a partner is asked for a need: their kind may be, and their own themes do not leave it out. */
export function isAskedFor(
  { kind, themes = [] }: { kind: PartnerKind; themes?: readonly NeedKind[] },
  need: NeedKind,
): boolean {
  return PARTNER_KINDS_BY_NEED[need].includes(kind) && (themes.length === 0 || themes.includes(need));
}

/** The highest yearly cap. */
export const MOST_ASKS = 100;

export type PartnerChannel = "mail" | "phone";

export const PARTNER_CHANNELS: Words<PartnerChannel> = {
  mail: { fr: "Par mail, avec un lien pour répondre", en: "By mail" },
  phone: { fr: "Par téléphone", en: "By phone" },
};

export type CapacityLight = "open" | "limited" | "full";

/** What a partner can take for now, in the words of the team. */
export const CAPACITY_LIGHTS: Words<CapacityLight> = {
  open: { fr: "disponible", en: "available" },
  limited: { fr: "capacité limitée", en: "limited" },
  full: { fr: "complet en ce moment", en: "full" },
};

/** The same, as a partner says it of themselves. */
export const CAPACITY_CHOICES: Words<CapacityLight> = {
  open: { fr: "Vous pouvez nous solliciter", en: "You may ask us" },
  limited: {
    fr: `Avec mesure${NBSP}: nous avons peu de place ou de temps`,
    en: "Sparingly: little room or time",
  },
  full: { fr: `Pas en ce moment${NBSP}: nous sommes complets`, en: "Not now: we are full" },
};

export type OnboardingStep = "identified" | "met" | "agreed" | "active";

/** How far we are with a partner, in order; one without a step has always been there. */
export const ONBOARDING_STEPS: Words<OnboardingStep> = {
  identified: { fr: "identifié", en: "identified" },
  met: { fr: "rencontré", en: "met" },
  agreed: { fr: "d’accord", en: "agreed" },
  active: { fr: "actif", en: "active" },
};
