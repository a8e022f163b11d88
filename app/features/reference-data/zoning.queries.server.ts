import { Zoning, type ZoningRecord } from "#models/zoning";
import type { Day } from "~/core/calendar";

export type ZoneInForce = Pick<ZoningRecord, "zone" | "fromOn" | "apl">;

/** The zone each commune is in on a day, by INSEE code; a commune no deed speaks of is left out. */
export async function zoneOf(communeCodes: Iterable<string>, onDay: Day): Promise<Map<string, ZoneInForce>> {
  const zones = await Zoning.find(
    { communeCode: { $in: [...new Set(communeCodes)] }, fromOn: { $lte: onDay } },
    { communeCode: 1, zone: 1, fromOn: 1, apl: 1 },
  )
    .sort({ fromOn: 1 })
    .lean();
  // The latest deed is read last, and stands.
  return new Map(zones.map(({ communeCode, zone, fromOn, apl }) => [communeCode, { zone, fromOn, apl }]));
}

/** The days from which the deeds kept here take effect. */
export async function listZoningDays(): Promise<Day[]> {
  return Zoning.distinct("fromOn");
}
