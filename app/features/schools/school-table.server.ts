import { UserFacingError } from "~/core/errors";
import { readTable } from "~/core/sheets/read-table.server";
import { knownHeaders } from "./school-columns";

/** The rows of a file, headers first. */
export interface SchoolTable {
  rows: string[][];
  /** Records of the programming interface, not lines of a sheet. */
  isRecords: boolean;
  /** The file is a page of a longer answer: what it leaves out is not gone. */
  isPartial: boolean;
}

const UNREADABLE = "Ce fichier JSON n’est pas lisible : téléchargez-le de nouveau, ou prenez le format CSV.";
const MOST_RECORDS = 50_000;

/** The rows of a table (CSV, XLSX) or of what the programming interface of the directory answers (JSON). Refuses others. */
export async function readSchoolTable(bytes: Uint8Array): Promise<SchoolTable> {
  if (!/^\uFEFF?\s*[[{]/.test(new TextDecoder().decode(bytes.subarray(0, 64)))) {
    return { rows: await readTable(bytes), isRecords: false, isPartial: false };
  }
  const { records, total } = recordsOf(parsed(bytes));
  if (records.length > MOST_RECORDS)
    throw new UserFacingError(
      `Ce fichier dépasse ${MOST_RECORDS} fiches : gardez celles de votre département.`,
    );
  const headers = knownHeaders(new Set(records.flatMap((record) => Object.keys(record))));
  const rows = records.map((record) => headers.map((header) => cellOf(record[header])));
  return { rows: [headers, ...rows], isRecords: true, isPartial: total > records.length };
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes).trim());
  } catch {
    throw new UserFacingError(UNREADABLE, { field: "schools" });
  }
}

/** A list of records, or the answer that holds one and says how many there are in all. */
function recordsOf(read: unknown): { records: Record<string, unknown>[]; total: number } {
  if (Array.isArray(read)) return { records: read.filter(isRecord), total: read.length };
  const { results, total_count: total } = isRecord(read) ? read : {};
  if (!Array.isArray(results)) throw new UserFacingError(UNREADABLE, { field: "schools" });
  return { records: results.filter(isRecord), total: typeof total === "number" ? total : results.length };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function cellOf(value: unknown): string {
  return typeof value === "object" || value === undefined ? "" : String(value).slice(0, 2000);
}
