import type { Words } from "./words";

export type SchoolLevel =
  | "ps"
  | "ms"
  | "gs"
  | "cp"
  | "ce1"
  | "ce2"
  | "cm1"
  | "cm2"
  | "6e"
  | "5e"
  | "4e"
  | "3e"
  | "2nde"
  | "1re"
  | "terminale";

/** The classes, from the youngest, one for each calendar year of age from three. */
export const SCHOOL_LEVELS: Words<SchoolLevel> = {
  ps: { fr: "petite section", en: "petite section (age 3)" },
  ms: { fr: "moyenne section", en: "moyenne section (age 4)" },
  gs: { fr: "grande section", en: "grande section (age 5)" },
  cp: { fr: "CP", en: "CP (age 6)" },
  ce1: { fr: "CE1", en: "CE1 (age 7)" },
  ce2: { fr: "CE2", en: "CE2 (age 8)" },
  cm1: { fr: "CM1", en: "CM1 (age 9)" },
  cm2: { fr: "CM2", en: "CM2 (age 10)" },
  "6e": { fr: "6ᵉ", en: "6ᵉ (age 11)" },
  "5e": { fr: "5ᵉ", en: "5ᵉ (age 12)" },
  "4e": { fr: "4ᵉ", en: "4ᵉ (age 13)" },
  "3e": { fr: "3ᵉ", en: "3ᵉ (age 14)" },
  "2nde": { fr: "seconde", en: "seconde (age 15)" },
  "1re": { fr: "première", en: "première (age 16)" },
  terminale: { fr: "terminale", en: "terminale (age 17)" },
};

export type SchoolSector = "public" | "private";

export const SCHOOL_SECTORS: Words<SchoolSector> = {
  public: { fr: "public", en: "state school" },
  private: { fr: "privé", en: "private school" },
};

export type SchoolKind =
  | "nursery-school"
  | "elementary-school"
  | "primary-school"
  | "middle-school"
  | "high-school"
  | "other";

/** Kinds of establishments; a primary school has nursery and elementary classes. */
export const SCHOOL_KINDS: Words<SchoolKind> = {
  "nursery-school": { fr: "École maternelle", en: "Nursery school" },
  "elementary-school": { fr: "École élémentaire", en: "Elementary school" },
  "primary-school": { fr: "École primaire", en: "Primary school" },
  "middle-school": { fr: "Collège", en: "Collège (11 to 15)" },
  "high-school": { fr: "Lycée", en: "Lycée (15 to 18)" },
  other: { fr: "Autre établissement", en: "Other" },
};

/** The words the sheet of a school need uses for its yes/no wishes. */
export type SchoolWish = "needsCanteen" | "needsTransport" | "needsAfterSchool" | "needsBoarding";

export const SCHOOL_WISHES: Words<SchoolWish> = {
  needsCanteen: { fr: "cantine", en: "canteen" },
  needsTransport: { fr: "transport scolaire", en: "school transport" },
  needsAfterSchool: { fr: "accueil périscolaire", en: "after-school care" },
  needsBoarding: { fr: "internat", en: "boarding" },
};
