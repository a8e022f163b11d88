import { Commune } from "#models/commune";
import type { ObservatoryCommune } from "#models/observatory-area";
import { epciNames } from "~/features/care-supply/care-epcis.queries.server";
import {
  listRelayCentres,
  listServedCommunes,
  relayCovering,
} from "~/features/care-supply/relay-centres.queries.server";
import { LOW_DENSITIES, NO_AREA } from "~/vocabulary/observatory";
import type { CountedPlace } from "./tallies";

/** A commune served, as the observatory counts in it. */
export type GroundCommune = Omit<ObservatoryCommune, "counts"> & { areaCode: string };

/** The communes served, by name, and the intercommunalités that hold them, `NO_AREA` included. */
export interface Ground {
  communes: ReadonlyMap<string, GroundCommune>;
  areaNames: ReadonlyMap<string, string>;
}

const NO_AREA_NAME = "Hors intercommunalité";

/** Reads where the observatory counts, with the density and the « bassin de vie » that are known. */
export async function readGround(): Promise<Ground> {
  const [served, relays] = await Promise.all([listServedCommunes(), listRelayCentres()]);
  const found = await Commune.find(
    { _id: { $in: served.map(({ code }) => code) } },
    { density: 1, basinCode: 1, basinName: 1 },
  ).lean();
  const known = new Map(found.map(({ _id, ...facts }) => [_id, facts]));
  const communes = served.map(({ code, name, epciCode }) => ({
    ...known.get(code),
    ...{ code, name, areaCode: epciCode ?? NO_AREA },
    hasRelay: relayCovering(relays, { code, epciCode }) !== null,
  }));
  const codes = [...new Set(communes.map(({ areaCode }) => areaCode))].filter((code) => code !== NO_AREA);
  return {
    communes: new Map(communes.map((commune) => [commune.code, commune])),
    areaNames: new Map([...(await epciNames(codes)), [NO_AREA, NO_AREA_NAME]]),
  };
}

/** The first commune served among some codes; undefined when none is. */
export function placeAmong({ communes }: Ground, codes: readonly string[]): CountedPlace | undefined {
  const commune = codes.map((code) => communes.get(code)).find((found) => found !== undefined);
  return commune && { areaCode: commune.areaCode, communeCode: commune.code };
}

/** Where a need is counted: the first commune wished for that is served, else the intercommunalité of the file, else none. */
export function placeOfNeed(
  ground: Ground,
  communes: readonly string[],
  territories: readonly string[],
): CountedPlace {
  const areaCode = territories.find((code) => ground.areaNames.has(code)) ?? NO_AREA;
  return placeAmong(ground, communes) ?? { areaCode, communeCode: "" };
}

/** Whether one of some communes is of low density, as far as it is known. */
export function isAnyLowDensity({ communes }: Ground, codes: readonly string[]): boolean {
  const densities = codes.map((code) => communes.get(code)?.density);
  return LOW_DENSITIES.some((low) => densities.includes(low));
}
