import type { IndicatorInput } from "~/features/observatory/indicators.commands.server";
import { FRANCE } from "~/vocabulary/observatory";

/** What the common declaration of the Lot says of its supply, the day it was adopted. */
const DECLARED = {
  ...{ territoryCode: "46", year: 2024, on: "2024-12-17" },
  source: "Conseil des territoires du Lot, déclaration commune sur la petite enfance",
} as const;

/** What the diagnosis of the Grand Cahors says of 2015, the day the convention was signed. */
const DIAGNOSED = {
  ...{ year: 2015, on: "2020-09-21" },
  source: "Convention territoriale globale du Grand Cahors, diagnostic partagé",
} as const;

/** Published figures, as their sources give them. */
export const LOT_INDICATORS: readonly IndicatorInput[] = [
  { measure: "childminder-places", value: 1908, ...DECLARED },
  { measure: "childminders", value: 518, ...DECLARED },
  { measure: "childminders-houses", value: 19, ...DECLARED },
  { measure: "service-places", value: 734, ...DECLARED },
  { measure: "services", value: 34, ...DECLARED },
  { measure: "nurseries", value: 31, ...DECLARED },
  { measure: "kindergartens", value: 3, ...DECLARED },
  { measure: "coverage", value: 89, territoryCode: "200023737", ...DIAGNOSED },
  { measure: "national-coverage", value: 57, territoryCode: FRANCE, ...DIAGNOSED },
];
