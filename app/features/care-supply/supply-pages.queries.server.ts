import type { CareServiceRecord } from "#models/care-service";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { getSettings, type Settings, territoryLabel } from "~/core/settings.server";
import { communesByCodes } from "~/features/reference-data/reference-data.queries.server";
import { CARE_AGES, CARE_MANAGEMENTS } from "~/vocabulary/childcare";
import { SERVICE_MODES } from "~/vocabulary/local-services";
import {
  formatCount,
  formatDayLong,
  formatHour,
  formatRelative,
  joinWords,
  NBSP,
} from "~/vocabulary/typography";
import { valuesOf } from "~/vocabulary/words";
import { careCardOf, careStopWords, commissionWords, dayWords, fundingWords, oddWords } from "./care-card";
import { shownFigure } from "./care-figure";
import { careFreshSince } from "./care-freshness.server";
import { CARE_SERVICE_KINDS } from "./care-kinds";
import {
  type CareFilters,
  type CareRow,
  getCareService,
  listCareServices,
} from "./care-services.queries.server";
import { earlierWords } from "./earlier-figures";
import { listRelayCentres, relayOfService } from "./relay-centres.queries.server";

/** Days before a co-funding ends at which its renewal is recalled. */
const RENEWAL_DAYS = 180;
const DAY_MS = 24 * 3600 * 1000;

/** What the page of the supply prints: what, where, how many places, how many free, told when and by whom. */
export async function getSupplyPage(filters: CareFilters, page: number) {
  const [settings, services] = await Promise.all([getSettings(), listCareServices(filters, page)]);
  const since = careFreshSince();
  return {
    ...services,
    rows: services.rows.map((row) => lineOf(row, settings, since)),
    territories: territoriesOf(settings),
  };
}

/** What the page of a place shows; 404 when it is not there. */
export async function getCareServicePage(serviceId: string) {
  const service = await getCareService(serviceId);
  const [settings, communes, relay, relays] = await Promise.all([
    getSettings(),
    communesByCodes(service.communeCodes),
    relayOfService(service),
    listRelayOptions(),
  ]);
  const { name, kind, mode, communeName, note, version, isActive, phone, email, website, checkedOn } =
    service;
  return {
    ...{ name, version, note, isActive, phone, email, website, relays },
    meta: [CARE_SERVICE_KINDS[kind].fr, mode !== "fixed" && SERVICE_MODES[mode].fr, communeName]
      .filter(Boolean)
      .join(" · "),
    card: careCardOf(service),
    communes: service.communeCodes.map((code) => ({ value: code, label: communes.get(code)?.name ?? code })),
    facts: factsOf(service, settings),
    figures: { ...figuresOf(service), earlier: earlierWords(service) },
    stops: service.stops.map(careStopWords),
    commissions: commissionsOf(service),
    fundings: fundingsOf(service),
    relay: relay ? { id: relay._id, name: relay.name, askedOn: relay.careLink?.sentAt } : undefined,
    checkedOn,
    checked: formatRelative(checkedOn, now()),
    isStale: checkedOn < careFreshSince(),
    isGone: service.isListed === false,
  };
}

/** The relay centres, to be chosen among. */
export async function listRelayOptions(): Promise<{ value: string; label: string }[]> {
  return (await listRelayCentres()).map(({ _id, name }) => ({ value: _id, label: name }));
}

export function territoriesOf(settings: Settings): { value: string; label: string }[] {
  return settings.territories.list.map(({ code, label }) => ({ value: code, label }));
}

function lineOf(row: CareRow, settings: Settings, since: string) {
  const { _id, name, kind, management, mode, communeName, epciCode, stops, checkedOn, isListed } = row;
  return {
    id: _id,
    name,
    kind: CARE_SERVICE_KINDS[kind].fr,
    management: management ? CARE_MANAGEMENTS[management].fr : "",
    badges: [
      mode !== "fixed" && SERVICE_MODES[mode].fr,
      row.oddHours.length > 0 && "horaires atypiques",
      row.isInclusive && "inclusif",
    ].filter((badge) => typeof badge === "string"),
    place: communeName,
    stops: stops.length > 0 ? formatCount(stops.length, "arrêt", "arrêts") : "",
    stopNames: joinWords(stops.map((stop) => stop.communeName)),
    epci: epciCode ? territoryLabel(settings, epciCode) : "",
    places: shownFigure(row.places, since),
    free: shownFigure(freeOf(row), since),
    isStale: checkedOn < since || isListed === false,
  };
}

/** Free places of all ages together, as old as the oldest of them. */
function freeOf({ byAge }: Pick<CareRow, "byAge">) {
  const told = byAge.flatMap(({ free }) => free ?? []);
  const [first] = [...told].sort((one, other) => (one.on < other.on ? -1 : 1));
  return first && { ...first, value: told.reduce((sum, { value }) => sum + value, 0) };
}

function factsOf(service: CareServiceRecord, settings: Settings) {
  const { management, manager, address, communeName, epciCode, days, oddHours, source, opensOn } = service;
  const takes = [service.takesOccasional && "occasionnel", service.takesEmergencies && "d’urgence"].filter(
    Boolean,
  );
  return [
    {
      term: "Gestion",
      value: [management && CARE_MANAGEMENTS[management].fr, manager].filter(Boolean).join(", "),
    },
    { term: "Adresse", value: address ? `${address}, ${communeName}` : "" },
    { term: "Intercommunalité", value: epciCode ? territoryLabel(settings, epciCode) : "" },
    { term: "Ouverture", value: [hoursOf(service), dayWords(days)].filter(Boolean).join(", ") },
    { term: "Horaires atypiques", value: oddWords(oddHours) },
    { term: "Accueil inclusif", value: service.isInclusive ? "oui" : "" },
    { term: "Accepte aussi", value: takes.length > 0 ? `l’accueil ${takes.join(" et ")}` : "" },
    { term: "Ouverture prévue", value: opensOn ? formatDayLong(opensOn) : "" },
    { term: "Source", value: source },
  ];
}

function hoursOf({ opensAt, closesAt }: CareServiceRecord): string {
  if (opensAt && closesAt) return `de ${formatHour(opensAt)} à ${formatHour(closesAt)}`;
  return [opensAt && `à partir de ${formatHour(opensAt)}`, closesAt && `jusqu’à ${formatHour(closesAt)}`]
    .filter(Boolean)
    .join("");
}

function figuresOf({ places, departures, byAge }: CareServiceRecord) {
  const since = careFreshSince();
  return {
    places: shownFigure(places, since),
    departures: shownFigure(departures, since),
    ages: valuesOf(CARE_AGES).flatMap((age) => {
      const row = byAge.find((one) => one.age === age);
      return row
        ? [{ age, label: CARE_AGES[age].fr, places: row.places, free: shownFigure(row.free, since) }]
        : [];
    }),
  };
}

function commissionsOf({ commissions }: CareServiceRecord) {
  const today = toDay(now());
  return [...commissions]
    .sort((one, other) => (one.on < other.on ? -1 : 1))
    .map((one) => ({
      id: one.id,
      title: formatDayLong(one.on),
      detail: commissionWords(one),
      isPast: one.fileBefore < today,
    }));
}

/** Who pays for a place, with what ends soon. */
export function fundingsOf({ fundings }: Pick<CareServiceRecord, "fundings">) {
  const soon = toDay(new Date(now().getTime() + RENEWAL_DAYS * DAY_MS));
  return fundings.map((funding) => ({
    words: fundingWords(funding),
    isEnding: funding.untilOn !== undefined && funding.untilOn <= soon,
    key: `${funding.payer}${NBSP}${funding.untilOn ?? ""}`,
  }));
}
