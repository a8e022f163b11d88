import { createHash } from "node:crypto";
import { lstatSync, mkdirSync, realpathSync } from "node:fs";
import { lstat, readdir, rm } from "node:fs/promises";
import { connect } from "node:net";
import os from "node:os";
import path from "node:path";
import { SetupError } from "../errors";

// macOS allows 104 bytes with the final zero, Linux 108.
const LONGEST_SOCKET_PATH = 103;
const LONGEST_SUFFIX = "/embedded-mongodb-123456/mongodb.sock".length;
const SOCKET_FOLDER = /^(conciergerie-[0-9a-f]{8}|embedded-mongodb-\w{6})$/;
const STALE_AFTER_MS = 10 * 60 * 1000;

/** Where the engine of a data directory listens: always the same short path, so that its address survives a restart. */
export function socketPath(dataDir: string): string {
  const key = createHash("sha256").update(realpathSync(dataDir)).digest("hex").slice(0, 8);
  return path.join(temporaryDir(), `conciergerie-${key}`, "mongodb.sock");
}

/** Makes the folder of a socket, readable by this user only; refuses one that belongs to somebody else. */
export function makeSocketFolder(socket: string): void {
  const folder = path.dirname(socket);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { uid, mode } = lstatSync(folder);
  const isOurs = uid === process.getuid?.() && (mode & 0o170077) === 0o040000;
  if (!isOurs)
    throw new SetupError(
      `Le dossier ${folder} appartient à quelqu’un d’autre : supprimez-le, puis relancez.`,
    );
}

/** The MongoDB address of a socket. */
export function socketUri(socket: string): string {
  return `mongodb://${encodeURIComponent(socket)}/?directConnection=true`;
}

/** Whether something listens on a socket. */
export function answers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(socket);
    connection.once("error", () => resolve(false));
    connection.once("connect", () => {
      connection.destroy();
      resolve(true);
    });
  });
}

/** Removes socket folders that killed engines of this user left in the temporary directory. */
export async function sweepStaleSockets(directory = temporaryDir()): Promise<void> {
  for (const name of await readdir(directory)) {
    const folder = path.join(directory, name);
    if (SOCKET_FOLDER.test(name) && (await isStale(folder)))
      await rm(folder, { recursive: true, force: true });
  }
}

async function isStale(folder: string): Promise<boolean> {
  try {
    const { uid, mtimeMs } = await lstat(folder);
    if (uid !== process.getuid?.() || Date.now() - mtimeMs < STALE_AFTER_MS) return false;
    return !(await answers(path.join(folder, "mongodb.sock")));
  } catch {
    return false;
  }
}

/** The temporary directory of this machine, or /tmp when its name is too long to hold a socket. */
export function temporaryDir(): string {
  const isShort = Buffer.byteLength(os.tmpdir()) + LONGEST_SUFFIX <= LONGEST_SOCKET_PATH;
  return isShort ? os.tmpdir() : "/tmp";
}
