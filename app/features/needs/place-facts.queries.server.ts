import type { NeedCriteria } from "#models/need";
import type { Proposal } from "#models/proposal";
import { distanceKm, type Place } from "~/features/reference-data/distance";
import { communesByCodes } from "~/features/reference-data/reference-data.queries.server";
import type { PlaceFacts } from "./ranking";

type Wanted = Pick<NeedCriteria, "communes" | "workplaceCode">;
type Placed = Pick<Place, "location" | "isApproximate">;

/** The commune of what is proposed, when it was recognised. */
export function communeOf(proposal: Proposal | undefined): string | undefined {
  return proposal && "communeCode" in proposal ? proposal.communeCode : undefined;
}

/** What the communes of some options are to what each need looks for: one read for all of them. */
export async function placeFactsOf(
  needs: readonly Wanted[],
  codes: readonly (string | undefined)[],
): Promise<(wanted: Wanted, code: string | undefined) => PlaceFacts> {
  const asked = needs.flatMap(({ communes, workplaceCode }) => [...communes, workplaceCode]);
  const known = [...asked, ...codes].filter((code) => code !== undefined);
  const places = await communesByCodes(new Set(known));
  return ({ communes, workplaceCode }, code) => {
    const place = places.get(code ?? "");
    if (!place) return {};
    const wished = communes.flatMap((commune) => places.get(commune) ?? []);
    const origins = workplaceCode ? [places.get(workplaceCode)] : wished;
    return {
      isNearWished: wished.some(({ epciCode }) => epciCode !== undefined && epciCode === place.epciCode),
      ...nearestOf(origins, place),
    };
  };
}

/** The shortest of the straight lines to a place: from the place of work, else from the communes wished for. */
function nearestOf(
  origins: readonly (Placed | undefined)[],
  { location, isApproximate }: Placed,
): Pick<PlaceFacts, "distanceKm" | "isApproximate"> {
  const [nearest] = origins
    .flatMap((origin) => {
      if (!origin?.location || !location) return [];
      const isRough = origin.isApproximate || isApproximate;
      const km = Math.round(distanceKm(origin.location, location));
      return [{ distanceKm: km, ...(isRough ? { isApproximate: true } : {}) }];
    })
    .sort((one, other) => one.distanceKm - other.distanceKm);
  return nearest ?? {};
}
