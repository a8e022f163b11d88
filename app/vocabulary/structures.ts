import type { Words } from "./words";

export type StructureKind =
  | "group-practice"
  | "health-centre"
  | "practice"
  | "hospital"
  | "clinic"
  | "nursing-home"
  | "territorial-community"
  | "home-care"
  | "rehabilitation"
  | "other";

/** Where a doctor may come to work. */
export const STRUCTURE_KINDS: Words<StructureKind> = {
  "group-practice": { fr: "Maison de santé (MSP)", en: "Group practice" },
  "health-centre": { fr: "Centre de santé (CDS)", en: "Health centre" },
  practice: { fr: "Cabinet", en: "Practice" },
  hospital: { fr: "Centre hospitalier (CH)", en: "Hospital" },
  clinic: { fr: "Clinique", en: "Private clinic" },
  "nursing-home": { fr: "EHPAD", en: "Nursing home" },
  "territorial-community": { fr: "Communauté professionnelle (CPTS)", en: "Territorial community" },
  "home-care": { fr: "Hospitalisation à domicile (HAD)", en: "Hospital at home" },
  rehabilitation: { fr: "Soins médicaux et de réadaptation (SMR)", en: "Rehabilitation" },
  other: { fr: "Autre structure", en: "Other" },
};

export type Sector = "public" | "private";

export const SECTORS: Words<Sector> = {
  public: { fr: "Public", en: "Public" },
  private: { fr: "Privé", en: "Private" },
};

export type StructureState = "project" | "open" | "closed";

export const STRUCTURE_STATES: Words<StructureState> = {
  project: { fr: "en projet", en: "planned" },
  open: { fr: "ouverte", en: "open" },
  closed: { fr: "fermée", en: "closed" },
};

/** Those that lists show unless asked for the others. */
export const LIVE_STATES: readonly StructureState[] = ["project", "open"];
