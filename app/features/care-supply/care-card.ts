import type { CareCommission, CareFunding, CareServiceRecord, CareStop } from "#models/care-service";
import type { FieldsOf } from "~/core/lost-updates";
import {
  CARE_AGES,
  CARE_MANAGEMENTS,
  CARE_MODES,
  type CareAge,
  ODD_HOURS,
  type OddHours,
} from "~/vocabulary/childcare";
import { SERVICE_MODES } from "~/vocabulary/local-services";
import { WEEK_DAYS, type WeekDay } from "~/vocabulary/proposals";
import { elide, formatDayLong, formatMonth, joinWords, NBSP } from "~/vocabulary/typography";
import { valuesOf } from "~/vocabulary/words";

/** A stop as it is typed: its commune is named from its code. */
export type CareStopInput = Omit<CareStop, "communeName">;

/** Places of an age group as they are typed: when and by whom they were told goes with the whole form. */
export interface AgeInput {
  age: CareAge;
  places?: number;
  free?: number;
}

export type CommissionInput = Omit<CareCommission, "id"> & { id?: string };

type Plain =
  | "name"
  | "kind"
  | "management"
  | "manager"
  | "mode"
  | "communeCode"
  | "address"
  | "phone"
  | "email"
  | "website"
  | "partnerId"
  | "opensAt"
  | "closesAt"
  | "isInclusive"
  | "takesOccasional"
  | "takesEmergencies"
  | "opensOn"
  | "note";

/** What a colleague types of a place where children are minded. */
export interface CareInput extends Pick<CareServiceRecord, Plain> {
  places?: number;
  departures?: number;
  byAge?: AgeInput[];
  days?: WeekDay[];
  oddHours?: OddHours[];
  stops?: CareStopInput[];
  fundings?: CareFunding[];
  commissions?: CommissionInput[];
}

const yes = { words: () => "oui" };

/** The fields of the card of a place, in words; communes and partners are told by their name. */
export function careFields(names: ReadonlyMap<string, string>): FieldsOf<CareInput> {
  const nameOf = (code: string): string => names.get(code) ?? code;
  return {
    name: { label: "Nom" },
    kind: { label: "Type", words: (kind) => CARE_MODES[kind].fr },
    management: { label: "Gestion", words: (management) => CARE_MANAGEMENTS[management].fr },
    manager: { label: "Gestionnaire" },
    mode: { label: "Mode", words: (mode) => SERVICE_MODES[mode].fr },
    communeCode: { label: "Commune", words: nameOf },
    address: { label: "Adresse" },
    phone: { label: "Téléphone" },
    email: { label: "E-mail" },
    website: { label: "Site internet" },
    partnerId: { label: "Relais à qui demander", words: nameOf },
    places: { label: "Places" },
    byAge: { label: "Places par âge", words: (rows) => rows.map(ageWords).join(", ") },
    opensAt: { label: "Ouvre à" },
    closesAt: { label: "Ferme à" },
    days: { label: "Jours", words: dayWords },
    oddHours: { label: "Horaires atypiques", words: oddWords },
    isInclusive: { label: "Accueil inclusif", ...yes },
    takesOccasional: { label: "Accueil occasionnel", ...yes },
    takesEmergencies: { label: "Accueil d’urgence", ...yes },
    stops: {
      label: "Arrêts",
      words: (stops) =>
        stops.map((stop) => careStopWords({ ...stop, communeName: nameOf(stop.communeCode) })).join(" ; "),
    },
    fundings: { label: "Cofinancement", words: (fundings) => fundings.map(fundingWords).join(" ; ") },
    commissions: {
      label: "Commissions",
      words: (commissions) => commissions.map(({ on }) => formatDayLong(on)).join(", "),
    },
    departures: { label: "Départs attendus" },
    opensOn: { label: "Ouverture prévue", words: formatDayLong },
    note: { label: "Note" },
  };
}

/** That part of a place, as its form is drawn from it. */
export function careCardOf(service: CareServiceRecord): CareInput {
  const { name, kind, management, manager, mode, communeCode, address, phone, email, website } = service;
  const { partnerId, opensAt, closesAt, days, oddHours, opensOn, note, fundings, commissions } = service;
  const { isInclusive, takesOccasional, takesEmergencies } = service;
  return {
    ...{ name, kind, management, manager, mode, communeCode, address, phone, email, website },
    ...{ partnerId, opensAt, closesAt, days, oddHours, opensOn, note, fundings, commissions },
    ...{ isInclusive, takesOccasional, takesEmergencies },
    places: service.places?.value,
    departures: service.departures?.value,
    byAge: service.byAge.map(({ age, places, free }) => ({ age, places, free: free?.value })),
    stops: service.stops.map(({ communeName: _, ...stop }) => stop),
  };
}

/** « Catus : le mardi et le jeudi, de 9 h à 12 h » */
export function careStopWords({ communeName, days, when }: CareStop): string {
  const told = [dayWords(days), when].filter(Boolean).join(", ");
  return told ? `${communeName}${NBSP}: ${told}` : communeName;
}

/** « lundi, mardi et jeudi » */
export function dayWords(days: readonly WeekDay[]): string {
  const inOrder = valuesOf(WEEK_DAYS).filter((day) => days.includes(day));
  return joinWords(inOrder.map((day) => WEEK_DAYS[day].fr));
}

export function oddWords(hours: readonly OddHours[]): string {
  return joinWords(hours.map((one) => ODD_HOURS[one].fr));
}

/** « Communauté de communes, 40 %, jusqu’au 31 décembre 2027 » */
export function fundingWords({ payer, share, untilOn }: CareFunding): string {
  const parts = [payer, share !== undefined && `${share}${NBSP}%`];
  return [...parts, untilOn && `jusqu’au ${formatDayLong(untilOn)}`].filter(Boolean).join(", ");
}

/** « dossier avant le 5 janvier 2027, entrées d’avril 2027 à juin 2027 » */
export function commissionWords({ fileBefore, forFrom, forTo }: CommissionInput): string {
  const from = elide("de", formatMonth(forFrom));
  const entries = forFrom === forTo ? from : `${from} à ${formatMonth(forTo)}`;
  return `dossier avant le ${formatDayLong(fileBefore)}, entrées ${entries}`;
}

function ageWords({ age, places, free }: AgeInput): string {
  const told = [places !== undefined && `${places}`, free !== undefined && `${free} libres`];
  return `${CARE_AGES[age].fr}${NBSP}: ${told.filter(Boolean).join(" dont ")}`;
}
