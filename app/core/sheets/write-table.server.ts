import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";
import { csvLine, harmless } from "./csv-cells";

export type Rows = AsyncIterable<string[]> | Iterable<string[]>;

/** Writing a workbook holds a processor for seconds: it is done aside. */
const WRITER = `
const { parentPort, workerData } = require("node:worker_threads");
const { default: write } = require(workerData.library);
const [headers, ...rows] = workerData.rows;
const bold = headers.map((value) => ({ value, type: String, fontWeight: "bold" }));
const cells = rows.map((row) => row.map((value) => ({ value, type: typeof value === "number" ? Number : String })));
write([bold, ...cells]).toBuffer().then((bytes) => {
  parentPort.postMessage({ bytes });
}).catch((error) => parentPort.postMessage({ failure: String(error?.message ?? error) }));`;

/** The lines of a CSV that Excel opens in French: byte-order mark, `;`, quotes where needed. Nothing is kept in memory. */
export async function* csvLines(rows: Rows): AsyncGenerator<string> {
  yield "\uFEFF";
  for await (const row of rows) yield csvLine(row);
}

/** A CSV as it is written, to be sent on. */
export function csvStream(rows: Rows): ReadableStream<Uint8Array> {
  const lines = csvLines(rows);
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
}

/** A workbook of one sheet, its first row the headers; a number is one for the spreadsheet too. */
export async function workbookOf(rows: (string | number)[][]): Promise<Uint8Array<ArrayBuffer>> {
  // A thread made of a text would look for packages from the folder the process started in.
  const library = createRequire(import.meta.url).resolve("write-excel-file/node");
  const worker = new Worker(WRITER, {
    eval: true,
    workerData: { library, rows: rows.map((row) => row.map(harmlessCell)) },
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  try {
    const told = await new Promise<{ bytes?: Uint8Array<ArrayBuffer>; failure?: string }>(
      (resolve, reject) => {
        worker.once("message", resolve).once("error", reject);
      },
    );
    if (!told.bytes) throw new Error(told.failure ?? "the writer said nothing");
    return told.bytes;
  } finally {
    await worker.terminate();
  }
}

function harmlessCell(cell: string | number): string | number {
  return typeof cell === "number" ? cell : harmless(cell);
}
