import type { LodgingRecord } from "#models/lodging";
import { addMonths } from "~/core/days";
import type { FieldsOf } from "~/core/lost-updates";
import { LODGING_OWNER_KINDS } from "~/vocabulary/lodgings";
import { foldText, formatDayLong, formatEuros, NBSP } from "~/vocabulary/typography";

/** What a colleague types of a lodging. */
export type LodgingInput = Pick<
  LodgingRecord,
  | "name"
  | "address"
  | "communeCode"
  | "ownerKind"
  | "ownerName"
  | "partnerId"
  | "ownerEmail"
  | "agreement"
  | "rent"
  | "rules"
  | "note"
>;

type Agreement = NonNullable<LodgingRecord["agreement"]>;

/** The fields of a lodging’s card, in words; places and partners are told by the name that goes with their id. */
export function cardFields(names: ReadonlyMap<string, string>): FieldsOf<LodgingInput> {
  const nameOf = (id: string): string => names.get(id) ?? id;
  return {
    name: { label: "Nom" },
    address: { label: "Adresse" },
    communeCode: { label: "Commune", words: nameOf },
    ownerKind: { label: "Qui loge", words: (kind) => LODGING_OWNER_KINDS[kind].fr },
    ownerName: { label: "Nom du propriétaire" },
    partnerId: { label: "Partenaire de l’annuaire", words: nameOf },
    ownerEmail: { label: "E-mail du propriétaire" },
    agreement: { label: "Convention", words: agreementWords },
    rent: { label: "Loyer d’un lit", words: formatEuros },
    rules: { label: "Règles de la maison" },
    note: { label: "Note" },
  };
}

/** That part of a lodging, as its form is drawn from it. */
export function cardOf(lodging: LodgingRecord): LodgingInput {
  const { name, address, communeCode, ownerKind, ownerName, partnerId, ownerEmail } = lodging;
  const { agreement, rent, rules, note } = lodging;
  return {
    ...{ name, address, communeCode, ownerKind, ownerName, partnerId, ownerEmail },
    ...{ agreement, rent, rules, note },
  };
}

/** « Ville de Figeac · Commune »; a name that says its kind already is told alone: « Département », « Hôpital de Gourdon ». */
export function ownerWords({ ownerName, ownerKind }: Pick<LodgingInput, "ownerName" | "ownerKind">): string {
  const kind = LODGING_OWNER_KINDS[ownerKind].fr;
  return foldText(ownerName).startsWith(foldText(kind)) ? ownerName : `${ownerName} · ${kind}`;
}

/** « n° 12, du 1ᵉʳ mai 2025 au 30 avril 2027, préavis de 3 mois » */
export function agreementWords({ reference, fromOn, toOn, noticeMonths, isFinal }: Agreement): string {
  return [
    reference,
    toOn
      ? `du ${formatDayLong(fromOn)} au ${formatDayLong(toOn)}`
      : `depuis le ${formatDayLong(fromOn)}, sans date de fin`,
    noticeMonths && `préavis de ${noticeMonths} mois`,
    isFinal && "ne sera pas renouvelée",
  ]
    .filter(Boolean)
    .join(", ");
}

/** Months before its end from which an agreement is to be renewed. */
export const RENEWAL_MONTHS = 6;

/** What must be done about the dates of an agreement, in words; undefined when nothing has. */
export function agreementAlert(
  agreement: LodgingRecord["agreement"],
  today: string,
): { words: string; isLate: boolean } | undefined {
  const end = agreement?.toOn;
  if (!end || end > addMonths(today, RENEWAL_MONTHS)) return undefined;
  if (end < today) return { words: `Convention échue le ${formatDayLong(end)}`, isLate: true };
  if (agreement?.isFinal)
    return { words: `Convention jusqu’au ${formatDayLong(end)}, sans renouvellement`, isLate: false };
  return { words: `Convention à renouveler avant le ${formatDayLong(end)}`, isLate: false };
}

/**
 * Why a bed cannot be booked until a departure: the agreement ends before, for good, or unless asked anyway as long as it
 * may be renewed; undefined when it can.
 */
export function agreementRefusal(
  agreement: LodgingRecord["agreement"],
  toOn: string,
  isAnyway = false,
): string | undefined {
  const end = agreement?.toOn;
  if (!end || toOn <= end) return undefined;
  const ends = `La convention de cet hébergement se termine le ${formatDayLong(end)}`;
  if (agreement?.isFinal)
    return `${ends} et ne sera pas renouvelée. Choisissez un départ ce jour-là ou avant.`;
  if (isAnyway) return undefined;
  return `${ends}, avant ce départ. Choisissez un départ plus tôt, notez le renouvellement, ou cochez «${NBSP}Réserver quand même${NBSP}».`;
}
