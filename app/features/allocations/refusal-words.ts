import { formatCount, joinWords, NBSP } from "~/vocabulary/typography";
import type { BedRefusal, HardReason } from "./allocation-problem";
import type { Counted } from "./reasons";

const HARD: Readonly<Record<HardReason, string>> = {
  "no-level": "aucun niveau n’est demandé",
  level: "le niveau demandé n’y est pas proposé",
  semester: "rien n’y est proposé ce semestre",
  agreement: "aucun agrément n’y couvre ce semestre",
  absent: "la personne qui y encadre est indisponible",
  retired: "l’encadrement y cesse avant la fin du semestre",
  unsupervised: "personne ne peut y encadrer ce semestre",
  room: "aucun cabinet n’y est libre",
  held: "des internes qui ne sont pas de cette liste y ont les places",
  "no-seat": "aucune place n’y est ouverte ce semestre",
};

/** Why a place cannot be had at all, after its name: « aucun cabinet n’y est libre ». */
export function hardWords(why: HardReason): string {
  return HARD[why];
}

/** How many places for each reason, of somebody who can be given none: after their number, one or many. */
const PLACES: Readonly<Record<Exclude<HardReason, "no-level">, readonly [string, string]>> = {
  level: ["n’est pas du niveau demandé", "ne sont pas du niveau demandé"],
  semester: ["ne propose rien ce semestre", "ne proposent rien ce semestre"],
  agreement: ["n’a pas d’agrément sur ce semestre", "n’ont pas d’agrément sur ce semestre"],
  absent: ["a son encadrement indisponible", "ont leur encadrement indisponible"],
  retired: ["cesse d’encadrer avant la fin du semestre", "cessent d’encadrer avant la fin du semestre"],
  unsupervised: ["n’a personne pour encadrer ce semestre", "n’ont personne pour encadrer ce semestre"],
  room: ["n’a pas de cabinet libre", "n’ont pas de cabinet libre"],
  held: [
    "a toutes ses places prises hors de cette liste",
    "ont toutes leurs places prises hors de cette liste",
  ],
  "no-seat": ["n’a pas de place ouverte", "n’ont pas de place ouverte"],
};

/** Why somebody can be given no place at all: « … : 3 ne sont pas du niveau demandé et 1 n’a pas de cabinet libre. » */
export function noPlaceWords({ "no-level": unsaid = 0, ...refused }: Counted<HardReason>): string {
  if (unsaid > 0)
    return `Aucun niveau n’est demandé pour cette personne${NBSP}: dites lequel, puis recalculez.`;
  const told = counts(refused, PLACES);
  if (told.length === 0) return "Aucun terrain de stage n’accueille d’interne ce semestre.";
  return `Aucun terrain de stage ne peut lui être donné${NBSP}: ${joinWords(told)}.`;
}

const BEDS: Readonly<Record<BedRefusal, readonly [string, string]>> = {
  booked: ["est à quelqu’un d’autre à ces dates", "sont à d’autres à ces dates"],
  agreement: ["a sa convention qui s’arrête avant", "ont leur convention qui s’arrête avant"],
  days: [
    "n’est libre que sur les dates du semestre, pas sur toutes celles demandées",
    "ne sont libres que sur les dates du semestre, pas sur toutes celles demandées",
  ],
};

/** Why somebody can be given no bed at all: « … : 12 sont à d’autres à ces dates. » */
export function noBedWords(refused: Counted<BedRefusal>): string {
  const told = counts(refused, BEDS);
  if (told.length === 0) return "Aucun hébergement n’a de lit ouvert sur ces dates.";
  return `Aucun lit n’est libre à toutes les dates demandées${NBSP}: ${joinWords(told)}.`;
}

function counts(
  refused: Readonly<Record<string, number | undefined>>,
  words: Readonly<Record<string, readonly [one: string, many: string]>>,
): string[] {
  return Object.entries(words).flatMap(([why, [one, many]]) => {
    const count = refused[why] ?? 0;
    return count > 0 ? [formatCount(count, one, many)] : [];
  });
}
