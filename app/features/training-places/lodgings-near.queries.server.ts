import { Commune, type CommuneRecord } from "#models/commune";
import { Lodging, type LodgingRecord } from "#models/lodging";
import { communesNear } from "~/features/reference-data/communes-near.queries.server";
import { distanceKm, distanceWords } from "~/features/reference-data/distance";
import { formatCount } from "~/vocabulary/typography";

/** Kilometres, as the crow flies, beyond which a lodging is no longer near. */
const NEAR_KM = 30;
const MOST_COMMUNES = 400;
const MOST_LODGINGS = 100;
const SHOWN = 6;

export interface NearLodging {
  id: string;
  name: string;
  communeName: string;
  beds: string;
  distance: string;
}

type Found = Pick<LodgingRecord, "_id" | "name" | "communeCode" | "communeName" | "beds">;
type Located = Pick<CommuneRecord, "_id" | "name" | "location" | "isApproximate">;

/** The lodgings of interns around a commune, the nearest first; those of the commune alone while nobody knows where it is. */
export async function lodgingsNear(communeCode: string, communeName: string): Promise<NearLodging[]> {
  const here = await Commune.findById(communeCode, {
    name: 1,
    location: 1,
    isApproximate: 1,
  }).lean<Located>();
  const codes = here?.location
    ? await communesNear([{ _id: here._id, location: here.location }], NEAR_KM, MOST_COMMUNES)
    : [];
  const lodgings = await Lodging.find(
    { isActive: true, communeCode: { $in: [communeCode, ...codes] } },
    { name: 1, communeCode: 1, communeName: 1, beds: 1 },
  )
    .limit(MOST_LODGINGS)
    .lean<Found[]>();
  const communes = await Commune.find(
    { _id: { $in: lodgings.map((lodging) => lodging.communeCode) } },
    { name: 1, location: 1, isApproximate: 1 },
  ).lean<Located[]>();
  const located = new Map(communes.map((commune) => [commune._id, commune]));
  return lodgings
    .map((lodging) => ({ lodging, km: kmTo(here, located.get(lodging.communeCode)) }))
    .sort((one, other) => one.km - other.km)
    .slice(0, SHOWN)
    .map(({ lodging }) =>
      lineOf(lodging, located.get(lodging.communeCode), { name: communeName, ...here, _id: communeCode }),
    );
}

function lineOf(
  { _id, name, communeCode, communeName, beds }: Found,
  there: Located | undefined,
  here: Located,
): NearLodging {
  const isSame = here._id === communeCode;
  return {
    ...{ id: _id, name, communeName },
    beds: formatCount(beds.filter(({ isClosed }) => !isClosed).length, "lit", "lits"),
    distance: isSame ? "même commune" : distanceWords(there, here),
  };
}

function kmTo(here: Located | null, there: Located | undefined): number {
  if (here && here._id === there?._id) return 0;
  if (!here?.location || !there?.location) return NEAR_KM;
  return distanceKm(here.location, there.location);
}
