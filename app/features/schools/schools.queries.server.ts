import type { Filter } from "#models/define";
import { School, type SchoolRecord } from "#models/school";
import { notFound } from "~/core/auth/guards.server";
import { COUNT_CAP, PAGE_SIZE, type Page, pageFrom } from "~/core/http/pagination.server";
import { searchTerms } from "~/core/search-words";
import { codesMeantBy } from "~/features/reference-data/reference-data.queries.server";
import {
  SCHOOL_KINDS,
  SCHOOL_LEVELS,
  SCHOOL_SECTORS,
  type SchoolKind,
  type SchoolLevel,
  type SchoolSector,
} from "~/vocabulary/schooling";
import { isOneOf } from "~/vocabulary/words";

export interface SchoolFilters {
  text?: string;
  /** A commune as it is typed: any name it has or had, its postal or INSEE code. */
  place?: string;
  epciCode?: string;
  kind?: SchoolKind;
  sector?: SchoolSector;
  level?: SchoolLevel;
  /** Those the directory no longer lists, instead of the others. */
  isGone?: boolean;
}

/** What a list, a ranking or a proposal needs to know of an establishment. */
export type SchoolRow = Pick<
  SchoolRecord,
  | "_id"
  | "name"
  | "kind"
  | "sector"
  | "contract"
  | "levels"
  | "communeCode"
  | "communeName"
  | "epciCode"
  | "address"
  | "location"
  | "isApproximate"
  | "hasCanteen"
  | "hasBoarding"
  | "note"
  | "partnerId"
  | "source"
  | "dataOn"
>;

const SHOWN = {
  name: 1,
  kind: 1,
  sector: 1,
  contract: 1,
  levels: 1,
  communeCode: 1,
  communeName: 1,
  epciCode: 1,
  address: 1,
  location: 1,
  isApproximate: 1,
  hasCanteen: 1,
  hasBoarding: 1,
  note: 1,
  partnerId: 1,
  source: 1,
  dataOn: 1,
} as const;

/** Which schools a child may go to: those of some communes that have the class. */
export interface SchoolsAsked {
  communeCodes: readonly string[];
  level: SchoolLevel;
  sector?: SchoolSector;
}

/** The filters an address asks for; what it says otherwise is ignored. */
export function schoolFiltersOf({ searchParams }: URL): SchoolFilters {
  const read = (name: string) => searchParams.get(name)?.trim() || undefined;
  const [kind, sector, level] = [read("kind"), read("sector"), read("level")];
  return {
    text: read("q"),
    place: read("lieu"),
    epciCode: read("epci"),
    kind: isOneOf(SCHOOL_KINDS, kind) ? kind : undefined,
    sector: isOneOf(SCHOOL_SECTORS, sector) ? sector : undefined,
    level: isOneOf(SCHOOL_LEVELS, level) ? level : undefined,
    isGone: read("out") !== undefined,
  };
}

/** A page of the schools, by commune then by name; the whole team shares them. */
export async function listSchools(filters: SchoolFilters, page: number): Promise<Page<SchoolRow>> {
  return pageOfSchools(await filterOf(filters), page);
}

/** A page of the schools of some communes that have a class, by commune then by name; closed ones left out. */
export async function schoolsFor(
  { communeCodes, level, sector }: SchoolsAsked,
  page = 1,
): Promise<Page<SchoolRow>> {
  return pageOfSchools(
    {
      levels: level,
      isListed: true,
      communeCode: { $in: [...communeCodes] },
      ...(sector ? { sector } : {}),
    },
    page,
  );
}

/** One establishment, by its UAI; 404 when it is not there. */
export async function getSchool(uai: string): Promise<SchoolRecord> {
  const school = await School.findById(uai, {
    searchWords: 0,
    sortName: 0,
    pendingEffects: 0,
    appliedEffects: 0,
  }).lean<SchoolRecord>();
  if (!school) throw notFound();
  return school;
}

/** The condition a search stands for, on an index whatever was asked. */
export async function filterOf(filters: SchoolFilters): Promise<Filter<SchoolRecord>> {
  const { text, place, epciCode, kind, sector, level, isGone } = filters;
  const terms = searchTerms(text ?? "");
  return {
    isListed: !isGone,
    ...(terms.length > 0 ? { searchWords: { $all: terms } } : {}),
    ...(place ? { communeCode: { $in: await codesMeantBy(place) } } : {}),
    ...(epciCode ? { epciCode } : {}),
    ...(kind ? { kind } : {}),
    ...(sector ? { sector } : {}),
    ...(level ? { levels: level } : {}),
  };
}

async function pageOfSchools(filter: Filter<SchoolRecord>, page: number): Promise<Page<SchoolRow>> {
  const [rows, total] = await Promise.all([
    School.find(filter, SHOWN)
      .sort({ sortName: 1, _id: 1 })
      .skip((page - 1) * PAGE_SIZE)
      .limit(PAGE_SIZE + 1)
      .lean<SchoolRow[]>(),
    School.countDocuments(filter, { limit: COUNT_CAP + 1 }),
  ]);
  return pageFrom(rows, page, total);
}
