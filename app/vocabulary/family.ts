import type { Word, Words } from "./words";

export type Relation = "couple" | "parent" | "relative" | "other";

/** What links two adults of a household; one record, read from both sides. */
export const RELATIONS: Words<Relation> = {
  couple: { fr: "En couple", en: "Partners" },
  parent: { fr: "Parents ensemble", en: "Parents together" },
  relative: { fr: "De la même famille", en: "Relatives" },
  other: { fr: "Vivent sous le même toit", en: "Housemates" },
};

export type Kinship =
  | "couple"
  | "co-parent"
  | "parent"
  | "step-parent"
  | "grandparent"
  | "sibling"
  | "relative"
  | "other";

/** What one member of a household is for another, and the other for them: one record, read from both sides. */
export const KINSHIPS: Readonly<Record<Kinship, Word & { back: Word }>> = {
  couple: both({ fr: "Conjoint·e", en: "Partner" }),
  "co-parent": both({ fr: "Coparent", en: "Co-parent" }),
  parent: { fr: "Parent", en: "Parent", back: { fr: "Enfant", en: "Child" } },
  "step-parent": { fr: "Beau-parent", en: "Step-parent", back: { fr: "Bel-enfant", en: "Step-child" } },
  grandparent: { fr: "Grand-parent", en: "Grandparent", back: { fr: "Petit-enfant", en: "Grandchild" } },
  sibling: both({ fr: "Frère ou sœur", en: "Sibling" }),
  relative: both({ fr: "Membre de la famille", en: "Relative" }),
  other: both({ fr: "Proche", en: "Close to" }),
};

/** What links an adult to the candidate, as one of those words. */
export const RELATION_KINSHIPS: Readonly<Record<Relation, Kinship>> = {
  couple: "couple",
  parent: "co-parent",
  relative: "relative",
  other: "other",
};

function both(word: Word): Word & { back: Word } {
  return { ...word, back: word };
}

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

/** « né·e Dubois », empty when no other name is known. */
export function bornWords({ birthName }: { birthName?: string }): string {
  return birthName ? `né·e ${birthName}` : "";
}
