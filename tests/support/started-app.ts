import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { roomForBases } from "./memory-folder";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const BUILD_MS = 240_000;
const READY_MS = 240_000;
const LOOK_EVERY_MS = 20;

/** A working Tuesday, nine in the morning in Paris. */
export const TUESDAY_NINE = "2026-11-24T09:00:00+01:00";

export interface StartedApp {
  baseUrl: string;
  pid: number;
  dataDir: string;
  /** What the process printed so far. */
  output(): string;
  /** The exit code, once the process has ended. */
  exited: Promise<number | null>;
  /** Asks for a calm stop; returns the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Builds what is stale, as `npm start` does, so that no start in a test waits for it. */
export async function buildApp(): Promise<void> {
  const child = spawn(process.execPath, ["scripts/build.js"], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const words = collect(child);
  const timer = setTimeout(() => child.kill("SIGKILL"), BUILD_MS);
  const code = await ended(child);
  clearTimeout(timer);
  if (code !== 0) throw new Error(`the build ended with ${code}:\n${words()}`);
}

/** Starts the software as an operator does, on a free port, and waits for its sign-in page. */
export async function startApp(
  dataDir: string,
  environment: Record<string, string> = {},
): Promise<StartedApp> {
  const port = await freePort();
  const child = spawn(process.execPath, ["scripts/start.js"], {
    cwd: ROOT,
    env: cleanEnvironment({ DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: "error", ...environment }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = collect(child);
  const exited = ended(child);
  const baseUrl = `http://127.0.0.1:${port}`;
  await firstAnswer(baseUrl, child, output).catch((error) => {
    child.kill("SIGKILL");
    throw error;
  });
  return {
    baseUrl,
    pid: child.pid ?? 0,
    dataDir,
    output,
    exited,
    stop: (signal = "SIGTERM") => {
      child.kill(signal);
      return exited;
    },
  };
}

/** A data directory of its own, and the way to remove it. */
export function temporaryDirectory(): { dataDir: string; remove(): void } {
  const dataDir = mkdtempSync(path.join(roomForBases(), "conciergerie-started-"));
  return {
    dataDir,
    remove: () => rmSync(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }),
  };
}

/** The engine that serves a data directory; none once it is closed. */
export function engineRecord(dataDir: string): { pid: number; uri: string } | undefined {
  const record = path.join(dataDir, "engine.json");
  return existsSync(record) ? JSON.parse(readFileSync(record, "utf8")) : undefined;
}

/** The process of that engine. */
export function enginePid(dataDir: string): number | undefined {
  return engineRecord(dataDir)?.pid;
}

/** Whether a process is there. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Looks again and again until it is so, resting twice as long as a look takes; refuses after a while with what was awaited. */
export async function until(
  awaited: string,
  isSo: () => boolean | Promise<boolean>,
  patienceMs = 30_000,
): Promise<void> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const lookedAt = performance.now();
    if (await isSo()) return;
    if (performance.now() > deadline) throw new Error(`still waiting: ${awaited}`);
    await sleep(Math.max(LOOK_EVERY_MS, 2 * (performance.now() - lookedAt)));
  }
}

async function firstAnswer(baseUrl: string, child: ChildProcess, output: () => string): Promise<void> {
  const isAnswering = async (): Promise<boolean> => {
    if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode} at once:\n${output()}`);
    const ready = await fetch(`${baseUrl}/readyz`).catch(() => undefined);
    if (ready?.status !== 200) return false;
    return (await fetch(`${baseUrl}/login`, { redirect: "manual" })).status === 200;
  };
  await until(`an answer of ${baseUrl}/login`, isAnswering, READY_MS);
}

/** The settings of the tests' own process must not reach the one under test. */
function cleanEnvironment(wanted: Record<string, string>): NodeJS.ProcessEnv {
  const { PATH, HOME, XDG_CACHE_HOME } = process.env;
  return { PATH, HOME, XDG_CACHE_HOME, NODE_ENV: "production", ...wanted };
}

function collect(child: ChildProcess): () => string {
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString();
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once("exit", (code) => resolve(code)));
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
