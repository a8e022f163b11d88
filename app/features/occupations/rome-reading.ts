import { foldText } from "~/vocabulary/typography";

/** A name of a trade, as France Travail publishes it. */
export interface RomeLine {
  /** Its OGR number. */
  ogr: string;
  label: string;
  romeCode: string;
}

export interface RomeReading {
  /** One line per number. */
  lines: RomeLine[];
  unreadable: number;
}

interface Columns {
  ogr: number;
  /** The whole name first, then what stands in for it. */
  labels: readonly number[];
  romeCode: number;
}

/** The names of the columns moved from one version of the file to the next; their order too. */
const HEADERS = {
  ogr: ["code ogr", "code ogr appellation", "ogr appellation", "code appellation"],
  labels: ["libelle appellation long", "libelle appellation court", "libelle appellation"],
  romeCode: ["code rome"],
} as const;

const ROME_CODE = /^[A-N]\d{4}$/;
const OGR = /^\d{4,8}$/;

/** Reads the rows of the « appellations » of the ROME directory, columns in any order; null of another table. */
export function readRome(rows: string[][]): RomeReading | null {
  const top = rows.findIndex((row) => columnsOf(row) !== null);
  const columns = columnsOf(rows[top] ?? []);
  if (!columns) return null;
  const lines = new Map<string, RomeLine>();
  let unreadable = 0;
  for (const row of rows.slice(top + 1).filter((cells) => cells.some(Boolean))) {
    const line = lineFrom(row, columns);
    if (line) lines.set(line.ogr, line);
    else unreadable += 1;
  }
  return { lines: [...lines.values()], unreadable };
}

/** Whether a text is the code of a family of trades: a letter and four digits. */
export function isRomeCode(text: string | undefined): text is string {
  return text !== undefined && ROME_CODE.test(text);
}

function columnsOf(header: string[]): Columns | null {
  const columns = {
    ogr: placeOf(header, HEADERS.ogr),
    labels: HEADERS.labels.map((name) => placeOf(header, [name])).filter((place) => place >= 0),
    romeCode: placeOf(header, HEADERS.romeCode),
  };
  return columns.ogr >= 0 && columns.romeCode >= 0 && columns.labels.length > 0 ? columns : null;
}

function placeOf(header: string[], names: readonly string[]): number {
  return header.findIndex((cell) => names.includes(foldText(cell)));
}

function lineFrom(row: string[], { ogr, labels, romeCode }: Columns): RomeLine | null {
  const line = {
    ogr: row[ogr] ?? "",
    label: labels.map((place) => row[place]).find(Boolean) ?? "",
    romeCode: (row[romeCode] ?? "").toUpperCase(),
  };
  return OGR.test(line.ogr) && line.label && isRomeCode(line.romeCode) ? line : null;
}
