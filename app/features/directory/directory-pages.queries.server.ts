import type { LocalServiceRecord } from "#models/local-service";
import { now } from "~/core/clock.server";
import { getSettings, type Settings, territoryLabel } from "~/core/settings.server";
import { communesByCodes } from "~/features/reference-data/reference-data.queries.server";
import { SERVICE_KINDS, SERVICE_MODES, SERVICE_THEMES } from "~/vocabulary/local-services";
import { formatCount, formatRelative, joinWords } from "~/vocabulary/typography";
import { cardOf } from "./service-card";
import { listToAsk } from "./service-refresh.queries.server";
import {
  freshSince,
  getService,
  listServices,
  type ServiceFilters,
  type ServiceRow,
} from "./services.queries.server";
import { MOST_ASKED } from "./services.schema.server";

/** What the page of the directory prints: what, where, how to reach it, and how fresh what is said of it is. */
export async function getDirectoryPage(filters: ServiceFilters, page: number) {
  const [settings, services, toAsk] = await Promise.all([
    getSettings(),
    listServices(filters, page),
    filters.isToCheck ? listToAsk(filters, MOST_ASKED) : [],
  ]);
  return {
    ...services,
    rows: services.rows.map((service) => shown(service, settings)),
    toAsk,
    territories: settings.territories.list.map(({ code, label }) => ({ value: code, label })),
  };
}

/** What the page of a service shows; 404 when it is not there. */
export async function getServicePage(serviceId: string) {
  const service = await getService(serviceId);
  const [settings, communes] = await Promise.all([getSettings(), communesByCodes(service.communeCodes)]);
  const { name, kind, mode, communeCode, communeName, note, version, isActive, email } = service;
  return {
    name,
    version,
    note,
    isActive,
    meta: [SERVICE_KINDS[kind].fr, mode !== "fixed" && SERVICE_MODES[mode].fr, communeName]
      .filter(Boolean)
      .join(" · "),
    card: cardOf(service),
    communes: [communeCode, ...service.communeCodes].map((code) => ({
      value: code,
      label: communes.get(code)?.name ?? code,
    })),
    facts: factsOf(service, settings),
    phone: service.phone,
    email,
    website: service.website,
    stops: service.stops,
    ...standing(service),
    askedOn: service.refreshAskedAt,
    hasAnswered: service.refreshLink?.answeredAt !== undefined,
  };
}

function shown(service: ServiceRow, settings: Settings) {
  const { _id, name, kind, mode, communeName, epciCode, stops, phone } = service;
  return {
    id: _id,
    name,
    kind: SERVICE_KINDS[kind].fr,
    mode: mode === "fixed" ? "" : SERVICE_MODES[mode].fr,
    place: communeName,
    stops: stops.length > 0 ? formatCount(stops.length, "arrêt", "arrêts") : "",
    stopNames: joinWords(stops.map((stop) => stop.communeName)),
    epci: epciCode ? territoryLabel(settings, epciCode) : "",
    phone,
    ...standing(service),
  };
}

/** How fresh what is said of a service is, in words: a stale one is greyed, and says so. */
function standing({ checkedOn, isListed }: Pick<LocalServiceRecord, "checkedOn" | "isListed">) {
  return {
    isStale: checkedOn < freshSince(),
    isGone: isListed === false,
    checkedOn,
    checked: formatRelative(checkedOn, now()),
  };
}

function factsOf(service: LocalServiceRecord, settings: Settings) {
  const { themes, address, communeName, epciCode, opening, funders, source } = service;
  return [
    { term: "Thèmes", value: themes.map((theme) => SERVICE_THEMES[theme].fr).join(", ") },
    { term: "Adresse", value: address ? `${address}, ${communeName}` : "" },
    { term: "Intercommunalité", value: epciCode ? territoryLabel(settings, epciCode) : "" },
    { term: "Horaires", value: opening ?? "" },
    { term: "Financement", value: joinWords(funders) },
    { term: "Source", value: source },
  ];
}
