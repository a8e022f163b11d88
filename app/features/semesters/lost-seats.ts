import type { CountedSeats, LostFor } from "./capacity";

/** The seats a place loses, and why. */
export interface LostSeats {
  placeId: string;
  title: string;
  level: string;
  why: LostFor;
  seats: number;
  /** Interns who have one of them, and must be given another. */
  stranded: number;
}

/** Every place that loses seats, those whose interns must be moved first. */
export function lostSeatsOf(
  seats: readonly CountedSeats[],
  labels: ReadonlyMap<string, string>,
): LostSeats[] {
  return seats
    .filter(({ offer }) => offer.state !== "declined")
    .flatMap(({ place, holders, open, lost }) =>
      lost.map(({ why, seats: count }) => ({
        ...{ placeId: place._id, why, seats: count, stranded: Math.max(0, holders.length - open) },
        title: [place.structureName, place.label].filter(Boolean).join(", "),
        level: labels.get(place.level) ?? place.level,
      })),
    )
    .sort((one, other) => other.stranded - one.stranded);
}
