import type { Words } from "./words";

export type Relation = "couple" | "parent" | "relative" | "other";

/** What links two adults of a household; one record, read from both sides. */
export const RELATIONS: Words<Relation> = {
  couple: { fr: "En couple", en: "Partners" },
  parent: { fr: "Parents ensemble", en: "Parents together" },
  relative: { fr: "De la même famille", en: "Relatives" },
  other: { fr: "Vivent sous le même toit", en: "Housemates" },
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
