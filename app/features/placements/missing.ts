import type { PlacementRecord } from "#models/placement";
import type { ArrivalDocument } from "~/vocabulary/arrivals";

/** What an intern who is expected still lacks. */
export interface Missing {
  hasNoSeat: boolean;
  hasNoBed: boolean;
  /** Papers not yet received. */
  documents: ArrivalDocument[];
}

type Standing = Pick<PlacementRecord, "state" | "seat" | "lodged" | "bed" | "received">;

/** What is missing for an arrival: a seat, a bed when one is asked for, papers; nothing for who no longer comes. */
export function missingOf(placement: Standing, documents: readonly ArrivalDocument[]): Missing {
  const { state, seat, lodged, bed } = placement;
  const isExpected = state !== "withdrawn";
  return {
    hasNoSeat: isExpected && !seat,
    hasNoBed: isExpected && bed.isNeeded && !lodged,
    documents: isExpected
      ? documentsOf(placement, documents).filter(({ key }) => !placement.received.includes(key))
      : [],
  };
}

/** The papers this intern brings: some are asked only of those we lodge. */
export function documentsOf(
  { bed, lodged }: Pick<PlacementRecord, "bed" | "lodged">,
  documents: readonly ArrivalDocument[],
): ArrivalDocument[] {
  const isLodged = bed.isNeeded || lodged !== undefined;
  return documents.filter(({ isForLodged = false }) => !isForLodged || isLodged);
}

/** « terrain de stage, lit, photo d’identité » */
export function missingWords({ hasNoSeat, hasNoBed, documents }: Missing): string {
  return [
    hasNoSeat ? "terrain de stage" : "",
    hasNoBed ? "lit" : "",
    ...documents.map(({ fr }) => `${fr.charAt(0).toLowerCase()}${fr.slice(1)}`),
  ]
    .filter(Boolean)
    .join(", ");
}
