import { readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { answers } from "./engine-socket.server";

/** What `engine.json` says of the engine that holds a data directory. */
export interface EngineRecord {
  pid: number;
  uri: string;
  cacheMb: number;
}

/** Writes `engine.json`, readable by this user only. */
export async function writeEngineRecord(dataDir: string, record: EngineRecord): Promise<void> {
  const draft = `${recordPath(dataDir)}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(record)}\n`, { mode: 0o600 });
  await rename(draft, recordPath(dataDir));
}

/** Removes `engine.json`, when an engine closes. */
export async function removeEngineRecord(dataDir: string): Promise<void> {
  await rm(recordPath(dataDir), { force: true });
}

/** The engine that runs on a data directory and answers a ping within a second, or null. */
export async function findRunningEngine(dataDir: string): Promise<EngineRecord | null> {
  const record = await readEngineRecord(dataDir);
  if (!record) return null;
  // Asking the socket first spares loading the driver when a killed engine left its file.
  const isRunning = (await answers(socketOf(record))) && (await pings(record.uri));
  return isRunning ? record : null;
}

/** The socket named by a record. */
export function socketOf({ uri }: EngineRecord): string {
  return decodeURIComponent(new URL(uri).host);
}

async function readEngineRecord(dataDir: string): Promise<EngineRecord | null> {
  try {
    const { pid, uri, cacheMb } = JSON.parse(await readFile(recordPath(dataDir), "utf8"));
    const isWhole = typeof pid === "number" && typeof uri === "string" && URL.canParse(uri);
    return isWhole ? { pid, uri, cacheMb: Number(cacheMb) } : null;
  } catch {
    return null;
  }
}

async function pings(uri: string): Promise<boolean> {
  const { MongoClient } = await import("mongodb");
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 1000 });
  try {
    await client.db("admin").command({ ping: 1 });
    return true;
  } catch {
    return false;
  } finally {
    await client.close();
  }
}

function recordPath(dataDir: string): string {
  return path.join(dataDir, "engine.json");
}
