import type { OpeningRecord } from "#models/opening";
import type { FieldsOf } from "~/core/lost-updates";
import { EXERCISE_MODES } from "~/vocabulary/exercise";
import { CONFIDENTIALITIES, FRESH_DAYS, OPENING_NATURES } from "~/vocabulary/openings";
import { daysBetween, formatDayLong, formatNumber, lowerFirst, NBSP } from "~/vocabulary/typography";

/** What a colleague types of an opening. */
export type OpeningInput = Pick<
  OpeningRecord,
  | "kind"
  | "nature"
  | "specialty"
  | "fte"
  | "fromOn"
  | "toOn"
  | "premises"
  | "confidentiality"
  | "lastCheckedOn"
  | "note"
>;

/** The fields of an opening, in words. */
export const OPENING_FIELDS: FieldsOf<OpeningInput> = {
  kind: { label: "Exercice proposé", words: (kind) => EXERCISE_MODES[kind].fr },
  nature: { label: "Nature", words: (nature) => OPENING_NATURES[nature].fr },
  specialty: { label: "Spécialité" },
  fte: { label: "Temps de travail", words: fteWords },
  fromOn: { label: "À partir du", words: formatDayLong },
  toOn: { label: "Jusqu’au", words: formatDayLong },
  premises: { label: "Locaux" },
  confidentiality: { label: "Confidentialité", words: (value) => CONFIDENTIALITIES[value].fr },
  lastCheckedOn: { label: "Vérifiée le", words: formatDayLong },
  note: { label: "Note" },
};

/** That part of an opening, as its form is drawn from it. */
export function inputOf(opening: OpeningRecord): OpeningInput {
  const { kind, nature, specialty, fte, fromOn, toOn, premises, confidentiality, lastCheckedOn, note } =
    opening;
  return { kind, nature, specialty, fte, fromOn, toOn, premises, confidentiality, lastCheckedOn, note };
}

/** « Libéral (succession), médecine générale » */
export function openingTitle({
  kind,
  nature,
  specialty,
}: Pick<OpeningRecord, "kind" | "nature" | "specialty">): string {
  const why = nature ? ` (${lowerFirst(OPENING_NATURES[nature].fr)})` : "";
  const mode = EXERCISE_MODES[kind].fr + why;
  return specialty ? `${mode}, ${lowerFirst(specialty)}` : mode;
}

/** « à partir du 2 mai 2027, 0,5 ETP, vérifiée le 12 octobre 2026 » */
export function openingDetail({
  fte,
  lastCheckedOn,
  ...period
}: Pick<OpeningRecord, "fte" | "fromOn" | "toOn" | "lastCheckedOn">): string {
  const checked = `vérifiée le ${formatDayLong(lastCheckedOn)}`;
  return [periodWords(period), fte && fteWords(fte), checked].filter(Boolean).join(", ");
}

/** « 0,5 ETP » */
export function fteWords(fte: number): string {
  return `${formatNumber(fte)}${NBSP}ETP`;
}

/** « à partir du 2 mai 2027 », « du … au … »; « date inconnue » when nobody said. */
export function periodWords({ fromOn, toOn }: Pick<OpeningRecord, "fromOn" | "toOn">): string {
  if (fromOn && toOn) return `du ${formatDayLong(fromOn)} au ${formatDayLong(toOn)}`;
  if (fromOn) return `à partir du ${formatDayLong(fromOn)}`;
  return toOn ? `jusqu’au ${formatDayLong(toOn)}` : "date inconnue";
}

/** Whether nobody has made sure of it for more than 90 days. */
export function isStale({ lastCheckedOn }: Pick<OpeningRecord, "lastCheckedOn">, today: string): boolean {
  return daysBetween(lastCheckedOn, today) > FRESH_DAYS;
}
