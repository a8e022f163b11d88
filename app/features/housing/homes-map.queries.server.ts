import type { NeedRecord } from "#models/need";
import { communeOf } from "~/features/needs/place-facts.queries.server";
import { communesByCodes } from "~/features/reference-data/reference-data.queries.server";
import { type HomesMapData, layOutHomes, type MappedPlace } from "./homes-map-layout";

/** Communes read for one map: nobody compares homes in more of them. */
const MOST_COMMUNES = 40;

/** Where what is proposed is, and the place of work; null while no position is known, and when all is in one commune. */
export async function getHomesMap({
  criteria: { workplaceCode },
  options,
}: Pick<NeedRecord, "criteria" | "options">): Promise<HomesMapData | null> {
  const codes = options
    .filter(({ state }) => state !== "discarded")
    .flatMap(({ proposal }) => communeOf(proposal) ?? []);
  if (codes.length === 0) return null;
  const wanted = [...new Set([...(workplaceCode ? [workplaceCode] : []), ...codes])].slice(0, MOST_COMMUNES);
  const places = await communesByCodes(wanted);
  const mapped = wanted.flatMap((code): MappedPlace[] => {
    const place = places.get(code);
    if (!place?.location) return [];
    const homes = codes.filter((other) => other === code).length;
    return [{ name: place.name, at: place.location.coordinates, homes, isWork: code === workplaceCode }];
  });
  const isTelling = mapped.length > 1 && mapped.some(({ homes }) => homes > 0);
  return isTelling ? layOutHomes(mapped) : null;
}
