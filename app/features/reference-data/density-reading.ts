import type { LineAside } from "~/core/sheets/planned-lines";
import { DENSITIES, type Density } from "~/vocabulary/observatory";
import { foldText } from "~/vocabulary/typography";
import { isOneOf, valuesOf } from "~/vocabulary/words";

/** What a table says of a commune: its density, its « bassin de vie », or both. */
export interface ListedDensity {
  /** Its number in the sheet. */
  number: number;
  code: string;
  name: string;
  density?: Density;
  basinCode?: string;
  basinName?: string;
}

export interface DensityReading {
  lines: ListedDensity[];
  rejected: LineAside[];
}

interface Cells {
  number: number;
  insee: string;
  name: string;
  density: string;
  densityLabel: string;
  basinCode: string;
  basinName: string;
}

type Column = Exclude<keyof Cells, "number">;

/** How Insee’s tables, and those made of them, call their columns, folded. */
const HEADERS: Readonly<Record<Column, readonly string[]>> = {
  insee: ["insee", "code insee", "code commune", "code insee commune", "codgeo", "com"],
  name: ["nom", "commune", "nom commune", "nom de la commune", "libelle", "libgeo"],
  density: [
    ...["dens", "dens7", "densite", "densite insee7", "grille densite", "grille de densite"],
    ...["code densite", "densite 7", "grille densite 7 niveaux", "grille communale de densite"],
  ],
  densityLabel: ["libdens", "libdens7", "libelle densite", "libelle de la densite"],
  basinCode: ["bv2022", "bv", "bassin de vie", "bassin de vie 2022", "code bassin de vie"],
  basinName: ["libbv2022", "libbv", "libelle bassin de vie", "nom bassin de vie", "nom du bassin de vie"],
};

const SEVEN = valuesOf(DENSITIES);
const BY_LABEL = new Map(SEVEN.map((code) => [labelKey(DENSITIES[code].fr), code]));
/** Enough communes to tell the grid of four levels, which has no code above 4, from that of seven. */
const TELLING = 30;

/** Reads a table of densities or of « bassins de vie », columns in any order; null of a table of neither. */
export function readDensities(rows: readonly string[][]): DensityReading | null {
  const top = rows.findIndex(isHeader);
  const header = rows[top];
  if (!header) return null;
  const read: DensityReading = { lines: [], rejected: [] };
  const seen = new Map<string, number>();
  for (const [index, row] of rows.slice(top + 1).entries()) {
    if (!row.some(Boolean)) continue;
    const cells = cellsOf(header, row, top + index + 2);
    const { number, insee: place, name } = cells;
    const problems = problemsOf(cells, seen);
    seen.set(place, seen.get(place) ?? number);
    if (problems.length > 0) read.rejected.push({ number, name, place, why: problems.join(" ; ") });
    else read.lines.push(listedFrom(cells));
  }
  return read;
}

/** Whether a table is the older grid of four levels, whose codes mean something else. */
export function isFourLevels(rows: readonly string[][]): boolean {
  const header = rows.find(isHeader);
  if (!header || placeOf(header, "density") < 0 || placeOf(header, "densityLabel") >= 0) return false;
  const codes = rows.map((row) => row[placeOf(header, "density")] ?? "").filter((cell) => /^\d$/.test(cell));
  return codes.length >= TELLING && codes.every((code) => code <= "4");
}

function isHeader(row: readonly string[]): boolean {
  const isThere = (column: Column) => placeOf(row, column) >= 0;
  return isThere("insee") && (isThere("density") || isThere("densityLabel") || isThere("basinCode"));
}

function cellsOf(header: readonly string[], row: readonly string[], number: number): Cells {
  const at = (column: Column) => (row[placeOf(header, column)] ?? "").trim();
  return {
    number,
    insee: codeOf(at("insee")),
    name: at("name"),
    density: at("density"),
    densityLabel: at("densityLabel"),
    basinCode: codeOf(at("basinCode")),
    basinName: at("basinName"),
  };
}

function problemsOf(cells: Cells, seen: ReadonlyMap<string, number>): string[] {
  const { insee, basinCode } = cells;
  const before = seen.get(insee);
  const isCode = isCommuneCode(insee);
  const densities = densitiesOf(cells);
  const unread = [cells.density, cells.densityLabel].find((cell) => cell && !densityOf(cell));
  return [
    isCode ? "" : `le code INSEE « ${insee} » n’a pas la forme attendue : 46042, 2A004`,
    isCode && before ? `la même commune que la ligne ${before}` : "",
    unread ? `« ${unread} » n’est pas l’une des sept densités de la grille` : "",
    densities.length > 1 ? `la densité ${cells.density} ne va pas avec « ${cells.densityLabel} »` : "",
    basinCode && !isCommuneCode(basinCode)
      ? `le code de bassin de vie « ${basinCode} » n’a pas la forme attendue : 46042`
      : "",
    cells.density || cells.densityLabel || basinCode ? "" : "ni densité ni bassin de vie",
  ].filter(Boolean);
}

function listedFrom(cells: Cells): ListedDensity {
  const { number, insee: code, name, basinCode, basinName } = cells;
  const [density] = densitiesOf(cells);
  return {
    ...{ number, code, name },
    ...(density ? { density } : {}),
    ...(basinCode ? { basinCode } : {}),
    ...(basinCode && basinName ? { basinName } : {}),
  };
}

/** One, when the code and the label say the same. */
function densitiesOf({ density, densityLabel }: Cells): Density[] {
  return [...new Set([density, densityLabel].flatMap((cell) => densityOf(cell) ?? []))];
}

/** « 7 », « Rural à habitat très dispersé », « 7 - Rural à habitat très dispersé »; a code and a label must agree. */
function densityOf(cell: string): Density | undefined {
  const [, code = "", label = ""] = /^(\d?)\s*(.*)$/.exec(labelKey(cell)) ?? [];
  const named = BY_LABEL.get(label);
  if (!code) return named;
  return isOneOf(DENSITIES, code) && (label === "" || named === code) ? code : undefined;
}

/** Accents, case and plurals aside. */
function labelKey(text: string): string {
  return foldText(text).replace(/s\b/g, "").replace(/aux\b/g, "al");
}

function isCommuneCode(code: string): boolean {
  return /^(?:\d{2}|2[AB])\d{3}$/.test(code);
}

/** A sheet takes away the first zero of a code. */
function codeOf(text: string): string {
  return /^\d{4}$/.test(text) ? `0${text}` : text.toUpperCase();
}

function placeOf(header: readonly string[], column: Column): number {
  return header.findIndex((cell) => HEADERS[column].includes(foldText(cell)));
}
