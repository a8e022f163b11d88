import { FINESS_CATEGORIES } from "./finess-categories";

/** One line of an extraction of FINESS, in either of its formats. */
export interface FinessLine {
  finess: string;
  finessEj?: string;
  name: string;
  category: string;
  /** INSEE code. */
  communeCode: string;
  departement: string;
}

export interface FinessReading {
  /** Structures a doctor may join, in the départements served; one line per number. */
  lines: FinessLine[];
  skipped: { category: number; departement: number; unreadable: number };
}

interface Columns {
  finess: number;
  finessEj: number;
  names: readonly number[];
  category: number;
  commune: number;
  /** Where the commune is told by three digits, the département is beside it. */
  departement?: number;
}

/** The official file has no header: each line begins with this word, and its columns never move. */
const OFFICIAL_LINE = "structureet";
const OFFICIAL: Columns = {
  finess: 1,
  finessEj: 2,
  names: [4, 3],
  category: 18,
  commune: 12,
  departement: 13,
};

const HEADERS = {
  finess: ["nofinesset", "finess_et", "finess"],
  finessEj: ["nofinessej", "finess_ej"],
  names: ["rslongue", "rs", "nom"],
  category: ["categetab", "categorie_code"],
  commune: ["commune", "insee"],
  departement: ["departement"],
} as const;

/** Reads the rows of an extraction; null when neither format is recognised. */
export function readFiness(rows: string[][], departements: readonly string[]): FinessReading | null {
  const found = formatOf(rows);
  if (!found) return null;
  const skipped = { category: 0, departement: 0, unreadable: 0 };
  const lines = new Map<string, FinessLine>();
  for (const row of found.rows) {
    const line = lineFrom(row, found.columns);
    if (!line) skipped.unreadable += 1;
    else if (!departements.includes(line.departement)) skipped.departement += 1;
    else if (!FINESS_CATEGORIES[line.category]) skipped.category += 1;
    else lines.set(line.finess, line);
  }
  return { lines: [...lines.values()], skipped };
}

function formatOf(rows: string[][]): { columns: Columns; rows: string[][] } | null {
  const official = rows.filter(([first]) => first === OFFICIAL_LINE);
  if (official.length > 0) return { columns: OFFICIAL, rows: official };
  const top = rows.findIndex((row) => placeOf(row, HEADERS.finess) >= 0);
  const header = rows[top];
  const columns = header && columnsOf(header);
  if (!columns) return null;
  return { columns, rows: rows.slice(top + 1).filter((row) => row.some(Boolean)) };
}

function columnsOf(header: string[]): Columns | null {
  // « commune » is a code in the official columns and a name in the reduced ones, where « insee » is the code.
  const hasInsee = placeOf(header, ["insee"]) >= 0;
  const departement = placeOf(header, HEADERS.departement);
  const columns = {
    finess: placeOf(header, HEADERS.finess),
    finessEj: placeOf(header, HEADERS.finessEj),
    names: HEADERS.names.map((name) => placeOf(header, [name])).filter((place) => place >= 0),
    category: placeOf(header, HEADERS.category),
    commune: placeOf(header, hasInsee ? ["insee"] : HEADERS.commune),
    ...(departement >= 0 && !hasInsee ? { departement } : {}),
  };
  const isWhole = columns.category >= 0 && columns.commune >= 0 && columns.names.length > 0;
  return isWhole ? columns : null;
}

function placeOf(header: string[], names: readonly string[]): number {
  return header.findIndex((cell) => names.includes(cell.trim().toLowerCase()));
}

function lineFrom(row: string[], columns: Columns): FinessLine | null {
  const at = (place: number | undefined) => (place === undefined ? "" : (row[place] ?? "").trim());
  const number = at(columns.finess);
  // A sheet drops the zeros a number begins with; where there is none, there is nothing to complete.
  const finess = number ? number.padStart(9, "0") : "";
  const name = columns.names.map(at).find(Boolean);
  const communeCode = inseeOf(at(columns.commune), at(columns.departement));
  if (!/^[0-9AB]{9}$/.test(finess) || !name || !communeCode) return null;
  return {
    finess,
    finessEj: at(columns.finessEj) || undefined,
    name,
    category: at(columns.category),
    communeCode,
    departement: departementOf(communeCode),
  };
}

/** « 046 » of « 46 » is 46046; a code already whole is kept. */
function inseeOf(commune: string, departement: string): string | null {
  const code = commune.length < 4 && departement ? `${departement}${commune.padStart(3, "0")}` : commune;
  const whole = /^\d{4}$/.test(code) ? `0${code}` : code;
  return /^(?:\d{2}|2[AB])\d{3}$/.test(whole) ? whole : null;
}

/** Overseas, a département has three digits and its communes the first two of them. */
function departementOf(communeCode: string): string {
  return communeCode.startsWith("97") ? communeCode.slice(0, 3) : communeCode.slice(0, 2);
}
