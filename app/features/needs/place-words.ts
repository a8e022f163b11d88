import { elide, formatCount, withApostrophes } from "~/vocabulary/typography";
import type { Word } from "~/vocabulary/words";
import type { NearestPlace } from "./ranking";

/** « à Figeac », « au Vigan », « aux Arques »; "in Figeac" */
export function atCommune(name: string): Word {
  return { fr: frenchCommune(withApostrophes(name)), en: `in ${withApostrophes(name)}` };
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

/** « à 12 km de Figeac à vol d’oiseau », "12 km from Figeac as the crow flies" */
export function straightLineFrom({ distanceKm, isApproximate, from: name }: NearestPlace): Word {
  const from = withApostrophes(name);
  return {
    fr: `à ${isApproximate ? "environ " : ""}${formatCount(distanceKm, "km", "km")} ${ofCommune(from)} à vol d’oiseau`,
    en: `${isApproximate ? "about " : ""}${distanceKm} km from ${from} as the crow flies`,
  };
}

/** « de Figeac », « d’Assier », « du Vigan », « des Arques » */
function ofCommune(name: string): string {
  if (/^Le\s/.test(name)) return `du ${name.slice(3)}`;
  if (/^Les\s/.test(name)) return `des ${name.slice(4)}`;
  return elide("de", name);
}

function frenchCommune(name: string): string {
  if (/^Le\s/.test(name)) return `au ${name.slice(3)}`;
  if (/^Les\s/.test(name)) return `aux ${name.slice(4)}`;
  return `à ${name}`;
}
