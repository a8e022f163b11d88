import type { Word } from "~/vocabulary/words";
import { atCommune, nearWished, straightLine } from "./place-words";
import { bounded, type Judgement, type PlaceFacts } from "./ranking";

/** Somewhere else, however near: a commune wished for comes first. */
const ELSEWHERE = 0.9;
/** In the same intercommunalité, when the distance is not known. */
const NEAR_PLACE = 0.6;

interface Wished {
  communes: readonly string[];
  /** Kilometres within which it suits wholly; at twice as many it no longer does. */
  most: number;
}

interface Place {
  communeCode?: string;
  communeName?: string;
}

/** Where an option is to the communes wished for: in one of them, else how far. */
export function judgePlace(
  { communes, most }: Wished,
  { communeCode, communeName }: Place,
  { distanceKm, isApproximate, isNearWished }: PlaceFacts,
): Judgement | null {
  if (communes.length === 0) return null;
  if (!communeCode) return PLACE_UNKNOWN;
  const at = atCommune(communeName ?? communeCode);
  if (communes.includes(communeCode)) return { fit: 1, words: asWished(at) };
  const far =
    distanceKm === undefined ? undefined : { distanceKm, words: straightLine(distanceKm, isApproximate) };
  return judgeElsewhere(at, far, { isNearWished, most });
}

export const PLACE_UNKNOWN: Judgement = { words: { fr: "lieu à vérifier", en: "place to be checked" } };

/** « à Figeac comme souhaité », from where it is. */
export function asWished({ fr, en }: Word): Word {
  return { fr: `${fr} comme souhaité`, en: `${en} as wished` };
}

/** Where an option in none of the communes wished for is: how far when it is known, else whether that is near. */
export function judgeElsewhere(
  at: Word,
  far: { distanceKm: number; words: Word } | undefined,
  { isNearWished, most }: { isNearWished?: boolean; most: number },
): Judgement {
  if (far) {
    const words = { fr: `${at.fr}, ${far.words.fr}`, en: `${at.en}, ${far.words.en}` };
    return { fit: ELSEWHERE * bounded(2 - far.distanceKm / most), words };
  }
  if (isNearWished) return { fit: NEAR_PLACE, words: nearWished(at) };
  return { words: { fr: `${at.fr}, distance inconnue`, en: `${at.en}, distance unknown` } };
}
