import type { Point } from "#models/commune";
import { formatCount } from "~/vocabulary/typography";

/** A commune, as far as distances go. */
export interface Place {
  name: string;
  location?: Point;
  /** Its position was typed by hand. */
  isApproximate?: boolean;
}

export const EARTH_RADIUS_KM = 6371;

/** The straight line between two places, in kilometres, on a round Earth (haversine). */
export function distanceKm(from: Point, to: Point): number {
  const [fromLongitude, fromLatitude] = from.coordinates.map(toRadians) as [number, number];
  const [toLongitude, toLatitude] = to.coordinates.map(toRadians) as [number, number];
  const share =
    Math.sin((toLatitude - fromLatitude) / 2) ** 2 +
    Math.cos(fromLatitude) * Math.cos(toLatitude) * Math.sin((toLongitude - fromLongitude) / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(share));
}

/** « à 12 km de Figeac à vol d’oiseau », « environ » near a position typed by hand; « distance inconnue » while the position of one is not known. */
export function distanceWords(from: Place | undefined, to: Place): string {
  if (!from?.location || !to.location) return "distance inconnue";
  const kilometres = Math.round(distanceKm(from.location, to.location));
  if (kilometres === 0) return `à ${to.name}`;
  const doubt = from.isApproximate || to.isApproximate ? "environ " : "";
  return `à ${doubt}${formatCount(kilometres, "km", "km")} de ${to.name} à vol d’oiseau`;
}

function toRadians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
