import type { ReferenceSource } from "#models/reference-import";
import { getSettings } from "~/core/settings.server";
import { formatCount, joinWords } from "~/vocabulary/typography";
import { type OutlineRun, outlineRun } from "./outline-run.commands.server";
import { communesByCodes, listCommuneAliases, listReferenceImports } from "./reference-data.queries.server";

export interface ImportLine {
  id: string;
  source: string;
  at: Date;
  detail: string;
  isCurrent: boolean;
  /** The département whose former version can be put back. */
  restorable?: string;
}

export interface ReferencePage {
  departements: string[];
  imports: ImportLine[];
  run: OutlineRun | null;
  aliases: { id: string; alias: string; commune: string }[];
}

const SOURCES: Readonly<Record<ReferenceSource, string>> = {
  "decoupage-administratif": "Communes et intercommunalités",
  "geo-api": "Contours et positions",
};
const SHOWN_IMPORTS = 12;

/** What « Réglages › Référentiels » shows: the last imports, the one under way, the names people use. */
export async function getReferencePage(): Promise<ReferencePage> {
  const [settings, imports, aliases] = await Promise.all([
    getSettings(),
    listReferenceImports(SHOWN_IMPORTS),
    listCommuneAliases(),
  ]);
  const communes = await communesByCodes(new Set(aliases.map(({ communeCode }) => communeCode)));
  return {
    departements: settings.brand.departements,
    imports: imports.map(({ _id, source, at, millesime, departements, counts, isCurrent, previousId }) => ({
      id: _id,
      source: SOURCES[source],
      at,
      detail: `${joinWords(departements)}, données de ${millesime}, ${formatCount(counts.communes ?? 0, "commune", "communes")}`,
      isCurrent,
      restorable: source === "geo-api" && isCurrent && previousId ? departements[0] : undefined,
    })),
    run: outlineRun(),
    aliases: aliases.map(({ _id, alias, communeCode }) => ({
      id: _id,
      alias,
      commune: communes.get(communeCode)?.name ?? communeCode,
    })),
  };
}
