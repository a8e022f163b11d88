import { formatCount } from "~/vocabulary/typography";
import type { Word } from "~/vocabulary/words";

/** « à Figeac », « au Vigan », « aux Arques »; "in Figeac" */
export function atCommune(name: string): Word {
  return { fr: frenchCommune(name), en: `in ${name}` };
}

/** « au Vigan, non loin de ce qui est souhaité », from where it is. */
export function nearWished({ fr, en }: Word): Word {
  return { fr: `${fr}, non loin de ce qui est souhaité`, en: `${en}, not far from what is wished` };
}

/** « à environ 12 km à vol d’oiseau », "about 12 km away as the crow flies" */
export function straightLine(distanceKm: number, isApproximate = false): Word {
  return {
    fr: `à ${isApproximate ? "environ " : ""}${formatCount(distanceKm, "km", "km")} à vol d’oiseau`,
    en: `${isApproximate ? "about " : ""}${distanceKm} km away as the crow flies`,
  };
}

function frenchCommune(name: string): string {
  if (/^Le\s/.test(name)) return `au ${name.slice(3)}`;
  if (/^Les\s/.test(name)) return `aux ${name.slice(4)}`;
  return `à ${name}`;
}
