import type { ReferenceImportRecord, ReferenceSource } from "#models/reference-import";
import { getSettings } from "~/core/settings.server";
import { type OutlineRun, outlineRun } from "./outline-run.commands.server";
import { communesByCodes, listCommuneAliases, listReferenceImports } from "./reference-data.queries.server";
import { importWords } from "./reference-words";
import { listZoningDays } from "./zoning.queries.server";

export interface ImportLine {
  id: string;
  source: string;
  at: Date;
  detail: string;
  isCurrent: boolean;
  /** The département whose former version can be put back. */
  restorable?: string;
  /** The day of a zoning that can be taken back. */
  removable?: string;
}

export interface ReferencePage {
  departements: string[];
  imports: ImportLine[];
  run: OutlineRun | null;
  aliases: { id: string; alias: string; commune: string }[];
}

const SOURCES: Readonly<Record<ReferenceSource, string>> = {
  "decoupage-administratif": "Communes et intercommunalités",
  "commune-list": "Communes d’un fichier",
  "geo-api": "Contours et positions",
  finess: "Structures de santé (FINESS)",
  rome: "Métiers (ROME)",
  services: "Services et lieux",
  schools: "Établissements scolaires",
  offers: "Logements et postes",
  zoning: "Zonage médecins",
  density: "Densité et bassins de vie",
  "care-services": "Structures d’accueil du jeune enfant",
  childminders: "Assistantes maternelles par commune",
};
const SHOWN_IMPORTS = 12;

/** What « Réglages › Référentiels » shows: the last imports, the one under way, the names people use. */
export async function getReferencePage(): Promise<ReferencePage> {
  const [settings, imports, aliases, zoningDays] = await Promise.all([
    getSettings(),
    listReferenceImports(SHOWN_IMPORTS),
    listCommuneAliases(),
    listZoningDays(),
  ]);
  const communes = await communesByCodes(new Set(aliases.map(({ communeCode }) => communeCode)));
  return {
    departements: settings.brand.departements,
    imports: imports.map((done) => lineFrom(done, zoningDays)),
    run: outlineRun(),
    aliases: aliases.map(({ _id, alias, communeCode }) => ({
      id: _id,
      alias,
      commune: communes.get(communeCode)?.name ?? communeCode,
    })),
  };
}

function lineFrom(done: ReferenceImportRecord, zoningDays: readonly string[]): ImportLine {
  const { _id, source, at, millesime, departements, previousId } = done;
  // Deeds follow one another: each stays in use for its own days.
  const isKept = source === "zoning" && zoningDays.includes(millesime);
  const isCurrent = source === "zoning" ? isKept : done.isCurrent;
  return {
    id: _id,
    source: SOURCES[source],
    at,
    detail: importWords(done),
    isCurrent,
    restorable: source === "geo-api" && isCurrent && previousId ? departements[0] : undefined,
    removable: isKept ? millesime : undefined,
  };
}
