import type { AllocationOutcome } from "#models/allocation";
import type { LodgingRecord } from "#models/lodging";
import type { SemesterRecord } from "#models/semester";
import type { TrainingPlaceRecord } from "#models/training-place";
import { semesterName } from "~/features/semesters/semester-words";
import { dayIn } from "~/vocabulary/in-language";
import type { Language } from "~/vocabulary/languages";
import { formatCount, formatDayLong, formatNumber, lowerFirst, NBSP, plural } from "~/vocabulary/typography";

/** « hiver 2026-2027 », “winter 2026-2027” */
export function semesterWords({ _id }: Pick<SemesterRecord, "_id">, language: Language = "fr"): string {
  return semesterName(_id, language);
}

/** « du 2 novembre 2026 au 2 mai 2027 » */
export function spanWords(fromOn: string, toOn: string, language: Language = "fr"): string {
  if (language === "fr") return `du ${formatDayLong(fromOn)} au ${formatDayLong(toOn)}`;
  return `from ${dayIn(language, fromOn)} to ${dayIn(language, toOn)}`;
}

/** « Maison de santé des Tilleuls, cabinet 2, Gourdon » */
export function placeWords({
  structureName,
  label,
  communeName,
}: Pick<TrainingPlaceRecord, "structureName" | "label" | "communeName">): string {
  return [structureName, label, communeName].filter(Boolean).join(", ");
}

/** « Maison des internes, chambre bleue » */
export function bedWords(
  { name, beds }: Pick<LodgingRecord, "name" | "beds">,
  bedId: string | undefined,
): string {
  const bed = beds.find(({ id }) => id === bedId);
  return bed ? `${name}, ${lowerFirst(bed.label).replace(/ (?=\d)/g, NBSP)}` : name;
}

/** « 1ᵉʳ vœu », « 3ᵉ vœu », of a rank counted from 0. */
export function wishWords(rank: number): string {
  return `${rank === 0 ? "1ᵉʳ" : `${rank + 1}ᵉ`} vœu`;
}

/** What an allocation is worth, for those it is about. */
export interface Served {
  interns: number;
  placed: number;
  /** How many need a bed, and how many have one. */
  sleepers: number;
  lodged: number;
}

/** « 24 internes sur 24 ont un terrain de stage ; 17 lits demandés sur 17 sont trouvés » */
export function servedWords({ interns, placed, sleepers, lodged }: Served): string {
  const seats = `${formatCount(placed, "interne", "internes")} sur ${formatNumber(interns)} ${plural(placed, "a", "ont")} un terrain de stage`;
  if (sleepers === 0) return `${seats}.`;
  return `${seats}${NBSP}; ${formatCount(lodged, "logé·e", "logé·e·s")} sur ${formatNumber(sleepers)} qui le ${plural(sleepers, "demande", "demandent")}.`;
}

/** « Le moins bien servi a son 3ᵉ vœu. » */
export function worstWords(ranks: readonly (number | null)[]): string {
  if (ranks.length === 0) return "";
  const outside = ranks.filter((rank) => rank === null).length;
  if (outside > 0)
    return `${formatCount(outside, "personne a", "personnes ont")} un terrain de stage hors de ses vœux.`.replace(
      "hors de ses",
      outside < 2 ? "hors de ses" : "hors de leurs",
    );
  const worst = Math.max(...ranks.map((rank) => rank ?? 0));
  return worst === 0
    ? "Chacun·e a son premier vœu."
    : `La personne la moins bien servie a son ${wishWords(worst)}.`;
}

/** « Aucune répartition n’est meilleure », or by how much one could still be; lines let go of may have made one possible. */
export function certaintyWords(
  { isOptimal, isByHand, gap }: AllocationOutcome,
  { arePinsKept, isRepair }: { arePinsKept: boolean; isRepair: boolean },
): string {
  if (isByHand) return "Changée à la main depuis le calcul.";
  if (!arePinsKept) return "Des lignes sont libres depuis le calcul, recalculez pour chercher mieux.";
  if (isOptimal && isRepair) return "Aucune autre n’est meilleure avec aussi peu de changements.";
  if (isOptimal) return "Aucune autre répartition n’est meilleure.";
  return `Le calcul s’est arrêté avant la fin${NBSP}: une meilleure pourrait exister, de ${formatNumber(Math.ceil(gap * 1000) / 10)}${NBSP}% au plus.`;
}

/** « 120 points » */
export function pointsWords(points: number): string {
  return formatCount(Math.round(points), "point", "points");
}
