import type { Words } from "./words";

export type SheetChapter = "housing" | "moving" | "health" | "leisure" | "children";

/** The chapters of a discovery sheet, in the order they are read. */
export const SHEET_CHAPTERS: Words<SheetChapter> = {
  housing: { fr: "Se loger", en: "Finding a home" },
  moving: { fr: "Se déplacer", en: "Getting around" },
  health: { fr: "Se soigner", en: "Health care" },
  children: { fr: "Grandir", en: "Growing up" },
  leisure: { fr: "S’amuser", en: "Having fun" },
};
