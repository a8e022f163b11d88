import { LocalService } from "#models/local-service";
import type { Language } from "~/vocabulary/languages";
import { type NearbyRecord, type NearbyTheme, nearbyOf } from "./nearby";
import { freshSince } from "./services.queries.server";

/** A dozen is what one reads. */
const MOST_SHOWN = 12;
/** Enough for every theme to be met. */
const MOST_READ = 80;

const SHOWN = {
  name: 1,
  kind: 1,
  themes: 1,
  communeCode: 1,
  communeName: 1,
  communeCodes: 1,
  stops: 1,
  address: 1,
  phone: 1,
  website: 1,
  opening: 1,
  checkedOn: 1,
} as const;

interface Place {
  communeCode: string;
  epciCode?: string | null;
  language: Language;
  limit?: number;
}

/** The places around a commune, « à côté de chez vous »: in use, fresh, still listed; the commune first, then its intercommunalité. */
export async function listNearby({
  communeCode,
  epciCode,
  language,
  limit = MOST_SHOWN,
}: Place): Promise<NearbyTheme[]> {
  const isSure = { isActive: true, isListed: { $ne: false }, checkedOn: { $gte: freshSince() } };
  const here = firstOf({ communeCodes: communeCode, ...isSure });
  const around = firstOf({ epciCodes: epciCode, communeCodes: { $ne: communeCode }, ...isSure });
  const joined = { $unionWith: { coll: LocalService.collection.name, pipeline: around } };
  const found = await LocalService.aggregate<NearbyRecord>([...here, ...(epciCode ? [joined] : [])]);
  return nearbyOf(found, { communeCode, language, limit });
}

/** The first by name of those that answer. */
function firstOf(condition: Record<string, unknown>) {
  return [
    { $match: condition },
    { $sort: { sortName: 1 as const, _id: 1 as const } },
    { $limit: MOST_READ },
    { $project: SHOWN },
  ];
}
