import { CareService, type CareServiceRecord } from "#models/care-service";
import type { Filter } from "#models/define";
import { notFound } from "~/core/auth/guards.server";
import { COUNT_CAP, PAGE_SIZE, type Page, pageFrom } from "~/core/http/pagination.server";
import { searchTerms } from "~/core/search-words";
import { codesMeantBy } from "~/features/reference-data/reference-data.queries.server";
import {
  CARE_MANAGEMENTS,
  type CareManagement,
  type CareServiceKind,
  ODD_HOURS,
  type OddHours,
} from "~/vocabulary/childcare";
import { SERVICE_MODES, type ServiceMode } from "~/vocabulary/local-services";
import { isOneOf } from "~/vocabulary/words";
import { careFreshSince } from "./care-freshness.server";
import { CARE_SERVICE_KINDS } from "./care-kinds";

export interface CareFilters {
  text?: string;
  /** A commune as it is typed: any name it has or had, its postal or INSEE code. */
  place?: string;
  epciCode?: string;
  kind?: CareServiceKind;
  management?: CareManagement;
  mode?: ServiceMode;
  oddHours?: OddHours;
  isInclusive?: boolean;
  /** Only those nobody made sure of for `CARE_FRESH_DAYS`, or that their source no longer lists. */
  isStale?: boolean;
  /** Those that closed, instead of the others. */
  isClosed?: boolean;
}

const SHOWN = {
  name: 1,
  kind: 1,
  management: 1,
  mode: 1,
  communeName: 1,
  epciCode: 1,
  "stops.communeName": 1,
  places: 1,
  "byAge.free": 1,
  checkedOn: 1,
  isListed: 1,
  oddHours: 1,
  isInclusive: 1,
} as const;

export type CareRow = Pick<
  CareServiceRecord,
  | "_id"
  | "name"
  | "kind"
  | "management"
  | "mode"
  | "communeName"
  | "epciCode"
  | "places"
  | "checkedOn"
  | "isListed"
  | "oddHours"
  | "isInclusive"
> & { stops: { communeName: string }[]; byAge: Pick<CareServiceRecord["byAge"][number], "free">[] };

/** The filters an address asks for; what it says otherwise is ignored. */
export function careFiltersOf({ searchParams }: URL): CareFilters {
  const read = (name: string) => searchParams.get(name)?.trim() || undefined;
  const [kind, management, mode, oddHours] = ["kind", "gestion", "mode", "horaires"].map(read);
  return {
    text: read("q"),
    place: read("lieu"),
    epciCode: read("epci"),
    kind: isOneOf(CARE_SERVICE_KINDS, kind) ? kind : undefined,
    management: isOneOf(CARE_MANAGEMENTS, management) ? management : undefined,
    mode: isOneOf(SERVICE_MODES, mode) ? mode : undefined,
    oddHours: isOneOf(ODD_HOURS, oddHours) ? oddHours : undefined,
    isInclusive: read("inclusif") !== undefined,
    isStale: read("check") !== undefined,
    isClosed: read("out") !== undefined,
  };
}

/** A page of the places where children are minded, by name; the whole team shares them. */
export async function listCareServices(filters: CareFilters, page: number): Promise<Page<CareRow>> {
  const filter = await careFilterOf(filters);
  const [rows, total] = await Promise.all([
    CareService.find(filter, SHOWN)
      .sort({ sortName: 1, _id: 1 })
      .skip((page - 1) * PAGE_SIZE)
      .limit(PAGE_SIZE + 1)
      .lean<CareRow[]>(),
    CareService.countDocuments(filter, { limit: COUNT_CAP + 1 }),
  ]);
  return pageFrom(rows, page, total);
}

/** One place; 404 when it is not there. */
export async function getCareService(serviceId: string): Promise<CareServiceRecord> {
  const service = await CareService.findById(serviceId, {
    searchWords: 0,
    sortName: 0,
    pendingEffects: 0,
    appliedEffects: 0,
  }).lean<CareServiceRecord>();
  if (!service) throw notFound();
  return service;
}

/** The condition a search stands for, on an index whatever was asked. */
export async function careFilterOf(filters: CareFilters): Promise<Filter<CareServiceRecord>> {
  const { text, place, epciCode, kind, management, mode, oddHours } = filters;
  const { isInclusive, isStale, isClosed } = filters;
  const terms = searchTerms(text ?? "");
  return {
    isActive: !isClosed,
    ...(terms.length > 0 ? { searchWords: { $all: terms } } : {}),
    ...(place ? { communeCodes: { $in: await codesMeantBy(place) } } : {}),
    ...(epciCode ? { epciCodes: epciCode } : {}),
    ...(kind ? { kind } : {}),
    ...(management ? { management } : {}),
    ...(mode ? { mode } : {}),
    ...(oddHours ? { oddHours } : {}),
    ...(isInclusive ? { isInclusive } : {}),
    ...(isStale ? { $or: [{ checkedOn: { $lt: careFreshSince() } }, { isListed: false }] } : {}),
  };
}
