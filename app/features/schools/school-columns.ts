import { foldText } from "~/vocabulary/typography";

/** What a table of schools may say, and the names its two forms give it: ours flattened, then the official export’s. */
const HEADERS = [
  ["uai", "uai", "identifiant de l etablissement", "numero uai"],
  ["name", "nom", "nom etablissement"],
  ["type", "type", "type etablissement"],
  ["nature", "nature", "libelle nature"],
  ["sector", "statut", "statut public prive"],
  ["contract", "contrat", "type contrat prive"],
  ["insee", "insee", "code commune"],
  ["commune", "commune", "nom commune"],
  ["postalCode", "code postal"],
  ["address", "adresse", "adresse 1"],
  ["nursery", "maternelle", "ecole maternelle"],
  ["elementary", "elementaire", "ecole elementaire"],
  ["general", "voie generale"],
  ["technological", "voie technologique"],
  ["vocational", "voie professionnelle"],
  ["pupils", "nb eleves", "nombre d eleves"],
  ["canteen", "restauration"],
  ["boarding", "hebergement"],
  ["ulis", "ulis"],
  ["longitude", "lon", "longitude"],
  ["latitude", "lat", "latitude"],
  ["precision", "precision geo", "precision localisation"],
  ["state", "etat"],
  ["source", "source"],
  ["dataOn", "date source", "date maj ligne"],
  ["phone", "telephone"],
  ["email", "mail"],
  ["website", "web"],
] as const;

const KNOWN: ReadonlySet<string> = new Set(HEADERS.flatMap(([, ...names]) => names));

/** Of the names of columns, those a table of schools may have, each once; the others would only be carried. */
export function knownHeaders(headers: Iterable<string>): string[] {
  const known = new Map<string, string>();
  for (const header of headers) {
    const folded = foldText(header);
    if (KNOWN.has(folded) && !known.has(folded)) known.set(folded, header);
  }
  return [...known.values()];
}

export type SchoolColumn = (typeof HEADERS)[number][0];

/** Where each column is; those that are not there are left out. */
export type SchoolColumns = ReadonlyMap<SchoolColumn, number>;

const NEEDED: readonly SchoolColumn[] = ["uai", "name", "type", "sector", "insee"];

/** The columns a row of headers names; null of another table. */
export function schoolColumns(header: readonly string[]): SchoolColumns | null {
  const folded = header.map(foldText);
  const places = HEADERS.map(([column, ...names]) => {
    const known: readonly string[] = names;
    return [column, folded.findIndex((cell) => known.includes(cell))] as const;
  });
  const columns = new Map(places.filter(([, place]) => place >= 0));
  return NEEDED.every((column) => columns.has(column)) ? columns : null;
}
