import { parentPort } from "node:worker_threads";
import { type Reading, readMail } from "./read-mail.server";

/** What is asked of the thread that reads. */
export interface Order {
  raw: Uint8Array;
  reading: Reading;
}

parentPort?.on("message", (order: Order) => void answer(order));
parentPort?.postMessage("ready");

/** Nothing is thrown here: what `readMail` throws ends the thread, and its error reaches who asked. */
async function answer({ raw, reading }: Order): Promise<void> {
  const read = await readMail(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength), reading);
  // A view of a larger memory would cross with all of it.
  const attachments = read.attachments.map((file) => ({ ...file, bytes: new Uint8Array(file.bytes) }));
  parentPort?.postMessage({ ...read, attachments });
}
