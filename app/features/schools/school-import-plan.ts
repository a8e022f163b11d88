import type { Aggregate } from "#models/define";
import type { SchoolRecord } from "#models/school";
import { isSame } from "~/core/lost-updates";
import { searchWordsOf } from "~/core/search-words";
import type { LineAside } from "~/core/sheets/planned-lines";
import type { CommuneFinder, FoundCommune } from "~/features/directory/import-communes.queries.server";
import { departementOf } from "~/features/reference-data/departement";
import { foldText } from "~/vocabulary/typography";
import type { SchoolColumn } from "./school-columns";
import { LEVELS_OF_KIND } from "./school-levels";
import type { ReadSchool, SchoolReading } from "./school-reading";

/** An establishment as its source tells it: what colleagues add is not of it. */
export type ListedSchool = Omit<SchoolRecord, Exclude<keyof Aggregate, "_id"> | "note" | "partnerId">;

export interface PlacedSchools {
  schools: ListedSchool[];
  /** Lines left aside, each with its number and why. */
  rejected: LineAside[];
  elsewhere: number;
  otherCategories: number;
  /** Every UAI that the file says is open, even on a line left aside: it is not gone. */
  named: Set<string>;
  /** Those that it says are closed. */
  closed: Set<string>;
}

/** What each column says of an establishment: one that is not there leaves what was known. */
const FIELDS_OF: Readonly<Partial<Record<SchoolColumn, readonly (keyof ListedSchool)[]>>> = {
  contract: ["contract"],
  postalCode: ["postalCode"],
  address: ["address"],
  longitude: ["location", "isApproximate"],
  general: ["tracks"],
  pupils: ["pupils"],
  canteen: ["hasCanteen"],
  boarding: ["hasBoarding"],
  ulis: ["hasUlis"],
  phone: ["phone"],
  email: ["email"],
  website: ["website"],
};
const ALWAYS: readonly (keyof ListedSchool)[] = [
  ...(["name", "sortName", "kind", "sector", "levels", "communeCode", "communeName", "epciCode"] as const),
  ...(["isListed", "source", "dataOn", "searchWords"] as const),
];
/** Said otherwise by the next file, the establishment is still the same. */
const OF_SOURCE: readonly (keyof ListedSchool)[] = ["source", "dataOn"];

/** The fields a table speaks of. */
export function spokenFields({ columns }: SchoolReading): (keyof ListedSchool)[] {
  return [...ALWAYS, ...[...columns.keys()].flatMap((column) => FIELDS_OF[column] ?? [])];
}

/** Places every line, or says why it is left aside; `today` is the day of what a source does not date. */
export function placeSchools(
  reading: SchoolReading,
  { finder, today, isRecords }: { finder: CommuneFinder; today: string; isRecords: boolean },
): PlacedSchools {
  const placed: PlacedSchools = {
    ...{ schools: [], rejected: [], elsewhere: 0, otherCategories: 0 },
    named: new Set(),
    closed: new Set(),
  };
  const read = new Set<string>();
  for (const line of reading.lines) {
    const found = finder.find(line.place);
    if ("isElsewhere" in found) placed.elsewhere += 1;
    else if (!line.kind) placed.otherCategories += 1;
    else {
      const problems = problemsOf(line, found, read);
      const number = line.rank + (isRecords ? 0 : reading.headerRows);
      const school = problems.length > 0 ? null : listed(line, found, today);
      if (school) placed.schools.push(school);
      else placed.rejected.push({ number, ...asideOf(line), why: problems.join(" ; ") });
      (line.isClosed ? placed.closed : placed.named).add(line.uai);
      read.add(line.uai);
    }
  }
  return placed;
}

function problemsOf({ uai, problems }: ReadSchool, found: FoundCommune, read: ReadonlySet<string>): string[] {
  return [
    ...problems,
    "problem" in found ? found.problem : "",
    read.has(uai) ? "déjà lu plus haut dans le fichier" : "",
  ].filter(Boolean);
}

function listed(
  { uai, kind, sector, facts }: ReadSchool,
  found: FoundCommune,
  today: string,
): ListedSchool | null {
  if (!kind || !sector || !("commune" in found)) return null;
  const { _id: communeCode, name: communeName, epciCode } = found.commune;
  return {
    ...facts,
    ...{ _id: uai, kind, sector, communeCode, communeName },
    levels: [...LEVELS_OF_KIND[kind]],
    sortName: foldText(`${communeName} ${facts.name}`),
    epciCode: epciCode ?? undefined,
    isListed: true,
    dataOn: facts.dataOn ?? today,
    searchWords: searchWordsOf(facts.name, communeName, uai),
  };
}

/** What a file changes of an establishment already there; nothing when it says the same. */
export function changesFrom(
  school: ListedSchool,
  stored: ListedSchool,
  spoken: readonly (keyof ListedSchool)[],
): { fields: (keyof ListedSchool)[]; isChanged: boolean } {
  const fields = spoken.filter((field) => !isSame(school[field], stored[field]));
  return { fields, isChanged: fields.some((field) => !OF_SOURCE.includes(field)) };
}

/**
 * Those that the file says are closed and, but of a page of a longer answer, those that it no longer lists of the
 * départements and kinds it speaks of.
 */
export function goneFrom(
  stored: readonly Pick<ListedSchool, "_id" | "kind" | "communeCode" | "isListed">[],
  { schools, named, closed }: PlacedSchools,
  isPartial: boolean,
): string[] {
  const departements = new Set(schools.map(({ communeCode }) => departementOf(communeCode)));
  const kinds = new Set(schools.map(({ kind }) => kind));
  return stored
    .filter(({ _id, isListed }) => isListed && !named.has(_id))
    .filter(({ _id, kind, communeCode }) => {
      const isSpokenOf = kinds.has(kind) && departements.has(departementOf(communeCode));
      return closed.has(_id) || (isSpokenOf && !isPartial);
    })
    .map(({ _id }) => _id);
}

function asideOf({ uai, facts, place }: ReadSchool): Pick<LineAside, "name" | "place"> {
  return { name: [facts.name, uai].filter(Boolean).join(", "), place: place.commune || place.insee };
}
