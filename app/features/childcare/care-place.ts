import type { NeedCriteria } from "#models/need";
import type { ProposedCare, ProposedStop } from "#models/need-childcare";
import { WEEK_DAYS } from "~/vocabulary/proposals";
import type { Word } from "~/vocabulary/words";
import { asWished, judgeElsewhere, PLACE_UNKNOWN } from "../needs/place-judgement";
import { atCommune, straightLineFrom } from "../needs/place-words";
import type { Judgement, PlaceFacts } from "../needs/ranking";
import { dayNames } from "./care-week";

/** How far from home or work one brings a child when nobody said how far. */
export const USUAL_KM = 15;
/** A stop near home is open on some days only. */
const STOP = 0.95;

/** Where a place is: at home or at work, at one of its stops there, else how far it is. */
export function judgeCarePlace(
  { communes, workplaceCode, distanceMaxKm: most = USUAL_KM }: NeedCriteria,
  { communeCode, communeName, stops = [] }: ProposedCare,
  { nearest, isNearWished }: PlaceFacts,
): Judgement | null {
  if (communes.length === 0 && !workplaceCode) return null;
  const at = communeCode && atCommune(communeName ?? communeCode);
  if (at && communes.includes(communeCode)) return { fit: 1, words: asWished(at) };
  if (at && communeCode === workplaceCode) return { fit: 1, words: workWords(at) };
  const stop = stops.find((one) => communes.includes(one.communeCode) || one.communeCode === workplaceCode);
  if (stop) return { fit: STOP, words: stopWords(stop) };
  if (!at) return PLACE_UNKNOWN;
  const far = nearest && { distanceKm: nearest.distanceKm, words: straightLineFrom(nearest) };
  return judgeElsewhere(at, far, { isNearWished, most });
}

function workWords({ fr, en }: Word): Word {
  return { fr: `${fr}, commune du travail`, en: `${en}, commune of work` };
}

/** « s’arrête à Catus (mardi et jeudi) », "stops in Catus (Tuesday, Thursday)" */
function stopWords({ communeName, days }: ProposedStop): Word {
  const { fr, en } = atCommune(communeName);
  if (days.length === 0) return { fr: `s’arrête ${fr}`, en: `stops ${en}` };
  const english = days.map((day) => WEEK_DAYS[day].en).join(", ");
  return { fr: `s’arrête ${fr} (${dayNames(days)})`, en: `stops ${en} (${english})` };
}
