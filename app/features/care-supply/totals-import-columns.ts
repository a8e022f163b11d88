import { type ColumnWords, guessColumns, type ReadColumn } from "~/core/sheets/columns";
import { foldText } from "~/vocabulary/typography";
import { isOneOf, type Words } from "~/vocabulary/words";

export type TotalsColumn =
  | "insee"
  | "commune"
  | "postalCode"
  | "childminders"
  | "places"
  | "free"
  | "departures"
  | "year";

/** What a column of totals by commune may hold. */
export const TOTALS_COLUMNS: Words<TotalsColumn> = {
  insee: { fr: "Code INSEE de la commune", en: "INSEE code" },
  commune: { fr: "Commune", en: "Commune" },
  postalCode: { fr: "Code postal", en: "Postal code" },
  childminders: { fr: "Nombre d’assistantes maternelles", en: "Childminders" },
  places: { fr: "Nombre de places", en: "Places" },
  free: { fr: "Places libres", en: "Free places" },
  departures: { fr: "Départs attendus sous cinq ans", en: "Departures expected" },
  year: { fr: "Année ou date", en: "Year or day" },
};

/** How the files of the Caf and of the PMI call their columns, folded. */
const HEADERS: Readonly<Record<TotalsColumn, readonly string[]>> = {
  insee: [
    "code commune",
    "code insee",
    "insee",
    "codgeo",
    "depcom",
    "numero commune",
    "num com",
    "code insee commune",
  ],
  commune: ["nom", "commune", "nom commune", "nom de la commune", "libelle commune", "libgeo", "nomcom"],
  postalCode: ["code postal", "cp"],
  childminders: [
    "nb assistantes maternelles",
    "nombre d assistantes maternelles",
    "assistantes maternelles",
    "nb am",
    "am",
  ],
  places: ["nb places", "nombre de places", "places", "capacite", "places agreees"],
  free: ["places libres", "nb places libres", "places disponibles", "nb places disponibles"],
  departures: ["departs", "departs attendus"],
  year: ["annee", "annee de reference", "millesime", "date", "date de reference", "date ref"],
};

/** What a header says when it is none of those, the most telling first. */
const LOOSE: readonly [RegExp, TotalsColumn][] = [
  [/\b(libres?|disponibles?)\b/, "free"],
  [/\bdeparts?\b/, "departures"],
  [/\b(places?|capacite)\b/, "places"],
  [/\b(am|assmat|assistant\w* maternel\w*)\b/, "childminders"],
  [/\b(insee|code.*(com|commune)|num.*(com|commune))\b/, "insee"],
  [/\b(nom|lib|libelle).*(com|commune)\b/, "commune"],
  [/\b(annee|millesime|date)\b/, "year"],
];

const WORDS: ColumnWords<TotalsColumn> = { names: HEADERS };

/** Reads the headers, tolerantly: one that no list calls so is read by the word that tells it. */
export function guessTotalsColumns(
  headers: readonly string[],
  before: readonly ReadColumn<TotalsColumn>[],
): ReadColumn<TotalsColumn>[] {
  const columns = guessColumns(headers, WORDS, before);
  const taken = new Set(columns.flatMap(({ field }) => field ?? []));
  return columns.map((column) => {
    const folded = foldText(column.header);
    const loose = LOOSE.find(([words]) => words.test(folded))?.[1];
    if (column.field || !loose || taken.has(loose)) return column;
    taken.add(loose);
    return { ...column, field: loose };
  });
}

/** Whether totals can be read at all: a way to find the commune, and a number. */
export function isReadableTotals(columns: readonly ReadColumn<TotalsColumn>[]): boolean {
  const has = (...fields: TotalsColumn[]) => columns.some(({ field }) => field && fields.includes(field));
  return has("insee", "commune", "postalCode") && has("childminders", "places", "free");
}

export function isTotalsColumn(value: unknown): value is TotalsColumn {
  return isOneOf(TOTALS_COLUMNS, value);
}
