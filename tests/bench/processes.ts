import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { send } from "./client";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const BASELINE = path.join(ROOT, "tests/bench/baseline");
const SHARED_BY_GENERATORS = ["base.ts", "files.ts", "words.ts", "accounts.ts", "random.ts"];
/** The first start on a base filled by an earlier version builds its indexes again. */
const PATIENCE_MS = 180_000;

export interface Started {
  port: number;
  pid: number;
  /** Milliseconds from the start of the process to the first 200. */
  readyMs: number;
  stop(): Promise<void>;
}

/** Starts the software on a data directory, as `npm start` does once built. */
export function startApp(dataDir: string, port: number): Promise<Started> {
  const env = {
    DATA_DIR: dataDir,
    PORT: String(port),
    HOST: "127.0.0.1",
    DEMO: "1",
    TRUST_PROXY: "1",
    LOG_LEVEL: "error",
  };
  return start(["scripts/start.js"], env, port, "/login");
}

/** Starts the baseline on the engine that the software runs. */
export function startBaseline(dataDir: string, port: number): Promise<Started> {
  const { uri } = engineOf(dataDir);
  return start(["tests/bench/baseline/start.js", uri, String(port)], {}, port, "/list.data");
}

/** What the engine of a data directory says of itself. */
export function engineOf(dataDir: string): { pid: number; uri: string } {
  return JSON.parse(readFileSync(path.join(dataDir, "engine.json"), "utf8"));
}

/** Resident memory of a process, in megabytes. */
export function residentMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
}

/** Processor time a process has used since it started, in milliseconds: what a busy machine does not change. */
export function processorMs(pid: number): number {
  // After the name, which may hold spaces: the 12th and 13th fields, in hundredths of a second.
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return 10 * (Number(fields[11]) + Number(fields[12]));
}

/** The data directory of so many files, filled when it is not there or was filled by another generator. */
export function filledDirectory(parent: string, size: number): Promise<string> {
  return filledBy(path.join(parent, String(size)), "generate.ts", [String(size)]);
}

/** A data directory that a generator fills, unless the same one did. */
export async function filledBy(dataDir: string, script: string, args: string[]): Promise<string> {
  const stamp = path.join(dataDir, "bench-stamp");
  const generator = [script, ...SHARED_BY_GENERATORS]
    .map((file) => readFileSync(path.join(ROOT, "tests/bench", file), "utf8"))
    .join();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === generator) return dataDir;
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true });
  console.log(`Remplissage de ${dataDir}…`);
  await finished(spawn(tool("tsx"), [`tests/bench/${script}`, ...args], options({ DATA_DIR: dataDir })));
  writeFileSync(stamp, generator);
  return dataDir;
}

/** Builds the software and the baseline when what is built is older than the sources. */
export async function buildAll(): Promise<void> {
  await finished(spawn(process.execPath, ["scripts/build.js"], options({})));
  const stamp = path.join(BASELINE, "build/stamp");
  const sources = baselineSources();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === sources) return;
  console.log("Construction de la référence…");
  const args = ["vite:build", "--config", "tests/bench/baseline/vite.config.ts", "--logLevel", "error"];
  await finished(spawn(tool("remix"), args, options({ NODE_ENV: "production" })));
  writeFileSync(stamp, sources);
}

/** The baseline shares the models with the software: it is built again with it. */
function baselineSources(): string {
  const own = readdirSync(path.join(BASELINE, "app"), { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => readFileSync(path.join(file.parentPath, file.name), "utf8"));
  return [readFileSync(path.join(ROOT, "build/.stamp"), "utf8"), ...own].join();
}

async function start(
  args: string[],
  env: Record<string, string>,
  port: number,
  firstPath: string,
): Promise<Started> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, options({ NODE_ENV: "production", ...env }, "ignore"));
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  await firstAnswer(child, port, firstPath);
  const readyMs = performance.now() - startedAt;
  const stop = async (): Promise<void> => {
    child.kill("SIGTERM");
    await exited;
  };
  return { port, pid: child.pid ?? 0, readyMs, stop };
}

async function firstAnswer(child: ChildProcess, port: number, firstPath: string): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`process ended with ${child.exitCode} before it answered`);
    const answer = await send(port, { path: firstPath }).catch(() => null);
    if (answer?.status === 200) return;
    await sleep(5);
  }
  child.kill("SIGKILL");
  throw new Error(`no answer on ${firstPath}`);
}

function finished(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`ended with ${code}`))));
  });
}

function options(env: Record<string, string>, output: "inherit" | "ignore" = "inherit") {
  return { cwd: ROOT, env: { ...process.env, ...env }, stdio: ["ignore", output, "inherit"] as never };
}

function tool(name: string): string {
  return path.join(ROOT, "node_modules/.bin", name);
}
