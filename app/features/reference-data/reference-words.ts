import type { ReferenceImportRecord } from "#models/reference-import";
import { formatCount, formatDayLong, joinWords } from "~/vocabulary/typography";

type Done = Pick<ReferenceImportRecord, "source" | "millesime" | "departements" | "counts">;

/** What an import brought, in words; of what was left out, only what there was. */
export function importWords({ source, millesime, departements, counts }: Done): string {
  const places = joinWords(departements);
  const communes = formatCount(counts.communes ?? 0, "commune", "communes");
  if (source === "finess") return `${places}, ${finessWords(counts)}`;
  if (source === "zoning")
    return [`en vigueur depuis le ${formatDayLong(millesime)}`, communes, ...leftOut(counts)].join(", ");
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

function leftOut({ otherCategories = 0, elsewhere = 0, unreadable = 0 }: Done["counts"]): string[] {
  return [
    otherCategories > 0 ? `${formatCount(otherCategories, "ligne", "lignes")} d’une autre catégorie` : "",
    elsewhere > 0 ? `${elsewhere} d’ailleurs` : "",
    unreadable > 0 ? `${formatCount(unreadable, "illisible", "illisibles")}` : "",
  ].filter(Boolean);
}
