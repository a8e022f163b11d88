import type { ReferenceImportRecord } from "#models/reference-import";
import { formatCount, formatDayLong, joinWords } from "~/vocabulary/typography";

type Done = Pick<ReferenceImportRecord, "source" | "millesime" | "listName" | "departements" | "counts">;

/** What an import brought, in words; of what was left out, only what there was. */
export function importWords({ source, millesime, listName, departements, counts }: Done): string {
  const places = joinWords(departements);
  const communes = formatCount(counts.communes ?? 0, "commune", "communes");
  if (source === "finess") return `${places}, ${finessWords(counts)}`;
  if (source === "commune-list") return [places, ...listedWords(counts, communeWords(counts))].join(", ");
  if (source === "schools") return schoolWords(places, counts);
  if (source === "offers") return [listName, ...listedWords(counts, offerWords(counts))].join(", ");
  if (source === "services")
    return [listName, places, ...listedWords(counts, serviceWords(counts))].join(", ");
  if (source === "care-services")
    return [listName, places, ...listedWords(counts, careWords(counts))].join(", ");
  if (source === "childminders" || source === "density")
    return [listName, ...listedWords(counts, communeWords(counts))].join(", ");
  if (source === "zoning")
    return [`en vigueur depuis le ${formatDayLong(millesime)}`, communes, ...leftOut(counts)].join(", ");
  if (source === "rome") return romeWords({ millesime, counts });
  return `${places}, données de ${millesime}, ${communes}`;
}

function finessWords(counts: Done["counts"]): string {
  const { structures = 0, added = 0, gone = 0 } = counts;
  return [
    formatCount(structures, "structure", "structures"),
    `dont ${formatCount(added, "nouvelle", "nouvelles")}`,
    gone > 0 && `${formatCount(gone, "n’y est plus", "n’y sont plus")}`,
    ...leftOut(counts),
  ]
    .filter(Boolean)
    .join(", ");
}

/** What a list held, what of it was new, changed or gone, and the lines left aside. */
function listedWords(
  { gone = 0, rejected = 0, elsewhere = 0 }: Done["counts"],
  words: readonly [all: string, added: string, changed: string],
): string[] {
  return [
    ...words,
    gone > 0 ? formatCount(gone, "n’y est plus", "n’y sont plus") : "",
    rejected > 0 ? formatCount(rejected, "ligne laissée de côté", "lignes laissées de côté") : "",
    elsewhere > 0 ? `${elsewhere} d’ailleurs` : "",
  ].filter(Boolean);
}

function serviceWords({ services = 0, added = 0, changed = 0 }: Done["counts"]) {
  return [
    formatCount(services, "service", "services"),
    `dont ${formatCount(added, "nouveau", "nouveaux")}`,
    changed > 0 ? formatCount(changed, "changé", "changés") : "",
  ] as const;
}

function careWords({ services = 0, added = 0, changed = 0 }: Done["counts"]) {
  return [
    formatCount(services, "structure d’accueil", "structures d’accueil"),
    `dont ${formatCount(added, "nouvelle", "nouvelles")}`,
    changed > 0 ? formatCount(changed, "changée", "changées") : "",
  ] as const;
}

function communeWords({ communes = 0, added = 0, changed = 0, unchanged = 0 }: Done["counts"]) {
  return [
    formatCount(communes, "commune", "communes"),
    added > 0 ? `dont ${formatCount(added, "nouvelle", "nouvelles")}` : "",
    `${formatCount(changed, "changée", "changées")}, ${unchanged} sans changement`,
  ] as const;
}

function offerWords({ offers = 0, added = 0, changed = 0 }: Done["counts"]) {
  return [
    formatCount(offers, "offre", "offres"),
    `dont ${formatCount(added, "nouvelle", "nouvelles")}`,
    changed > 0 ? formatCount(changed, "changée", "changées") : "",
  ] as const;
}

function schoolWords(places: string, counts: Done["counts"]): string {
  const { schools = 0, added = 0, changed = 0, unchanged = 0, otherCategories = 0 } = counts;
  const words = [
    formatCount(schools, "établissement", "établissements"),
    `dont ${formatCount(added, "nouveau", "nouveaux")}`,
    `${formatCount(changed, "changé", "changés")}, ${unchanged} sans changement`,
  ] as const;
  return [places, ...listedWords(counts, words), ...leftOut({ otherCategories })].join(", ");
}

/** The version is that of the file’s name; of a file without one, the day is already told. */
function romeWords({ millesime, counts }: Pick<Done, "millesime" | "counts">): string {
  const { occupations = 0, added = 0, changed = 0, gone = 0 } = counts;
  return [
    millesime.startsWith("v") && `version ${millesime.slice(1)}`,
    formatCount(occupations, "métier", "métiers"),
    added > 0 && `dont ${formatCount(added, "nouveau", "nouveaux")}`,
    changed > 0 && formatCount(changed, "changé", "changés"),
    gone > 0 && formatCount(gone, "retiré", "retirés"),
    ...leftOut(counts),
  ]
    .filter(Boolean)
    .join(", ");
}

function leftOut({ otherCategories = 0, elsewhere = 0, unreadable = 0 }: Done["counts"]): string[] {
  return [
    otherCategories > 0 ? `${formatCount(otherCategories, "ligne", "lignes")} d’une autre catégorie` : "",
    elsewhere > 0 ? `${elsewhere} d’ailleurs` : "",
    unreadable > 0 ? `${formatCount(unreadable, "illisible", "illisibles")}` : "",
  ].filter(Boolean);
}
