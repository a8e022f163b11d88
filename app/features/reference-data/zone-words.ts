import { formatDayLong, formatNumber, NBSP } from "~/vocabulary/typography";
import { ZONES } from "~/vocabulary/zoning";
import type { ZoneInForce } from "./zoning.queries.server";

/** « Zone d’intervention prioritaire (ZIP), depuis le 16 mai 2025 »; « zone inconnue » when no deed speaks of the commune. */
export function zoneWords(zone: ZoneInForce | undefined): string {
  if (!zone) return "zone inconnue";
  return `${ZONES[zone.zone].fr}, depuis le ${formatDayLong(zone.fromOn)}`;
}

/** « 3,2 consultations de généraliste par habitant et par an »; empty when it is not known. */
export function accessWords({ apl }: Partial<ZoneInForce> = {}): string {
  if (!apl) return "";
  return `${formatNumber(Math.round(apl * 10) / 10)}${NBSP}consultations de généraliste par habitant et par an`;
}
