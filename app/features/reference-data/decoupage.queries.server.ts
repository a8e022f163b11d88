import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { CommuneRecord } from "#models/commune";
import type { EpciRecord } from "#models/epci";

type DecoupageCommune = Pick<
  CommuneRecord,
  "_id" | "name" | "formerNames" | "postalCodes" | "population" | "departement" | "epciCode"
>;
type DecoupageEpci = Pick<
  EpciRecord,
  "_id" | "name" | "shortName" | "departements" | "population" | "communeCount"
>;

export interface Decoupage {
  millesime: string;
  communes: DecoupageCommune[];
  epcis: DecoupageEpci[];
}

interface SourceCommune {
  code: string;
  nom: string;
  type: "commune-actuelle" | "commune-deleguee" | "commune-associee" | "arrondissement-municipal";
  departement: string;
  /** Code of the present commune, for « déléguées » and « associées ». */
  chefLieu?: string;
  codesPostaux?: string[];
  population?: number;
}

interface SourceEpci {
  code: string;
  nom: string;
  membres: { code: string }[];
}

const packageName = "@etalab/decoupage-administratif";
const { resolve } = createRequire(import.meta.url);

/**
 * What the official division says of some départements: their communes, every EPCI that has one of them, and
 * the other members of these EPCI, wherever they are. Nothing is kept in memory afterwards.
 */
export async function readDecoupage(departements: string[]): Promise<Decoupage> {
  const [millesime, all, epcis] = await Promise.all([
    readMillesime(),
    readJson<SourceCommune[]>("data/communes.json"),
    readJson<SourceEpci[]>("data/epci.json"),
  ]);
  const present = new Map(all.filter(isPresent).map((commune) => [commune.code, commune]));
  const isInside = (code: string) => departements.includes(present.get(code)?.departement ?? "");
  const touching = epcis.filter(({ membres }) => membres.some(({ code }) => isInside(code)));
  const epciOf = new Map(
    touching.flatMap(({ code, membres }) => membres.map((m) => [m.code, code] as const)),
  );
  const wanted = [...present.values()].filter(({ code }) => isInside(code) || epciOf.has(code));
  const formerNames = formerNamesByCommune(all);
  return {
    millesime,
    communes: wanted.map((commune) => communeFrom(commune, formerNames, epciOf.get(commune.code) ?? null)),
    epcis: touching.map((epci) => epciFrom(epci, present)),
  };
}

/** The name people read, from an official one: « CC de la Vallée du Lot et du Vignoble » → « Vallée du Lot… ». */
export function shortNameOf(officialName: string): string {
  const name = officialName
    .replace(/^C[ACU] (?:de la |de l'|des |du |de |d')?/, "")
    .replace(/ - /g, "-")
    .replace(/\bCoeur\b/g, "Cœur");
  return name.charAt(0).toLocaleUpperCase("fr") + name.slice(1);
}

function communeFrom(
  { code, nom, departement, codesPostaux = [], population = 0 }: SourceCommune,
  formerNames: Map<string, Set<string>>,
  epciCode: string | null,
): DecoupageCommune {
  const former = [...(formerNames.get(code) ?? [])].filter((name) => name !== nom);
  return {
    _id: code,
    name: nom,
    formerNames: former,
    postalCodes: codesPostaux,
    population,
    departement,
    epciCode,
  };
}

function epciFrom({ code, nom, membres }: SourceEpci, present: Map<string, SourceCommune>): DecoupageEpci {
  const communes = membres.flatMap((membre) => present.get(membre.code) ?? []);
  return {
    _id: code,
    name: nom,
    shortName: shortNameOf(nom),
    departements: mostFrequentFirst(communes.map(({ departement }) => departement)),
    // The package's own figure is a year older than the one it gives for communes.
    population: communes.reduce((sum, { population = 0 }) => sum + population, 0),
    communeCount: communes.length,
  };
}

function formerNamesByCommune(all: SourceCommune[]): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  for (const { chefLieu, nom, type } of all) {
    if (!chefLieu || type === "commune-actuelle") continue;
    names.set(chefLieu, (names.get(chefLieu) ?? new Set()).add(nom));
  }
  return names;
}

/** Each value once, the most frequent first. */
export function mostFrequentFirst(values: string[]): string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([value]) => value);
}

function isPresent({ type }: SourceCommune): boolean {
  return type === "commune-actuelle";
}

/** The package's README maps its major versions to years: 1 is 2021, 6 is 2026. */
async function readMillesime(): Promise<string> {
  const { version } = await readJson<{ version: string }>("package.json");
  return String(2020 + Number.parseInt(version, 10));
}

async function readJson<Content>(file: string): Promise<Content> {
  return JSON.parse(await readFile(resolve(`${packageName}/${file}`), "utf8"));
}
