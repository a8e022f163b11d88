import { NBSP } from "./typography";
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

/** What somebody who does not know the place asks first, for whom writes a chapter. */
export const CHAPTER_HINTS: Readonly<Record<SheetChapter, string>> = {
  housing: "Où l’on habite, ce qui se loue, à qui s’adresser.",
  moving: `Bus, train, voiture${NBSP}: ce qui existe, le soir et le week-end aussi.`,
  health: "Hôpital, maisons de santé, spécialistes, pharmacies.",
  children: "Crèches, écoles, centres de loisirs, lycées.",
  leisure: "Sport, culture, marchés, nature, associations.",
};

/** From then on, a sheet is to be read again. */
export const SHEET_STALE_DAYS = 365;

/** From then on, a figure says its age. */
export const FIGURE_STALE_YEARS = 3;
