import { Commune, type CommuneRecord } from "#models/commune";
import { distanceKm, EARTH_RADIUS_KM } from "./distance";

export type PlacedCommune = Required<Pick<CommuneRecord, "_id" | "location">>;

/** Of the communes within so many kilometres, how many are read before the nearest are kept. */
const MOST_READ = 1000;

/** The communes within so many kilometres of some others, as the crow flies, the nearest first; none while nobody knows where those are. */
export async function communesNear(
  origins: readonly PlacedCommune[],
  km: number,
  most: number,
): Promise<string[]> {
  if (origins.length === 0) return [];
  const found = await Commune.find(
    { isCurrent: true, $or: origins.map((one) => isWithin(one, km)) },
    { location: 1 },
  )
    .limit(MOST_READ)
    .lean<PlacedCommune[]>();
  return found
    .map(({ _id, location }) => ({
      _id,
      away: Math.min(...origins.map((one) => distanceKm(one.location, location))),
    }))
    .sort((one, other) => one.away - other.away)
    .slice(0, most)
    .map(({ _id }) => _id);
}

function isWithin({ location: { coordinates } }: PlacedCommune, km: number) {
  return { location: { $geoWithin: { $centerSphere: [coordinates, km / EARTH_RADIUS_KM] } } };
}
