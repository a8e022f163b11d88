import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";
import { UserFacingError } from "../errors";

const MOST_ROWS = 50_000;
const MOST_COLUMNS = 100;
const LONGEST_CELL = 2000;
const XLSX_MS = 60_000;

const UNREADABLE =
  "Ce fichier n’est pas lisible. Enregistrez-le depuis Excel en « Classeur Excel (.xlsx) » ou en CSV, puis recommencez.";

/** Reading a workbook holds a processor for a second and takes memory: it is done aside, bounded there, then forgotten. */
const READER = `
const { parentPort, workerData: { library, bytes, most } } = require("node:worker_threads");
require(library).readSheet(Buffer.from(bytes)).then((rows) => {
  const kept = rows.slice(0, most.rows + 1);
  parentPort.postMessage({ rows: kept.map((row) => row.slice(0, most.columns).map(textOf)) });
}).catch((error) => parentPort.postMessage({ failure: String(error?.message ?? error) }));
function textOf(cell) {
  if (cell === null || cell === undefined) return "";
  const text = cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
  return text.slice(0, most.cell);
}`;

/**
 * The rows of a workbook's first sheet (XLSX) or of a text in columns: CSV in UTF-8 or windows-1252, with `;` or `,`,
 * or cells pasted from a sheet. Empty rows are left out of the text, not of the count. Refuses what is not a table.
 */
export async function readTable(bytes: Uint8Array): Promise<string[][]> {
  const rows = isZip(bytes) ? await readWorkbook(bytes) : await readText(decoded(bytes));
  if (rows.length > MOST_ROWS)
    throw new UserFacingError(`Ce tableau dépasse ${MOST_ROWS} lignes : coupez-le en plusieurs.`);
  return rows.map((row) => row.slice(0, MOST_COLUMNS).map(cellText));
}

/** The apostrophe that keeps « +33 6… » from being read as a formula, in our exports too, is not part of the cell. */
function cellText(cell: string): string {
  return cell
    .trim()
    .replace(/^'(?=[=+\-@])/, "")
    .slice(0, LONGEST_CELL);
}

/** The text of a file: UTF-8 when it is, else what Windows writes in France. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** What separates the cells: the sign the first lines have most often, outside quotes. */
function separatorOf(text: string): string {
  const start = text
    .split("\n", 10)
    .join("\n")
    .replace(/"[^"]*"/g, "");
  const counts = ["\t", ";", ","].map((sign) => ({ sign, count: start.split(sign).length }));
  return counts.sort((a, b) => b.count - a.count)[0]?.sign ?? ";";
}

async function readText(text: string): Promise<string[][]> {
  if (text.includes("\u0000")) throw new UserFacingError(UNREADABLE);
  const { parse } = await import("csv-parse/sync");
  try {
    return parse(text, {
      delimiter: separatorOf(text),
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
    });
  } catch {
    throw new UserFacingError(UNREADABLE);
  }
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

async function readWorkbook(bytes: Uint8Array): Promise<string[][]> {
  // A thread made of a text would look for packages from the folder the process started in.
  const library = createRequire(import.meta.url).resolve("read-excel-file/node");
  const worker = new Worker(READER, {
    eval: true,
    // One row more than allowed, and cells a little longer, so that what is refused or trimmed here still is.
    workerData: {
      library,
      bytes,
      most: { rows: MOST_ROWS, columns: MOST_COLUMNS, cell: 2 * LONGEST_CELL },
    },
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  const timer = setTimeout(() => void worker.terminate(), XLSX_MS);
  try {
    const told = await new Promise<{ rows?: string[][] }>((resolve, reject) => {
      worker.once("message", resolve).once("error", reject);
      worker.once("exit", () => reject(new Error("the reader stopped")));
    });
    if (told.rows) return told.rows;
  } catch {
    // A workbook too big for its memory, or that is not one: the sentence is the same.
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
  throw new UserFacingError(UNREADABLE);
}
