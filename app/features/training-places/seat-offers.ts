import type { SeatOffer, TrainingPlaceRecord } from "#models/training-place";
import { placeTitle } from "./place-card";

/** « Maison de santé des Tilleuls, Dr Roux, Gourdon » */
export function placeWords(
  place: Pick<TrainingPlaceRecord, "structureName" | "label" | "communeName">,
): string {
  return `${placeTitle(place)}, ${place.communeName}`;
}

/** What a place offers for a semester, and at which rank of its list. */
export function offerOf(
  { offers }: Pick<TrainingPlaceRecord, "offers">,
  semesterId: string,
): { index: number; offer: SeatOffer } | null {
  const index = offers.findIndex((offer) => offer.semesterId === semesterId);
  const offer = offers[index];
  return offer ? { index, offer } : null;
}

/** Seats to propose for a semester a place says nothing of: as many as the one before, else one. */
export function proposedSeats(
  offers: readonly SeatOffer[],
  semesterId: string,
): Pick<SeatOffer, "seats" | "rooms"> {
  const [before] = offers
    .filter((offer) => rankOf(offer.semesterId) < rankOf(semesterId) && offer.seats > 0)
    .sort((one, other) => rankOf(other.semesterId) - rankOf(one.semesterId));
  if (!before) return { seats: 1 };
  const { seats, rooms } = before;
  return { seats, ...(rooms === undefined ? {} : { rooms }) };
}

/** Whether whoever supervises said what they can take. */
export function isAnswered(offer: SeatOffer | undefined): boolean {
  return offer?.state === "confirmed" || offer?.state === "declined";
}

/** The summer of a year comes before the winter that begins in it. */
function rankOf(semesterId: string): number {
  const [season, year] = semesterId.split("-");
  return Number(year) * 2 + (season === "winter" ? 1 : 0);
}
