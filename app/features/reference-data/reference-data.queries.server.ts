import { Commune, type CommuneRecord } from "#models/commune";
import { CommuneAlias, type CommuneAliasRecord } from "#models/commune-alias";
import { CommuneOutline, type Outline } from "#models/commune-outline";
import { Epci, type EpciRecord } from "#models/epci";
import { ReferenceImport, type ReferenceImportRecord } from "#models/reference-import";
import { fold, searchTerms, searchWordsOf } from "~/core/search-words";

/** A typed beginning means this many communes at most. */
const MOST_MEANT = 20;

/** A commune without the words the index reads. */
export type CommuneFacts = Omit<CommuneRecord, "searchWords">;

/** What a field that asks for a commune shows and keeps. */
export interface CommuneChoice {
  code: string;
  name: string;
  /** The former name or alias which answered the search, when the present name did not. */
  knownAs: string | null;
  postalCodes: string[];
  departement: string;
  epciCode: string | null;
}

/** The EPCI which have communes in some départements, in alphabetical order, those across the border too. */
export async function listEpcis(departements: string[]): Promise<EpciRecord[]> {
  const epcis = await Epci.find({ departements: { $in: departements }, isCurrent: true }).lean();
  return epcis.sort((a, b) => a.shortName.localeCompare(b.shortName, "fr"));
}

/**
 * Communes whose names begin with the words typed, accents, hyphens and case aside, the most populated first.
 * Former names, aliases, postal codes and INSEE codes are read too.
 */
export async function findCommunes(typed: string, limit = 10): Promise<CommuneChoice[]> {
  const terms = searchTerms(typed);
  if (terms.length === 0) return [];
  const communes = await Commune.find(
    { searchWords: { $all: terms }, isCurrent: true },
    { name: 1, formerNames: 1, aliases: 1, postalCodes: 1, departement: 1, epciCode: 1 },
  )
    .sort({ population: -1 })
    .limit(limit)
    .lean();
  return communes.map((commune) => choiceFrom(commune, terms));
}

/** The communes a typed place means: the one of exactly this name, else all those it begins. */
export async function codesMeantBy(place: string): Promise<string[]> {
  const found = await findCommunes(place, MOST_MEANT);
  const typed = fold(place);
  const exact = found.filter(({ name, knownAs }) =>
    [name, knownAs ?? ""].some((word) => fold(word) === typed),
  );
  return (exact.length > 0 ? exact : found).map(({ code }) => code);
}

/** One commune, merged ones included; 404 when the code is unknown. */
export async function getCommune(code: string): Promise<CommuneFacts> {
  const commune = await Commune.findById(code, { searchWords: 0 }).lean();
  if (!commune) throw new Response("Commune introuvable", { status: 404 });
  return commune;
}

/** Communes by code, merged ones included; an unknown code is left out. */
export async function communesByCodes(codes: Iterable<string>): Promise<Map<string, CommuneFacts>> {
  const asked = [...codes];
  if (asked.length === 0) return new Map();
  const communes = await Commune.find({ _id: { $in: asked } }, { searchWords: 0 }).lean();
  return new Map(communes.map((commune) => [commune._id, commune]));
}

/** Contours of the version in use, by INSEE code, for the communes of some EPCI. */
export async function listOutlines(epciCodes: string[]): Promise<Map<string, Outline>> {
  const communes = await Commune.find(
    { epciCode: { $in: epciCodes }, isCurrent: true },
    { departement: 1 },
  ).lean();
  const imports = await ReferenceImport.find(
    {
      source: "geo-api",
      departements: { $in: communes.map(({ departement }) => departement) },
      isCurrent: true,
    },
    { _id: 1 },
  ).lean();
  const ids = imports.flatMap((done) => communes.map((commune) => `${done._id}-${commune._id}`));
  const outlines = await CommuneOutline.find({ _id: { $in: ids } }, { communeCode: 1, outline: 1 }).lean();
  return new Map(outlines.map(({ communeCode, outline }) => [communeCode, outline]));
}

/** The départements an import of contours must read: those asked for and those their EPCI reach into. */
export async function departementsToOutline(departements: string[]): Promise<string[]> {
  const epcis = await Epci.find(
    { departements: { $in: departements }, isCurrent: true },
    { departements: 1 },
  ).lean();
  const known = await Commune.distinct("departement", { departement: { $in: departements } });
  return [...new Set([...known, ...epcis.flatMap((epci) => epci.departements)])];
}

/** The imports done, the latest first. */
export async function listReferenceImports(limit = 50): Promise<ReferenceImportRecord[]> {
  return ReferenceImport.find().sort({ at: -1 }).limit(limit).lean();
}

/** The alias table, in alphabetical order. */
export async function listCommuneAliases(): Promise<CommuneAliasRecord[]> {
  const aliases = await CommuneAlias.find().lean();
  return aliases.sort((a, b) => a.alias.localeCompare(b.alias, "fr"));
}

function choiceFrom(
  commune: Pick<
    CommuneRecord,
    "_id" | "name" | "formerNames" | "aliases" | "postalCodes" | "departement" | "epciCode"
  >,
  terms: string[],
): CommuneChoice {
  const { _id, name, formerNames, aliases, postalCodes, departement, epciCode } = commune;
  const knownAs = answers(name, terms)
    ? null
    : [...formerNames, ...aliases].find((known) => answers(known, terms));
  return { code: _id, name, knownAs: knownAs ?? null, postalCodes, departement, epciCode };
}

function answers(name: string, terms: string[]): boolean {
  const words = new Set(searchWordsOf(name));
  return terms.every((term) => words.has(term));
}
