import type { CareServiceRecord } from "#models/care-service";
import { CareService } from "#models/care-service";
import { Commune, type CommuneRecord } from "#models/commune";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { getSettings, type Settings, territoryLabel } from "~/core/settings.server";
import { careStopWords } from "~/features/care-supply/care-card";
import { careFreshSince } from "~/features/care-supply/care-freshness.server";
import { CARE_SERVICE_KINDS } from "~/features/care-supply/care-kinds";
import { fundingsOf } from "~/features/care-supply/supply-pages.queries.server";
import { SERVICE_MODES, type ServiceMode } from "~/vocabulary/local-services";
import { LOW_DENSITIES } from "~/vocabulary/observatory";
import { formatDayLong, joinWords } from "~/vocabulary/typography";

/** A service that travels or is shared between communes. */
export interface SharedService {
  id: string;
  name: string;
  /** « halte-garderie · itinérant » */
  what: string;
  communeName: string;
  /** The intercommunalités it serves. */
  epcis: string;
  /** Where and when it stops, in words. */
  stops: string[];
  /** The communes of low density it serves; none when it serves none, or none whose density is known. */
  lowDensity: string[];
  /** Who pays, until when. */
  fundings: { key: string; words: string; isEnding: boolean }[];
  /** The day somebody last made sure of it. */
  checkedOn: Day;
  isStale: boolean;
}

export interface SharedServiceList {
  /** The day they were read. */
  on: Day;
  /** The first of them, those that serve a commune of low density before the others. */
  services: SharedService[];
  /** All there are, listed or not, and of those, the ones that serve a commune of low density. */
  total: number;
  lowDensityTotal: number;
  /** Communes served whose density is not known: the indicator may miss some services. */
  unknownDensity: number;
}

const SHARED_MODES: readonly ServiceMode[] = ["itinerant", "shared"];
const MOST_ON_PAGE = 20;
/** Far more than a département has. */
const MOST_IN_FILE = 5_000;

const SHOWN = {
  ...{ name: 1, kind: 1, mode: 1, communeName: 1, communeCodes: 1, epciCodes: 1, stops: 1, fundings: 1 },
  checkedOn: 1,
} as const;

type Shown = Pick<CareServiceRecord, "_id" | keyof typeof SHOWN>;
type Served = Pick<CommuneRecord, "_id" | "name" | "density">;
type Placed = Pick<CareServiceRecord, "_id" | "communeCodes">;

/** The services that travel or are shared, by name, those of low density first: the first `most`, and how many there are. */
export async function listSharedServices(most = MOST_ON_PAGE): Promise<SharedServiceList> {
  const placed = await CareService.find(
    { mode: { $in: [...SHARED_MODES] }, isActive: true },
    { communeCodes: 1 },
  )
    .sort({ sortName: 1, _id: 1 })
    .lean<Placed[]>();
  const [settings, served] = await Promise.all([getSettings(), communesServed(placed)]);
  const isLow = ({ communeCodes }: Placed) => communeCodes.some((code) => isLowDensity(served.get(code)));
  const [low, others] = [placed.filter(isLow), placed.filter((service) => !isLow(service))];
  const listed = await readInOrder([...low, ...others].slice(0, most));
  return {
    on: toDay(now()),
    services: listed.map((service) => sharedFrom(service, served, settings)),
    ...{ total: placed.length, lowDensityTotal: low.length },
    unknownDensity: [...served.values()].filter(({ density }) => !density).length,
  };
}

/** All of them as a spreadsheet reads them, with the name of the file. */
export async function sharedServicesSheet(): Promise<{ name: string; rows: string[][] }> {
  const { on, services } = await listSharedServices(MOST_IN_FILE);
  return {
    name: `observatoire-services-mutualises-${on}`,
    rows: [
      [
        "Service",
        "Type",
        "Commune",
        "Intercommunalités",
        "Communes peu denses",
        "Passages",
        "Cofinancement",
      ].concat(["Vérifié le"]),
      ...services.map(({ name, what, communeName, epcis, lowDensity, stops, fundings, checkedOn }) => [
        ...[name, what, communeName, epcis, lowDensity.join(", "), stops.join(" ; ")],
        ...[fundings.map(({ words }) => words).join(" ; "), formatDayLong(checkedOn)],
      ]),
    ],
  };
}

/** The communes that services serve, those nobody knows included, without their name. */
async function communesServed(placed: readonly Placed[]): Promise<Map<string, Served>> {
  const codes = [...new Set(placed.flatMap(({ communeCodes }) => communeCodes))];
  const communes = await Commune.find({ _id: { $in: codes } }, { name: 1, density: 1 }).lean<Served[]>();
  return new Map([
    ...codes.map((code): [string, Served] => [code, { _id: code, name: "" }]),
    ...communes.map((commune): [string, Served] => [commune._id, commune]),
  ]);
}

async function readInOrder(placed: readonly Placed[]): Promise<Shown[]> {
  const services = await CareService.find({ _id: { $in: placed.map(({ _id }) => _id) } }, SHOWN).lean<
    Shown[]
  >();
  const byId = new Map(services.map((service) => [service._id, service]));
  return placed.flatMap(({ _id }) => byId.get(_id) ?? []);
}

function isLowDensity(commune: Served | undefined): boolean {
  return commune?.density !== undefined && LOW_DENSITIES.includes(commune.density);
}

function sharedFrom(service: Shown, served: ReadonlyMap<string, Served>, settings: Settings): SharedService {
  const { _id, name, kind, mode, communeName, communeCodes, epciCodes, stops, checkedOn } = service;
  return {
    ...{ id: _id, name, communeName, checkedOn },
    what: `${CARE_SERVICE_KINDS[kind].fr} · ${SERVICE_MODES[mode].fr}`,
    epcis: joinWords(epciCodes.map((code) => territoryLabel(settings, code))),
    stops: stops.map(careStopWords),
    lowDensity: communeCodes
      .flatMap((code) => served.get(code) ?? [])
      .filter(isLowDensity)
      .map((commune) => commune.name)
      .sort((one, other) => one.localeCompare(other, "fr")),
    fundings: fundingsOf(service),
    isStale: checkedOn < careFreshSince(),
  };
}
