import type { NeedCriteria } from "#models/need";
import type { Proposal } from "#models/proposal";
import { distanceKm } from "~/features/reference-data/distance";
import { communesByCodes } from "~/features/reference-data/reference-data.queries.server";
import type { PlaceFacts } from "./ranking";

type Wanted = Pick<NeedCriteria, "communes" | "workplaceCode">;

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
    const workplace = places.get(workplaceCode ?? "");
    if (!place) return {};
    const epcis = communes.map((wished) => places.get(wished)?.epciCode);
    const from = workplace?.location;
    return {
      isNearWished: place.epciCode !== undefined && epcis.includes(place.epciCode),
      ...(from && place.location ? { distanceKm: Math.round(distanceKm(from, place.location)) } : {}),
      ...(place.isApproximate || workplace?.isApproximate ? { isApproximate: true } : {}),
    };
  };
}
