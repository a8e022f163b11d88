import type { NeedRecord } from "#models/need";
import { listNearby } from "~/features/directory/nearby.queries.server";
import { findPublishedSheet } from "~/features/discovery/discovery-sheets.queries.server";
import { communeOf } from "~/features/needs/place-facts.queries.server";
import type { communesByCodes } from "~/features/reference-data/reference-data.queries.server";
import { isToldOf } from "./own-needs";
import type { LiveTracking } from "./tracking-link.queries.server";
import type { OwnPlacement } from "./tracking-placement.queries.server";

type Places = Awaited<ReturnType<typeof communesByCodes>>;

/** What there is « à côté de chez vous », around the commune that `placeOf` tells. */
export async function nearbyOf({ member, language }: LiveTracking, code: string | undefined, places: Places) {
  const { id, household } = member;
  if (!isToldOf("housing", id, household)) return null;
  const commune = code ? places.get(code) : undefined;
  const epciCode = commune?.epciCode ?? household.territories[0];
  if (!commune && !epciCode) return null;
  const [themes, sheet] = await Promise.all([
    listNearby({ communeCode: code ?? "", epciCode, language }),
    epciCode ? findPublishedSheet(epciCode, language) : null,
  ]);
  return { place: commune?.name, themes, sheet };
}

/** The commune they live around: that of their bed, else of the home they chose or look for, else where they would come. */
export function placeOf(
  { candidate }: LiveTracking["member"],
  needs: readonly NeedRecord[],
  placement: OwnPlacement | null,
): string | undefined {
  return placement?.bed?.communeCode ?? homeOf(needs) ?? candidate?.commune?.code;
}

/** The commune of the home that was kept, else the first one wished for. */
function homeOf(needs: readonly NeedRecord[]): string | undefined {
  const homes = needs.filter(({ kind }) => kind === "housing");
  const kept = homes.flatMap(({ options }) => options.filter(({ state }) => state === "kept"));
  return kept.map(({ proposal }) => communeOf(proposal)).find(Boolean) ?? homes[0]?.criteria.communes[0];
}
