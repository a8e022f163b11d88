import type { Point } from "#models/commune";
import type { SchoolRecord, SchoolTrack } from "#models/school";
import { emailsOf, phonesOf } from "~/features/imports/cell-reading";
import type { SchoolKind, SchoolSector } from "~/vocabulary/schooling";
import { foldText, NBSP } from "~/vocabulary/typography";
import { type SchoolColumn, type SchoolColumns, schoolColumns } from "./school-columns";
import { dataOnOf } from "./school-dates";
import { contractWords, readableSchoolName, sourceWords } from "./school-names";
import { uaiProblem } from "./school-uai";

/** What a line says of an establishment, its commune and its kind aside. */
export type SchoolFacts = Pick<
  SchoolRecord,
  | "name"
  | "contract"
  | "postalCode"
  | "address"
  | "location"
  | "isApproximate"
  | "phone"
  | "email"
  | "website"
  | "hasCanteen"
  | "hasBoarding"
  | "hasUlis"
  | "tracks"
  | "pupils"
  | "source"
> & { dataOn?: string };

/** One line of a table of schools, before its commune is looked for. */
export interface ReadSchool {
  /** Its place among the rows: the first line after the headers is 1. */
  rank: number;
  uai: string;
  /** Undefined of what is no school: an office, a service. */
  kind?: SchoolKind;
  sector?: SchoolSector;
  place: { insee: string; commune: string; postalCode: string };
  facts: SchoolFacts;
  isClosed: boolean;
  /** Why the line cannot be taken. */
  problems: string[];
}

export interface SchoolReading {
  lines: ReadSchool[];
  /** What the table speaks of: a column that is not there says nothing. */
  columns: SchoolColumns;
  /** How many rows come before the first line. */
  headerRows: number;
}

type Cells = (column: SchoolColumn) => string;

const APPROXIMATE = /\b(commune|ville)\b/;
const TRACKS: readonly [SchoolColumn, SchoolTrack][] = [
  ["general", "general"],
  ["technological", "technological"],
  ["vocational", "vocational"],
];

/** Reads the rows of the directory of education, columns in any order; null of another table. */
export function readSchools(rows: readonly string[][]): SchoolReading | null {
  const top = rows.findIndex((row) => schoolColumns(row) !== null);
  const columns = schoolColumns(rows[top] ?? []);
  if (!columns) return null;
  const lines = rows
    .slice(top + 1)
    .map((row, index) => ({ row, rank: index + 1 }))
    .filter(({ row }) => row.some(Boolean))
    .map(({ row, rank }) => lineFrom((column) => oneSpace(row[columns.get(column) ?? -1] ?? ""), rank));
  return { lines, columns, headerRows: top + 1 };
}

function lineFrom(at: Cells, rank: number): ReadSchool {
  const uai = at("uai").toUpperCase();
  const [kind, sector] = [kindOf(at), sectorOf(at("sector"))];
  const state = foldText(at("state"));
  const problems = [
    uaiProblem(uai) ?? "",
    at("name").length < 2 ? "le nom manque" : "",
    sector ? "" : "on ne sait pas s’il est public ou privé",
    isOpen(state) ? "" : `l’établissement n’est pas ouvert (état${NBSP}: ${at("state").toLowerCase()})`,
  ];
  return {
    ...{ rank, uai, kind, sector },
    place: { insee: inseeOf(at("insee")), commune: at("commune"), postalCode: at("postalCode") },
    facts: factsOf(at),
    isClosed: !isOpen(state),
    problems: problems.filter(Boolean),
  };
}

function factsOf(at: Cells): SchoolFacts {
  const location = pointOf(at("longitude"), at("latitude"));
  const tracks = TRACKS.filter(([column]) => yesNo(at(column))).map(([, track]) => track);
  return {
    name: readableSchoolName(at("name")).slice(0, 160),
    contract: contractWords(at("contract")),
    postalCode: at("postalCode").slice(0, 5) || undefined,
    address: at("address").replaceAll("'", "’").slice(0, 200) || undefined,
    location,
    isApproximate: location && APPROXIMATE.test(foldText(at("precision"))) ? true : undefined,
    phone: phonesOf(at("phone"))?.[0],
    email: emailsOf(at("email"))?.[0],
    website: websiteOf(at("website")),
    hasCanteen: yesNo(at("canteen")),
    hasBoarding: yesNo(at("boarding")),
    hasUlis: yesNo(at("ulis")),
    tracks: tracks.length > 0 ? tracks : undefined,
    pupils: Number(at("pupils")) > 0 ? Math.round(Number(at("pupils"))) : undefined,
    source: sourceWords(at("source")),
    dataOn: dataOnOf(at("dataOn")),
  };
}

/** What it is; undefined of an office, a service, a medical institution: no family chooses one. */
function kindOf(at: Cells): SchoolKind | undefined {
  const type = foldText(at("type"));
  if (type === "college") return "middle-school";
  if (type === "lycee") return "high-school";
  if (type === "erea") return "other";
  return type === "ecole" ? schoolOf(at) : undefined;
}

/** The boxes decide; where a source leaves one empty, the name does. */
function schoolOf(at: Cells): SchoolKind {
  const [nursery, elementary] = [yesNo(at("nursery")), yesNo(at("elementary"))];
  const name = foldText(`${at("name")} ${at("nature")}`);
  if (nursery === undefined && elementary !== false && /\bprimaire\b/.test(name)) return "primary-school";
  if (nursery && elementary) return "primary-school";
  if (nursery) return "nursery-school";
  if (elementary) return "elementary-school";
  if (/\bmaternelle\b/.test(name)) return "nursery-school";
  return /\belementaire\b/.test(name) ? "elementary-school" : "other";
}

function sectorOf(text: string): SchoolSector | undefined {
  const folded = foldText(text);
  if (folded.startsWith("public")) return "public";
  return folded.startsWith("prive") ? "private" : undefined;
}

/** « A FERMER » is open still. */
function isOpen(state: string): boolean {
  return state === "" || state.startsWith("ouvert") || state === "a fermer";
}

function yesNo(text: string): boolean | undefined {
  const folded = text.toLowerCase().replace(/\.0$/, "");
  if (["1", "oui", "true"].includes(folded)) return true;
  return ["0", "non", "false"].includes(folded) ? false : undefined;
}

function pointOf(longitude: string, latitude: string): Point | undefined {
  const [x, y] = [longitude, latitude].map((text) => Number(text.replace(",", ".") || Number.NaN));
  const isThere = x !== undefined && y !== undefined && Math.abs(x) <= 180 && Math.abs(y) <= 90;
  return isThere ? { type: "Point", coordinates: [x, y] } : undefined;
}

function websiteOf(text: string): string | undefined {
  if (!text || /\s/.test(text) || !text.includes(".")) return undefined;
  const address = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  return URL.canParse(address) ? address.slice(0, 300) : undefined;
}

/** A sheet takes away the first zero of a code. */
function inseeOf(text: string): string {
  return /^\d{4}$/.test(text) ? `0${text}` : text.toUpperCase();
}

function oneSpace(cell: string): string {
  return cell.replaceAll(NBSP, " ").replace(/\s+/g, " ").trim();
}
