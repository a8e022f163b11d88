import { type ChildProcess, fork } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { SetupError } from "../errors";
import type { EngineMessage } from "./engine-process";
import { temporaryDir } from "./engine-socket.server";

/** An engine this process may use: its own child, or one that another process holds. */
export interface HeldEngine {
  uri: string;
  pid: number;
  cacheMb: number;
  isOwner: boolean;
  /** Settles when the engine has gone without being asked to. */
  lost: Promise<void>;
  release(): Promise<void>;
}

/** The data directory is held by an engine that does not answer us. */
export class LockedError extends Error {
  override name = "LockedError";
}

interface ChildOptions {
  dataDir: string;
  cacheMb: number;
  environment: Record<string, string>;
}

const CLOSING_MS = 20_000;

/** Starts the engine of a data directory in a child process; refuses a locked directory with a LockedError. */
export async function startEngineChild(options: ChildOptions): Promise<HeldEngine> {
  const child = forkEngine(options);
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const { uri, cacheMb } = await readiness(child);
  return {
    uri,
    cacheMb,
    pid: child.pid ?? 0,
    isOwner: true,
    lost: exited,
    release: () => closeChild(child, exited),
  };
}

function forkEngine({ dataDir, cacheMb, environment }: ChildOptions): ChildProcess {
  const file = engineProcessFile();
  return fork(file, [dataDir, String(cacheMb)], {
    cwd: path.dirname(file),
    env: { NODE_ENV: "production", TMPDIR: temporaryDir(), ...environment },
    execArgv: file.endsWith(".ts") ? ["--import", "tsx"] : [],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
}

/** Beside this file in the sources, beside `launch.js` or one folder up once built. */
function engineProcessFile(): string {
  const candidates = ["./engine-process.ts", "./engine-process.js", "../engine-process.js"];
  const files = candidates.map((candidate) => fileURLToPath(new URL(candidate, import.meta.url)));
  const file = files.find((candidate) => existsSync(candidate));
  if (!file)
    throw new SetupError("Le moteur de base de données n’est pas construit : lancez « npm run build ».");
  return file;
}

function readiness(child: ChildProcess): Promise<Extract<EngineMessage, { type: "ready" }>> {
  return new Promise((resolve, reject) => {
    child.once("message", (message: EngineMessage) => {
      if (message.type === "ready") resolve(message);
      else reject(refusal(message));
    });
    child.once("error", reject);
    child.once("exit", (code, signal) => reject(noStart(`arrêt ${signal ?? code}`)));
  });
}

function refusal({ isLocked, reason }: Extract<EngineMessage, { type: "refused" }>): Error {
  return isLocked ? new LockedError(reason) : noStart(reason);
}

function noStart(reason: string): SetupError {
  return new SetupError(
    `Le moteur de base de données n’a pas démarré (${reason}). « npm run doctor » vérifie la machine et le dossier de données.`,
  );
}

async function closeChild(child: ChildProcess, exited: Promise<void>): Promise<void> {
  if (child.connected) child.send("close");
  const timer = setTimeout(() => child.kill("SIGKILL"), CLOSING_MS);
  await exited;
  clearTimeout(timer);
}
