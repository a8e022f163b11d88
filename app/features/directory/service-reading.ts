import type { Point } from "#models/commune";
import type { ReadColumn } from "~/core/sheets/columns";
import { emailsOf, phonesOf } from "~/features/imports/cell-reading";
import {
  SERVICE_KINDS,
  SERVICE_THEMES,
  type ServiceKind,
  type ServiceMode,
  type ServiceTheme,
} from "~/vocabulary/local-services";
import { foldText, NBSP } from "~/vocabulary/typography";
import { valuesOf } from "~/vocabulary/words";
import type { ServiceColumn } from "./service-columns";

/** One line of a list, before its commune is looked for. */
export interface ReadService {
  /** Its number in the sheet. */
  number: number;
  sourceId?: string;
  name: string;
  /** What its own column says. */
  kind?: ServiceKind;
  themes: ServiceTheme[];
  mode: ServiceMode;
  place: { insee: string; commune: string; postalCode: string };
  address?: string;
  phone?: string;
  email?: string;
  website?: string;
  opening?: string;
  stops: { commune: string; when?: string }[];
  funders: string[];
  location?: Point;
  note?: string;
  /** Why the line cannot be taken. */
  problems: string[];
  /** What of it is left out, the rest being taken. */
  warnings: string[];
}

/** Words by which lists call each kind, besides its own name; the first that is found counts. */
const KIND_WORDS: readonly [RegExp, ServiceKind][] = [
  [/\bfrance services?\b|\bmsap\b/, "france-services"],
  [/\blaep\b|accueil enfants? parents?/, "parent-child-place"],
  [/\b(rpe|ram|relais petite enfance)\b/, "relay-centre"],
  [/\b(creche|micro creche|halte garderie|jardin d enfants|eaje)\b/, "nursery"],
  [/\bludotheque\b/, "toy-library"],
  [/\b(mediatheque|bibliotheque)\b/, "library"],
  [/\bperiscolaire\b/, "after-school"],
  [/\b(alsh|accueil de loisirs?|centre de loisirs|centre aere)\b/, "leisure-centre"],
  [/\b(fjt|jeunes travailleurs|habitat jeunes)\b/, "young-workers-hostel"],
  [/\b(espaces? jeunes|maison des jeunes|mjc|point jeunes)\b/, "youth-space"],
  [/\b(centre social|espace social|espace de vie sociale|evs)\b/, "social-centre"],
  [/\b(sport|sportif|sportive|piscine|gymnase|stade|dojo)\b/, "sport"],
  [/\b(culture|culturel|musee|cinema|theatre|ecole de musique|conservatoire)\b/, "culture"],
  [/\b(transports?|mobilite|navette|bus)\b/, "transport"],
  [/\b(adil|logement|habitat)\b/, "housing-advice"],
  [/\b(mairie|intercommunalite|communaute de communes)\b/, "town-hall"],
  [/\b(sante|medical|pmi)\b/, "health"],
  [/\bassociation\b/, "association"],
];

/** The kind people mean by a word; undefined when it is none we know. */
export function kindOf(text: string): ServiceKind | undefined {
  const folded = foldText(text);
  const named = valuesOf(SERVICE_KINDS).find((kind) => foldText(SERVICE_KINDS[kind].fr) === folded);
  return named ?? KIND_WORDS.find(([words]) => words.test(folded))?.[1];
}

/** « Bus_équivalent », « Itinérante » → itinerant; « Mutualisé » → shared; anything else stands in one place. */
export function modeOf(text: string): ServiceMode {
  const folded = foldText(text);
  if (/\b(bus|itinerante?s?|ambulant|tournee)\b/.test(folded)) return "itinerant";
  return /\b(mutualisee?s?|partagee?s?)\b/.test(folded) ? "shared" : "fixed";
}

/** One row under the headers, read with its columns. */
export function readRow(
  cells: readonly string[],
  number: number,
  columns: readonly ReadColumn<ServiceColumn>[],
): ReadService {
  const at = (field: ServiceColumn) =>
    oneSpace(cells[columns.findIndex((column) => column.field === field)] ?? "");
  const every = (field: ServiceColumn) =>
    columns.flatMap((column, place) =>
      column.field === field ? [{ ...column, text: oneSpace(cells[place] ?? "") }] : [],
    );
  const [phones, emails, website] = [phonesOf(at("phone")), emailsOf(at("email")), websiteOf(at("website"))];
  const name = frenchSigns(at("name")).slice(0, 160);
  return {
    number,
    sourceId: at("sourceId").slice(0, 80) || undefined,
    name,
    kind: kindOf(at("kind")),
    themes: themesOf(at("themes")),
    mode: modeOf(at("mode")),
    place: {
      insee: inseeOf(at("insee")),
      commune: at("commune"),
      postalCode: postalCodeOf(at("postalCode")),
    },
    address: frenchSigns(at("address")).slice(0, 200) || undefined,
    phone: phones?.[0],
    email: emails?.[0],
    website,
    opening: openingOf(every("opening")),
    stops: stopsOf(cells[columns.findIndex(({ field }) => field === "stops")] ?? ""),
    funders: listOf(at("funders")),
    location: pointOf(at("longitude"), at("latitude")),
    note: every("note").map(noteOf).filter(Boolean).join(" · ") || undefined,
    problems: name.length < 2 ? ["le nom manque"] : [],
    warnings: [
      at("kind") && !kindOf(at("kind")) ? `le type « ${at("kind")} » n’est pas connu` : "",
      phones ? "" : `le numéro « ${at("phone")} » n’est pas complet`,
      emails ? "" : `l’adresse « ${at("email")} » n’est pas complète`,
      at("website") && !website ? `le site « ${at("website")} » n’est pas une adresse` : "",
    ].filter(Boolean),
  };
}

export function oneSpace(cell: string): string {
  return cell.replaceAll(NBSP, " ").replace(/\s+/g, " ").trim();
}

export function frenchSigns(text: string): string {
  return text.replaceAll("'", "’");
}

/** A sheet takes away the first zero of a code. */
export function inseeOf(text: string): string {
  return /^\d{4}$/.test(text) ? `0${text}` : text.toUpperCase();
}

export function postalCodeOf(text: string): string {
  const digits = text.replace(/\D/g, "");
  return digits.length === 4 ? `0${digits}` : digits;
}

export function websiteOf(text: string): string | undefined {
  if (!text) return undefined;
  const address = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  return URL.canParse(address) && address.includes(".") && !/\s/.test(address)
    ? address.slice(0, 300)
    : undefined;
}

function themesOf(text: string): ServiceTheme[] {
  const folded = listOf(text).map(foldText);
  return valuesOf(SERVICE_THEMES).filter((theme) => folded.includes(foldText(SERVICE_THEMES[theme].fr)));
}

/** One column as it is; several are days, each named by the last word of its header. */
function openingOf(columns: readonly { header: string; text: string }[]): string | undefined {
  const told = columns.filter(({ text }) => text);
  if (columns.length < 2) return told[0]?.text.slice(0, 500);
  const words = told.map(({ header, text }) => `${foldText(header).split(" ").at(-1)} ${text}`);
  return words.join(", ").slice(0, 500) || undefined;
}

/** « Fermé en août », or « type : Antenne » when the header has to be read with it. */
function noteOf({ header, text }: { header: string; text: string }): string {
  if (!text || foldText(text) === "principal") return "";
  const label = header.replace(/[_ ]fs$/i, "");
  return foldText(header).startsWith("note") ? text.slice(0, 1000) : `${label} : ${text}`.slice(0, 1000);
}

/** « Catus : le mardi ; Vers : le jeudi matin » */
export function stopsOf(text: string): { commune: string; when?: string }[] {
  return text
    .split(/[;\n]/)
    .map(oneSpace)
    .filter(Boolean)
    .slice(0, 20)
    .map((part) => {
      const [commune = "", ...when] = part.split(":");
      const words = when.join(":").trim();
      return { commune: commune.trim(), ...(words ? { when: words.slice(0, 200) } : {}) };
    });
}

function listOf(text: string): string[] {
  return text
    .split(/[;,|\n]/)
    .map((part) => part.trim())
    .filter(Boolean);
}

export function pointOf(longitude: string, latitude: string): Point | undefined {
  const [x, y] = [longitude, latitude].map((text) => Number(text.replace(",", ".") || Number.NaN));
  const isThere = x !== undefined && y !== undefined && Math.abs(x) <= 180 && Math.abs(y) <= 90;
  return isThere ? { type: "Point", coordinates: [x, y] } : undefined;
}
