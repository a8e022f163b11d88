import type { Words } from "./words";

export type Relation = "couple" | "parent" | "relative" | "other";

/** What links two adults of a household; one record, read from both sides. */
export const RELATIONS: Words<Relation> = {
  couple: { fr: "En couple", en: "Partners" },
  parent: { fr: "Parents ensemble", en: "Parents together" },
  relative: { fr: "De la même famille", en: "Relatives" },
  other: { fr: "Vivent sous le même toit", en: "Housemates" },
};

export type FamilyObstacleKind =
  | "spouse-unwilling"
  | "spouse-work"
  | "housing"
  | "schooling"
  | "childcare"
  | "distance"
  | "amenities"
  | "other";

/** What holds the family back (« frein familial »); a closed list, with nothing on health or belief. */
export const FAMILY_OBSTACLE_KINDS: Words<FamilyObstacleKind> = {
  "spouse-unwilling": { fr: "Le ou la conjoint·e hésite", en: "The spouse hesitates" },
  "spouse-work": { fr: "Emploi du ou de la conjoint·e", en: "The spouse’s work" },
  housing: { fr: "Logement, vente du bien actuel", en: "Housing, selling the present home" },
  schooling: { fr: "Scolarité des enfants", en: "Schooling" },
  childcare: { fr: "Garde d’enfants", en: "Childcare" },
  distance: { fr: "Éloignement des proches", en: "Distance to relatives" },
  amenities: { fr: "Loisirs, transports, services", en: "Leisure, transport, services" },
  other: { fr: "Autre frein familial", en: "Other" },
};

export type Custody = "full" | "even-weeks" | "odd-weeks" | "week-ends" | "holidays";

/** When a child lives in this household. */
export const CUSTODIES: Words<Custody> = {
  full: { fr: "Toujours", en: "Always" },
  "even-weeks": { fr: "Les semaines paires", en: "Even weeks" },
  "odd-weeks": { fr: "Les semaines impaires", en: "Odd weeks" },
  "week-ends": { fr: "Un week-end sur deux et la moitié des vacances", en: "Alternate week-ends" },
  holidays: { fr: "Pendant les vacances", en: "During holidays" },
};
