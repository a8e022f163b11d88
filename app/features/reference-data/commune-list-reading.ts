import type { Point } from "#models/commune";
import type { LineAside } from "~/core/sheets/planned-lines";
import { foldText } from "~/vocabulary/typography";
import { departementOf } from "./departement";

/** A commune of a list: what the list does not say is absent. */
export interface ListedCommune {
  /** Its number in the sheet. */
  number: number;
  code: string;
  name: string;
  postalCodes?: string[];
  population?: number;
  epciCode?: string;
  epciName?: string;
  location?: Point;
}

export interface CommuneListReading {
  lines: ListedCommune[];
  rejected: LineAside[];
  /** The year of the population, when its column says it. */
  year?: string;
}

interface Cells {
  number: number;
  insee: string;
  name: string;
  departement: string;
  postalCodes: string;
  population: string;
  epciCode: string;
  epciName: string;
  longitude: string;
  latitude: string;
}

type Column = Exclude<keyof Cells, "number" | "population">;

/** How French lists call their columns, folded. */
const HEADERS: Readonly<Record<Column, readonly string[]>> = {
  insee: ["insee", "code insee", "code commune", "code insee commune", "codgeo"],
  name: ["nom", "commune", "nom commune", "nom de la commune", "libelle", "libgeo"],
  departement: ["departement", "dep", "code departement"],
  postalCodes: ["codes postaux", "code postal", "cp"],
  epciCode: ["epci siren", "siren epci", "code epci"],
  epciName: ["epci nom", "nom epci", "libelle epci"],
  longitude: ["lon", "longitude", "lng", "x"],
  latitude: ["lat", "latitude", "y"],
};
const POPULATION = /^population(?: municipale)?(?: (\d{4}))?$/;

/** Reads a list of communes, columns in any order; null of a table without INSEE codes and names. */
export function readCommuneList(rows: readonly string[][]): CommuneListReading | null {
  const top = rows.findIndex((row) => placeOf(row, "insee") >= 0 && placeOf(row, "name") >= 0);
  const header = rows[top];
  if (!header) return null;
  const population = populationOf(header);
  const read: CommuneListReading = { lines: [], rejected: [], year: population?.year };
  const seen = new Map<string, number>();
  for (const [index, row] of rows.slice(top + 1).entries()) {
    if (!row.some(Boolean)) continue;
    const cells = cellsOf(header, row, { number: top + index + 2, population: population?.place });
    const { number, insee: place, name } = cells;
    const problems = problemsOf(cells, seen);
    seen.set(place, seen.get(place) ?? number);
    if (problems.length > 0) read.rejected.push({ number, name, place, why: problems.join(" ; ") });
    else read.lines.push(communeFrom(cells));
  }
  return read;
}

/** The latest year, of several. */
function populationOf(header: readonly string[]): { place: number; year?: string } | undefined {
  const found = header.flatMap((cell, place) => {
    const [is, year] = POPULATION.exec(foldText(cell)) ?? [];
    return is ? [{ place, year }] : [];
  });
  return found.sort((a, b) => (a.year ?? "").localeCompare(b.year ?? "")).at(-1);
}

function cellsOf(
  header: readonly string[],
  row: readonly string[],
  { number, population = -1 }: { number: number; population?: number },
): Cells {
  const at = (column: Column) => (row[placeOf(header, column)] ?? "").trim();
  return {
    number,
    insee: codeOf(at("insee")),
    // As the official division writes it.
    name: at("name").replaceAll("’", "'").replace(/\s+/g, " "),
    departement: at("departement"),
    postalCodes: at("postalCodes"),
    population: (row[population] ?? "").replace(/\s/g, ""),
    epciCode: at("epciCode").replace(/\s/g, ""),
    epciName: at("epciName"),
    longitude: at("longitude"),
    latitude: at("latitude"),
  };
}

function problemsOf(cells: Cells, seen: ReadonlyMap<string, number>): string[] {
  const { insee, name, departement, population, epciCode, longitude, latitude } = cells;
  const before = seen.get(insee);
  const badCode = codesOf(cells.postalCodes).find((code) => !/^\d{5}$/.test(code));
  const isCode = /^(?:\d{2}|2[AB])\d{3}$/.test(insee);
  return [
    isCode ? "" : `le code INSEE « ${insee} » n’a pas la forme attendue : 46042, 2A004`,
    isCode && before ? `la même commune que la ligne ${before}` : "",
    name ? "" : "le nom manque",
    isCode && departement && departement !== departementOf(insee)
      ? `le département ${departement} ne va pas avec le code INSEE ${insee}`
      : "",
    badCode ? `le code postal « ${badCode} » n’a pas cinq chiffres` : "",
    population && !/^\d+$/.test(population) ? `la population « ${population} » n’est pas un nombre` : "",
    epciCode && !/^\d{9}$/.test(epciCode) ? `le SIREN de l’EPCI « ${epciCode} » n’a pas neuf chiffres` : "",
    isPlace(longitude, latitude) ? "" : `la position « ${longitude}, ${latitude} » n’est pas en degrés`,
  ].filter(Boolean);
}

function communeFrom({
  number,
  insee,
  name,
  population,
  epciCode,
  epciName,
  ...cells
}: Cells): ListedCommune {
  const postalCodes = codesOf(cells.postalCodes);
  const [longitude, latitude] = [cells.longitude, cells.latitude].map(degrees);
  return {
    number,
    code: insee,
    name,
    ...(postalCodes.length > 0 ? { postalCodes } : {}),
    ...(population ? { population: Number(population) } : {}),
    ...(epciCode ? { epciCode, epciName } : {}),
    ...(longitude !== undefined && latitude !== undefined
      ? { location: { type: "Point" as const, coordinates: [longitude, latitude] } }
      : {}),
  };
}

/** A sheet takes away the first zero of a code. */
function codeOf(text: string): string {
  return /^\d{4}$/.test(text) ? `0${text}` : text.toUpperCase();
}

/** « 46110|46600 », « 46110, 46600 ». */
function codesOf(text: string): string[] {
  return [...new Set(text.split(/[|,;/\s]+/).filter(Boolean))].map(codeOf);
}

/** Both or neither. */
function isPlace(longitude: string, latitude: string): boolean {
  if (!longitude && !latitude) return true;
  const [x, y] = [degrees(longitude), degrees(latitude)];
  return x !== undefined && y !== undefined && Math.abs(x) <= 180 && Math.abs(y) <= 90;
}

function degrees(text: string): number | undefined {
  const value = Number(text.replace(",", "."));
  return text && Number.isFinite(value) ? value : undefined;
}

function placeOf(header: readonly string[], column: Column): number {
  return header.findIndex((cell) => HEADERS[column].includes(foldText(cell)));
}
