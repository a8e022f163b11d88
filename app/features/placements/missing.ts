import type { PlacementRecord } from "#models/placement";
import { type Day, toDay } from "~/core/calendar";
import type { ArrivalDocument } from "~/vocabulary/arrivals";
import { formatDayLong, lowerFirst } from "~/vocabulary/typography";

/** What an intern who is expected still lacks. */
export interface Missing {
  hasNoSeat: boolean;
  hasNoBed: boolean;
  /** Papers not yet received, those that the intern says were sent with the day they said so. */
  documents: (ArrivalDocument & { toldOn?: Day })[];
}

type Standing = Pick<PlacementRecord, "state" | "seat" | "lodged" | "bed" | "received" | "toldSent">;

/** What is missing for an arrival: a seat, a bed when one is asked for, papers; nothing for who no longer comes. */
export function missingOf(placement: Standing, documents: readonly ArrivalDocument[]): Missing {
  const { state, seat, lodged, bed } = placement;
  const isExpected = state !== "withdrawn";
  return {
    hasNoSeat: isExpected && !seat,
    hasNoBed: isExpected && bed.isNeeded && !lodged,
    documents: isExpected
      ? documentsOf(placement, documents)
          .filter(({ key }) => !placement.received.includes(key))
          .map((document) => ({ ...document, toldOn: toldSentOn(placement, document.key) }))
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

/** The day an intern said that a paper was sent; undefined when they did not. */
export function toldSentOn(
  { toldSent = [] }: Pick<PlacementRecord, "toldSent">,
  key: string,
): Day | undefined {
  const told = toldSent.find((one) => one.key === key);
  return told && toDay(told.at);
}

/** « terrain de stage, lit, photo d’identité (dit envoyé le 3 novembre 2026) » */
export function missingWords({ hasNoSeat, hasNoBed, documents }: Missing): string {
  return [
    hasNoSeat ? "terrain de stage" : "",
    hasNoBed ? "lit" : "",
    ...documents.map(({ fr, toldOn }) => `${lowerFirst(fr)}${toldOn ? ` (${toldSentWords(toldOn)})` : ""}`),
  ]
    .filter(Boolean)
    .join(", ");
}

/** « dit envoyé le 3 novembre 2026 » */
export function toldSentWords(day: Day): string {
  return `dit envoyé le ${formatDayLong(day)}`;
}
