import type { Worker } from "node:worker_threads";
import { newThread } from "~/core/background/thread.server";
import type { ReadMail } from "./read-mail";
import type { Reading } from "./read-mail.server";

const START_MS = 30_000;
const LONGEST_MS = 10_000;
const IDLE_MS = 60_000;
const MEMORY_MB = 512;

interface Thread {
  worker: Worker;
  ready: Promise<unknown>;
  idleEnd?: NodeJS.Timeout;
}

/** Kept from one mail to the next: starting it takes longer than reading most mails. */
let thread: Thread | undefined;
let turn: Promise<unknown> = Promise.resolve();

/**
 * What `readMail` gives, read in a thread of its own, one mail at a time: a mail made to be slow or heavy holds nobody
 * else. Refuses one that takes more than `longestMs` (10 s), or 512 MB.
 */
export async function readMailApart(
  raw: Uint8Array,
  reading: Reading,
  longestMs = LONGEST_MS,
): Promise<ReadMail> {
  const read = turn.then(() => readInThread(raw, reading, longestMs));
  turn = read.catch(() => undefined);
  return read;
}

async function readInThread(raw: Uint8Array, reading: Reading, longestMs: number): Promise<ReadMail> {
  thread ??= startThread();
  const used = thread;
  clearTimeout(used.idleEnd);
  used.worker.ref();
  try {
    await used.ready;
    const bytes = new Uint8Array(raw);
    const told = wordOf<ReadMail>(used.worker, longestMs);
    used.worker.postMessage({ raw: bytes, reading }, [bytes.buffer]);
    const read = await told;
    rest(used);
    return {
      ...read,
      attachments: read.attachments.map((file) => ({ ...file, bytes: asBuffer(file.bytes) })),
    };
  } catch (error) {
    await stop(used);
    throw error;
  }
}

function startThread(): Thread {
  const worker = newThread("read-mail-thread", import.meta.url, MEMORY_MB);
  // Between two mails nobody listens: an error then ends the thread, not the process.
  worker.on("error", () => {});
  const started = { worker, ready: wordOf(worker, START_MS) };
  worker.once("exit", () => forget(started));
  return started;
}

/** The next thing a thread says; refuses when it ends first, or takes too long. */
function wordOf<Word>(worker: Worker, longestMs: number): Promise<Word> {
  const stopping = new AbortController();
  const told = new Promise<Word>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("lecture trop longue")), longestMs);
    const onError = (error: unknown): void => reject(error);
    const onExit = (): void => reject(new Error("lecture interrompue"));
    worker.once("message", resolve).once("error", onError).once("exit", onExit);
    stopping.signal.addEventListener("abort", () => {
      clearTimeout(timer);
      worker.off("message", resolve).off("error", onError).off("exit", onExit);
    });
  });
  return told.finally(() => stopping.abort());
}

/** Holds the process no more, and ends when no mail comes. */
function rest(used: Thread): void {
  used.worker.unref();
  used.idleEnd = setTimeout(() => void stop(used), IDLE_MS).unref();
}

async function stop(used: Thread): Promise<void> {
  forget(used);
  clearTimeout(used.idleEnd);
  await used.worker.terminate();
}

function forget(used: Thread): void {
  if (thread === used) thread = undefined;
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
