import type { SheetFigure } from "#models/discovery-sheet";
import { FIGURE_STALE_YEARS, SHEET_STALE_DAYS } from "~/vocabulary/discovery";
import { dayIn } from "~/vocabulary/in-language";
import type { Language } from "~/vocabulary/languages";
import { daysBetween, formatDayLong, formatRelative, NBSP } from "~/vocabulary/typography";

const fr = {
  index: "Découvrir le territoire",
  indexLead: `Où l’on vit, comment on s’y déplace, ce que l’on y fait${NBSP}: une fiche par intercommunalité.`,
  none: "Aucune fiche n’est publiée pour l’instant.",
  noneWhy: `Écrivez-nous${NBSP}: nous vous parlerons du territoire de vive voix.`,
  others: "Les autres territoires",
  where: "Où c’est",
  map: (name: string) => `Carte des intercommunalités${NBSP}: ${name} est en plus foncé`,
  contact: `Une question${NBSP}?`,
  reach: `L’équipe vous répond${NBSP}: `,
  french: "",
  checked: (day: string) => `Fiche vérifiée le ${formatDayLong(day)}.`,
};

/** The words around the sheets, on the public pages. */
export const SHEET_WORDS: Readonly<Record<Language, typeof fr>> = {
  fr,
  en: {
    index: "Discover the area",
    indexLead: "Where people live, how they get around, what there is to do: one page for each district.",
    none: "No page is published yet.",
    noneWhy: "Write to us: we will gladly tell you about the area.",
    others: "The other districts",
    where: "Where it is",
    map: (name) => `Map of the districts: ${name} is the darker one`,
    contact: "A question?",
    reach: "The team answers you: ",
    french: "What is not translated yet is shown in French.",
    checked: (day) => `Checked on ${dayIn("en", day)}.`,
  },
};

/** « au 1ᵉʳ janvier 2025, source : Insee », with its age once it is old. */
export function figureOrigin({ on, source }: SheetFigure, today: string, language: Language): string {
  const years = yearsBetween(on, today);
  if (language === "en") {
    const age = years >= FIGURE_STALE_YEARS ? `, ${years} years ago` : "";
    return `as of ${dayIn("en", on)}${age}, source: ${source}`;
  }
  const age = years >= FIGURE_STALE_YEARS ? `, il y a ${years}${NBSP}ans` : "";
  return `au ${formatDayLong(on)}${age}, source${NBSP}: ${source}`;
}

export function isSheetStale(checkedOn: string, today: string): boolean {
  return daysBetween(checkedOn, today) > SHEET_STALE_DAYS;
}

/** « vérifiée le 12 mai 2026 »; « vérifiée il y a 14 mois, à relire » once it is old. */
export function checkedWords(checkedOn: string, now: Date, today: string): string {
  if (!isSheetStale(checkedOn, today)) return `vérifiée le ${formatDayLong(checkedOn)}`;
  return `vérifiée ${formatRelative(checkedOn, now)}, à relire`;
}

/** Whole years gone by. */
function yearsBetween(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) < from.slice(5) ? years - 1 : years;
}
