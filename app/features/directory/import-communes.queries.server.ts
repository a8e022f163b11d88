import { Commune } from "#models/commune";
import { departementOf } from "~/features/reference-data/departement";
import { type CommuneFacts, communesByCodes } from "~/features/reference-data/reference-data.queries.server";
import { foldText } from "~/vocabulary/typography";

/** Where a line says it is: any of the three may be missing. */
export interface TypedPlace {
  insee: string;
  commune: string;
  postalCode: string;
}

/** The commune found, or why there is none. */
export type FoundCommune = { commune: CommuneFacts } | { problem: string } | { isElsewhere: true };

/** Finds communes for the lines of a list, without a query by line. */
export interface CommuneFinder {
  find: (place: TypedPlace) => FoundCommune;
  byCode: ReadonlyMap<string, CommuneFacts>;
}

/**
 * Reads once the communes of the départements served and those named by these codes. A line is placed by its INSEE code,
 * else by its name (present, former, or used by people) with its postal code to choose among several, else by a postal
 * code that has only one.
 */
export async function communeFinder(
  departements: readonly string[],
  codes: ReadonlySet<string>,
): Promise<CommuneFinder> {
  const served = departements.length > 0 ? { departement: { $in: [...departements] } } : {};
  const [listed, coded] = await Promise.all([
    Commune.find({ ...served, isCurrent: true }, { searchWords: 0 }).lean<CommuneFacts[]>(),
    communesByCodes(codes),
  ]);
  const byCode = new Map([...listed.map((commune) => [commune._id, commune] as const), ...coded]);
  const byName = groupBy(listed, ({ name, formerNames, aliases }) =>
    [name, ...formerNames, ...aliases].map(plainName),
  );
  const byPostalCode = groupBy(listed, ({ postalCodes }) => postalCodes);
  const isServed = (departement: string) => departements.length === 0 || departements.includes(departement);

  function find({ insee, commune: typed, postalCode }: TypedPlace): FoundCommune {
    const known = byCode.get(insee);
    if (known) return isServed(known.departement) ? { commune: known } : { isElsewhere: true };
    if (insee && !isServed(departementOf(insee))) return { isElsewhere: true };
    const near = byPostalCode.get(postalCode) ?? [];
    const named = typed ? (byName.get(plainName(typed)) ?? partlyNamed(typed, near)) : near;
    const [only, ...others] =
      named.length > 1 && near.length > 0 ? named.filter((one) => near.includes(one)) : named;
    if (only && others.length === 0) return { commune: only };
    if (!only && postalCode && !isServed(departementOf(postalCode))) return { isElsewhere: true };
    return { problem: problemOf({ insee, commune: typed, postalCode }, others.length > 0) };
  }

  return { find, byCode };
}

/** « Castelnau-Montratier » for the commune it became with its neighbour, when its postal code says so too. */
function partlyNamed(typed: string, near: readonly CommuneFacts[]): CommuneFacts[] {
  const words = plainName(typed);
  return near.filter(({ name }) => plainName(name).includes(words));
}

function problemOf({ insee, commune, postalCode }: TypedPlace, isSeveral: boolean): string {
  const told = [commune && `« ${commune} »`, postalCode, insee && `code ${insee}`].filter(Boolean).join(", ");
  if (!told) return "la commune manque";
  if (isSeveral) return `plusieurs communes répondent à ${told} : ajoutez le code INSEE`;
  return `la commune ${told} n’est pas connue : vérifiez son nom, ou ajoutez-le aux noms d’usage des référentiels`;
}

/** A name as it is compared: folded, « St » and « Ste » written in full. */
function plainName(name: string): string {
  return foldText(name)
    .replace(/\bst\b/g, "saint")
    .replace(/\bste\b/g, "sainte");
}

function groupBy(communes: readonly CommuneFacts[], keysOf: (commune: CommuneFacts) => string[]) {
  const groups = new Map<string, CommuneFacts[]>();
  for (const commune of communes)
    for (const key of new Set(keysOf(commune))) groups.set(key, [...(groups.get(key) ?? []), commune]);
  return groups;
}
