import type { ReferenceImportRecord } from "#models/reference-import";
import { formatCount, formatDayLong, joinWords } from "~/vocabulary/typography";

type Done = Pick<ReferenceImportRecord, "source" | "millesime" | "listName" | "departements" | "counts">;

/** What an import brought, in words; of what was left out, only what there was. */
export function importWords({ source, millesime, listName, departements, counts }: Done): string {
  const places = joinWords(departements);
  const communes = formatCount(counts.communes ?? 0, "commune", "communes");
  if (source === "finess") return `${places}, ${finessWords(counts)}`;
  if (source === "services") return [listName, places, ...servicesWords(counts)].join(", ");
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

function servicesWords({
  services = 0,
  added = 0,
  changed = 0,
  gone = 0,
  rejected = 0,
  elsewhere = 0,
}: Done["counts"]) {
  return [
    formatCount(services, "service", "services"),
    `dont ${formatCount(added, "nouveau", "nouveaux")}`,
    changed > 0 ? formatCount(changed, "changé", "changés") : "",
    gone > 0 ? formatCount(gone, "n’y est plus", "n’y sont plus") : "",
    rejected > 0 ? formatCount(rejected, "ligne laissée de côté", "lignes laissées de côté") : "",
    elsewhere > 0 ? `${elsewhere} d’ailleurs` : "",
  ].filter(Boolean);
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
