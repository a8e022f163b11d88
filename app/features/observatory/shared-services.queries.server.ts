import type { CareServiceRecord } from "#models/care-service";
import { CareService } from "#models/care-service";
import { Commune, type CommuneRecord } from "#models/commune";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { getSettings, territoryLabel } from "~/core/settings.server";
import { careStopWords } from "~/features/care-supply/care-card";
import { careFreshSince } from "~/features/care-supply/care-freshness.server";
import { CARE_SERVICE_KINDS } from "~/features/care-supply/care-kinds";
import { fundingsOf } from "~/features/care-supply/supply-pages.queries.server";
import { SERVICE_MODES, type ServiceMode } from "~/vocabulary/local-services";
import { LOW_DENSITIES } from "~/vocabulary/observatory";
import { joinWords } from "~/vocabulary/typography";

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
  services: SharedService[];
  /** There are more than are listed. */
  isCut: boolean;
  /** Communes served whose density is not known: the indicator may miss some services. */
  unknownDensity: number;
}

const SHARED_MODES: readonly ServiceMode[] = ["itinerant", "shared"];
const MOST_LISTED = 200;

const SHOWN = {
  ...{ name: 1, kind: 1, mode: 1, communeName: 1, communeCodes: 1, epciCodes: 1, stops: 1, fundings: 1 },
  checkedOn: 1,
} as const;

type Shown = Pick<CareServiceRecord, "_id" | keyof typeof SHOWN>;
type Served = Pick<CommuneRecord, "_id" | "name" | "density">;

/** The services that travel or are shared, by name, with the communes of low density each serves. */
export async function listSharedServices(): Promise<SharedServiceList> {
  const found = await CareService.find({ mode: { $in: [...SHARED_MODES] }, isActive: true }, SHOWN)
    .sort({ sortName: 1, _id: 1 })
    .limit(MOST_LISTED + 1)
    .lean<Shown[]>();
  const listed = found.slice(0, MOST_LISTED);
  const codes = [...new Set(listed.flatMap(({ communeCodes }) => communeCodes))];
  const [settings, communes] = await Promise.all([
    getSettings(),
    Commune.find({ _id: { $in: codes } }, { name: 1, density: 1 }).lean<Served[]>(),
  ]);
  const served = new Map(communes.map((commune) => [commune._id, commune]));
  return {
    on: toDay(now()),
    services: listed.map((service) => ({
      ...sharedFrom(service, served),
      epcis: joinWords(service.epciCodes.map((code) => territoryLabel(settings, code))),
    })),
    isCut: found.length > MOST_LISTED,
    unknownDensity: codes.filter((code) => !served.get(code)?.density).length,
  };
}

function sharedFrom(service: Shown, served: ReadonlyMap<string, Served>): Omit<SharedService, "epcis"> {
  const { _id, name, kind, mode, communeName, communeCodes, stops, checkedOn } = service;
  const communes = communeCodes.flatMap((code) => served.get(code) ?? []);
  return {
    ...{ id: _id, name, communeName, checkedOn },
    what: `${CARE_SERVICE_KINDS[kind].fr} · ${SERVICE_MODES[mode].fr}`,
    stops: stops.map(careStopWords),
    lowDensity: communes
      .filter(({ density }) => density !== undefined && LOW_DENSITIES.includes(density))
      .map((commune) => commune.name)
      .sort((one, other) => one.localeCompare(other, "fr")),
    fundings: fundingsOf(service),
    isStale: checkedOn < careFreshSince(),
  };
}
