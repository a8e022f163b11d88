import type { NeedCriteria } from "#models/need";
import type { Proposal } from "#models/proposal";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { distanceKm, type Place } from "~/features/reference-data/distance";
import { communesByCodes } from "~/features/reference-data/reference-data.queries.server";
import type { NearestPlace, PlaceFacts } from "./ranking";

type Wanted = Pick<NeedCriteria, "communes" | "workplaceCode">;
type Places = Awaited<ReturnType<typeof communesByCodes>>;
type Placed = Pick<Place, "name" | "location" | "isApproximate">;

/** The commune of what is proposed, when it was recognised. */
export function communeOf(proposal: Proposal | undefined): string | undefined {
  return proposal && "communeCode" in proposal ? proposal.communeCode : undefined;
}

/** What the communes of some options are to what each need looks for: one read for all of them. */
export async function placeFactsOf(
  needs: readonly Wanted[],
  codes: readonly (string | undefined)[],
): Promise<(wanted: Wanted, code: string | undefined) => PlaceFacts> {
  return factsAmong(await communesByCodes(new Set(placesAsked(needs, codes))));
}

/** The communes to be read to say what some options are to what is looked for. */
export function placesAsked(needs: readonly Wanted[], codes: readonly (string | undefined)[]): string[] {
  const asked = needs.flatMap(({ communes, workplaceCode }) => [...communes, workplaceCode]);
  return [...asked, ...codes].filter((code) => code !== undefined);
}

/** The same as `placeFactsOf`, from communes already read. */
export function factsAmong(places: Places): (wanted: Wanted, code: string | undefined) => PlaceFacts {
  const today = toDay(now());
  return ({ communes, workplaceCode }, code) => {
    const place = places.get(code ?? "");
    if (!place) return { today };
    const wished = communes.flatMap((commune) => places.get(commune) ?? []);
    const work = workplaceCode ? [places.get(workplaceCode)] : [];
    const nearest = nearestOf([...wished, ...work], place);
    const { from: _from, ...line } = (workplaceCode ? nearestOf(work, place) : nearest) ?? {};
    return {
      today,
      isNearWished: wished.some(({ epciCode }) => epciCode !== undefined && epciCode === place.epciCode),
      ...line,
      ...(nearest ? { nearest } : {}),
    };
  };
}

/** The shortest of the straight lines to a place, and from where. */
function nearestOf(
  origins: readonly (Placed | undefined)[],
  { location, isApproximate }: Placed,
): NearestPlace | undefined {
  const [nearest] = origins
    .flatMap((origin) => {
      if (!origin?.location || !location) return [];
      const isRough = origin.isApproximate || isApproximate;
      const km = Math.round(distanceKm(origin.location, location));
      return [{ distanceKm: km, from: origin.name, ...(isRough ? { isApproximate: true } : {}) }];
    })
    .sort((one, other) => one.distanceKm - other.distanceKm);
  return nearest;
}
