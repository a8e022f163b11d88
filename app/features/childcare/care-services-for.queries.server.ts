import { CareService, type CareServiceRecord } from "#models/care-service";
import type { Child } from "#models/family";
import type { NeedCriteria } from "#models/need";
import { monthsBetween } from "~/features/households/child-ages";
import { communesNear, type PlacedCommune } from "~/features/reference-data/communes-near.queries.server";
import { mindsAge } from "./care-age";
import { USUAL_KM } from "./care-place";

/** Of those of the communes around, and of those further within reach, what is compared. */
const MOST_COMPARED = 120;
const MOST_FURTHER = 60;
/** Communes within reach, the nearest. */
const MOST_COMMUNES = 300;

const SHOWN = {
  ...{ name: 1, kind: 1, communeCode: 1, communeName: 1, address: 1, byAge: 1, opensAt: 1, closesAt: 1 },
  ...{ days: 1, oddHours: 1, isInclusive: 1, stops: 1, opensOn: 1, checkedOn: 1, commissions: 1 },
  ...{ takesOccasional: 1, takesEmergencies: 1 },
} as const;

export type CareServiceRow = Pick<CareServiceRecord, "_id" | Exclude<keyof typeof SHOWN, "_id">>;

/** What places are looked for by: the communes around, the child, the month care starts. */
export interface CareAsked {
  communeCodes: readonly string[];
  /** The communes distances are counted from. */
  origins: readonly PlacedCommune[];
  criteria: Pick<NeedCriteria, "careFromMonth" | "distanceMaxKm">;
  child?: Pick<Child, "birthMonth">;
}

/**
 * The places that mind children in some communes, or stop there, then those as far as the family would go from home or work,
 * across any border. Closed ones are left out, and those that by their nature mind no child of that age; one whose own places
 * leave that age out stays, so that the ranking says so.
 */
export async function careServicesFor({
  communeCodes,
  origins,
  criteria,
  child,
}: CareAsked): Promise<CareServiceRow[]> {
  if (communeCodes.length === 0) return [];
  const further = await communesNear(origins, criteria.distanceMaxKm ?? USUAL_KM, MOST_COMMUNES);
  const here = { communeCodes: { $in: communeCodes } };
  const beyond = {
    $and: [{ communeCodes: { $in: further } }, { communeCodes: { $nin: communeCodes } }],
  };
  const joined = { coll: CareService.collection.name, pipeline: firstOf(beyond, MOST_FURTHER) };
  const services = await CareService.aggregate<CareServiceRow>([
    ...firstOf(here, MOST_COMPARED),
    ...(further.length > 0 ? [{ $unionWith: joined }] : []),
  ]);
  const months = ageAtStart(criteria, child);
  return services.filter(
    ({ kind, byAge }) => months === undefined || byAge.length > 0 || mindsAge(kind, months),
  );
}

/** The first by name, of those open. */
function firstOf(where: Record<string, unknown>, most: number) {
  return [
    { $match: { ...where, isActive: true } },
    { $sort: { sortName: 1 as const } },
    { $limit: most },
    { $project: SHOWN },
  ];
}

/** The age of a child in months when care starts; undefined while nobody said when, or how old. */
export function ageAtStart(
  { careFromMonth }: Pick<NeedCriteria, "careFromMonth">,
  { birthMonth }: Pick<Child, "birthMonth"> = {},
): number | undefined {
  if (!careFromMonth || !birthMonth) return undefined;
  return Math.max(0, monthsBetween(birthMonth, careFromMonth));
}
