import type { Point } from "#models/commune";
import type { ReadColumn } from "~/core/sheets/columns";
import {
  frenchSigns,
  inseeOf,
  modeOf,
  oneSpace,
  pointOf,
  postalCodeOf,
  stopsOf,
  websiteOf,
} from "~/features/directory/service-reading";
import { emailsOf, phonesOf } from "~/features/imports/cell-reading";
import {
  CARE_AGES,
  CARE_MANAGEMENTS,
  type CareManagement,
  type CareServiceKind,
  type OddHours,
} from "~/vocabulary/childcare";
import { WEEK_DAYS, type WeekDay } from "~/vocabulary/proposals";
import { foldText } from "~/vocabulary/typography";
import { valuesOf } from "~/vocabulary/words";
import type { CareInput } from "./care-card";
import type { CareColumn } from "./care-import-columns";
import { CARE_SERVICE_KINDS } from "./care-kinds";

/** One line of a list, before its commune and those of its stops are looked for. */
export interface ReadCare {
  /** Its number in the sheet. */
  number: number;
  sourceId?: string;
  place: { insee: string; commune: string; postalCode: string };
  card: Omit<CareInput, "communeCode" | "stops" | "kind"> & { kind?: CareServiceKind };
  stops: { commune: string; when?: string }[];
  location?: Point;
  /** Why the line cannot be taken. */
  problems: string[];
  /** What of it is left out, the rest being taken. */
  warnings: string[];
}

/** Words by which lists call each kind, besides its own name; the first that is found counts. */
const KIND_WORDS: readonly [RegExp, CareServiceKind][] = [
  [/\bmicro ?creche/, "micro-nursery"],
  [/\bcreche familiale|\bsaf\b/, "family-nursery"],
  [/\bhalte ?garderie|\bhalte\b/, "drop-in"],
  [/\bjardin d ?(enfants|eveil)/, "kindergarten"],
  [/\bmam\b|maison d assistant/, "childminders-house"],
  [/\bperiscolaire|\baps\b|\balae\b/, "after-school"],
  [/\b(alsh|accueil de loisirs?|centre de loisirs)\b/, "leisure-centre"],
  [/\b(creche|multi ?accueil|eaje)\b/, "nursery"],
];

const MANAGEMENT_WORDS: readonly [RegExp, CareManagement][] = [
  [/mutual/, "mutual"],
  [/associat/, "association"],
  [/\b(prive|entreprise|sarl|sas)/, "private"],
  [/\b(public|communal|municipal|intercommunal|commune|ccas|cias|epci|collectivite)/, "public"],
];

const ODD_WORDS: readonly [RegExp, OddHours][] = [
  [/\b(avant|matin|tot)\b/, "early"],
  [/\b(apres|soir|tard)\b/, "late"],
  [/\bnuits?\b/, "night"],
  [/\b(week ?end|samedi|dimanche)\b/, "week-end"],
  [/\bgardes?\b/, "on-call"],
];

/** The kind people mean by a word; undefined when it is none we know. */
export function careKindOf(text: string): CareServiceKind | undefined {
  const folded = foldText(text);
  const named = valuesOf(CARE_SERVICE_KINDS).find((kind) => foldText(CARE_SERVICE_KINDS[kind].fr) === folded);
  return named ?? KIND_WORDS.find(([words]) => words.test(folded))?.[1];
}

/** A count as sheets write it: « 1 234 », « 24,0 »; undefined for an empty cell, null for what is no count. */
export function countOf(cell: string): number | undefined | null {
  const text = cell.replace(/[\s\u00A0\u202F]/g, "").replace(",", ".");
  if (text === "") return undefined;
  const value = Number(text);
  return Number.isInteger(value) && value >= 0 && value <= 99_999 ? value : null;
}

/** One row under the headers, read with its columns. */
export function readCareRow(
  cells: readonly string[],
  number: number,
  columns: readonly ReadColumn<CareColumn>[],
): ReadCare {
  const at = (field: CareColumn) =>
    oneSpace(cells[columns.findIndex((column) => column.field === field)] ?? "");
  const [phones, emails, website] = [phonesOf(at("phone")), emailsOf(at("email")), websiteOf(at("website"))];
  const name = frenchSigns(at("name")).slice(0, 160);
  const counts = new Map(COUNTED.map((field) => [field, countOf(at(field))]));
  return {
    number,
    sourceId: at("sourceId").slice(0, 80) || undefined,
    place: {
      insee: inseeOf(at("insee")),
      commune: at("commune"),
      postalCode: postalCodeOf(at("postalCode")),
    },
    card: {
      name,
      kind: careKindOf(at("kind")) ?? (at("kind") ? undefined : careKindOf(name)),
      management: managementOf(at("management")),
      manager: frenchSigns(at("manager")).slice(0, 160) || undefined,
      mode: modeOf(at("mode")),
      address: frenchSigns(at("address")).slice(0, 200) || undefined,
      phone: phones?.[0],
      email: emails?.[0],
      website,
      places: counts.get("places") ?? undefined,
      byAge: valuesOf(CARE_AGES).flatMap((age) => {
        const free = counts.get(age);
        return typeof free === "number" ? [{ age, free }] : [];
      }),
      ...hoursOf(at("hours")),
      days: daysOf(at("days")),
      oddHours: oddHoursOf(at("oddHours")),
      isInclusive: /^(oui|o|1|x|vrai|true)$/.test(foldText(at("inclusive"))) || undefined,
      note: at("note").slice(0, 1000) || undefined,
    },
    stops: stopsOf(cells[columns.findIndex(({ field }) => field === "stops")] ?? ""),
    location: pointOf(at("longitude"), at("latitude")),
    problems: name.length < 2 ? ["le nom manque"] : [],
    warnings: [
      phones ? "" : `le numéro « ${at("phone")} » n’est pas complet`,
      emails ? "" : `l’adresse « ${at("email")} » n’est pas complète`,
      at("website") && !website ? `le site « ${at("website")} » n’est pas une adresse` : "",
      ...COUNTED.map((field) => (counts.get(field) === null ? `« ${at(field)} » n’est pas un nombre` : "")),
    ].filter(Boolean),
  };
}

const COUNTED = ["places", ...valuesOf(CARE_AGES)] as const;

function managementOf(text: string): CareManagement | undefined {
  const folded = foldText(text);
  const named = valuesOf(CARE_MANAGEMENTS).find((one) => foldText(CARE_MANAGEMENTS[one].fr) === folded);
  return named ?? MANAGEMENT_WORDS.find(([words]) => words.test(folded))?.[1];
}

/** « 7h30-18h30 », « de 7 h 30 à 18 h 30 » */
function hoursOf(text: string): Pick<CareInput, "opensAt" | "closesAt"> {
  const [opensAt, closesAt] = [...text.matchAll(/(\d{1,2})\s*[h:]\s*(\d{2})?/gi)].map(
    ([, hour = "", minutes = "00"]) => `${hour.padStart(2, "0")}:${minutes}`,
  );
  const isHour = (hour: string | undefined) => hour !== undefined && /^([01]\d|2[0-3]):[0-5]\d$/.test(hour);
  return isHour(opensAt) && isHour(closesAt) ? { opensAt, closesAt } : {};
}

/** « lundi, mardi et jeudi », « du lundi au vendredi » */
function daysOf(text: string): WeekDay[] {
  const folded = foldText(text);
  const week = valuesOf(WEEK_DAYS);
  const named = week.filter((day) => folded.includes(WEEK_DAYS[day].fr));
  const [first, last, ...others] = named;
  if (!first || !last || others.length > 0 || !/\bau\b| a | - /.test(` ${text} `.toLowerCase())) return named;
  return week.slice(week.indexOf(first), week.indexOf(last) + 1);
}

function oddHoursOf(text: string): OddHours[] {
  const folded = foldText(text);
  return ODD_WORDS.filter(([words]) => words.test(folded)).map(([, hours]) => hours);
}
