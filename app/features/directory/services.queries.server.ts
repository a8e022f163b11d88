import type { Filter } from "#models/define";
import { LocalService, type LocalServiceRecord } from "#models/local-service";
import { notFound } from "~/core/auth/guards.server";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { COUNT_CAP, PAGE_SIZE, type Page, pageFrom } from "~/core/http/pagination.server";
import { searchTerms } from "~/core/search-words";
import { codesMeantBy } from "~/features/reference-data/reference-data.queries.server";
import {
  SERVICE_FRESH_DAYS,
  SERVICE_KINDS,
  SERVICE_MODES,
  SERVICE_THEMES,
  type ServiceKind,
  type ServiceMode,
  type ServiceTheme,
} from "~/vocabulary/local-services";
import { isOneOf } from "~/vocabulary/words";

const DAY_MS = 24 * 3600 * 1000;

export interface ServiceFilters {
  text?: string;
  /** A commune as it is typed: any name it has or had, its postal or INSEE code. */
  place?: string;
  epciCode?: string;
  theme?: ServiceTheme;
  kind?: ServiceKind;
  mode?: ServiceMode;
  /** Only those nobody made sure of for a year, or that their source no longer lists. */
  isToCheck?: boolean;
  /** Those taken out of the lists, instead of the others. */
  isWithdrawn?: boolean;
}

const SHOWN = {
  name: 1,
  kind: 1,
  themes: 1,
  mode: 1,
  communeName: 1,
  epciCode: 1,
  "stops.communeName": 1,
  checkedOn: 1,
  isListed: 1,
  phone: 1,
  email: 1,
} as const;

export type ServiceRow = Pick<
  LocalServiceRecord,
  | "_id"
  | "name"
  | "kind"
  | "themes"
  | "mode"
  | "communeName"
  | "epciCode"
  | "checkedOn"
  | "isListed"
  | "phone"
  | "email"
> & { stops: { communeName: string }[] };

/** The filters an address asks for; what it says otherwise is ignored. */
export function serviceFiltersOf({ searchParams }: URL): ServiceFilters {
  const read = (name: string) => searchParams.get(name)?.trim() || undefined;
  const [theme, kind, mode] = [read("theme"), read("kind"), read("mode")];
  return {
    text: read("q"),
    place: read("lieu"),
    epciCode: read("epci"),
    theme: isOneOf(SERVICE_THEMES, theme) ? theme : undefined,
    kind: isOneOf(SERVICE_KINDS, kind) ? kind : undefined,
    mode: isOneOf(SERVICE_MODES, mode) ? mode : undefined,
    isToCheck: read("check") !== undefined,
    isWithdrawn: read("out") !== undefined,
  };
}

/** A page of the directory, by name; the whole team shares it. */
export async function listServices(filters: ServiceFilters, page: number): Promise<Page<ServiceRow>> {
  const filter = await filterOf(filters);
  const [rows, total] = await Promise.all([
    LocalService.find(filter, SHOWN)
      .sort({ sortName: 1, _id: 1 })
      .skip((page - 1) * PAGE_SIZE)
      .limit(PAGE_SIZE + 1)
      .lean<ServiceRow[]>(),
    LocalService.countDocuments(filter, { limit: COUNT_CAP + 1 }),
  ]);
  return pageFrom(rows, page, total);
}

/** One service; 404 when it is not there. */
export async function getService(serviceId: string): Promise<LocalServiceRecord> {
  const service = await LocalService.findById(serviceId, {
    searchWords: 0,
    sortName: 0,
    pendingEffects: 0,
    appliedEffects: 0,
  }).lean<LocalServiceRecord>();
  if (!service) throw notFound();
  return service;
}

/** The first day that is still fresh: what was checked before is to be checked again. */
export function freshSince(at = now()): Day {
  return toDay(new Date(at.getTime() - SERVICE_FRESH_DAYS * DAY_MS));
}

/** The condition a search stands for, on an index whatever was asked. */
export async function filterOf(filters: ServiceFilters): Promise<Filter<LocalServiceRecord>> {
  const { text, place, epciCode, theme, kind, mode, isToCheck, isWithdrawn } = filters;
  const terms = searchTerms(text ?? "");
  return {
    isActive: !isWithdrawn,
    ...(terms.length > 0 ? { searchWords: { $all: terms } } : {}),
    ...(place ? { communeCodes: { $in: await codesMeantBy(place) } } : {}),
    ...(epciCode ? { epciCodes: epciCode } : {}),
    ...(theme ? { themes: theme } : {}),
    ...(kind ? { kind } : {}),
    ...(mode ? { mode } : {}),
    ...(isToCheck ? { $or: [{ checkedOn: { $lt: freshSince() } }, { isListed: false }] } : {}),
  };
}
