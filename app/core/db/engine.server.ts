import { once } from "node:events";
import { accessSync, constants, mkdirSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { SetupError } from "../errors";
import { engineEnvironment } from "./engine-binaries.server";
import { type HeldEngine, LockedError, startEngineChild } from "./engine-child.server";
import { type EngineRecord, findRunningEngine, socketOf } from "./engine-record.server";
import { answers, sweepStaleSockets } from "./engine-socket.server";

export type EngineState = "ready" | "restarting" | "stopped";

/** The embedded engine, as the rest of the software sees it. */
export interface Engine {
  readonly uri: string;
  readonly pid: number;
  readonly cacheMb: number;
  /** Whether this process runs the engine, rather than having joined it. */
  readonly isOwner: boolean;
  state(): EngineState;
  onRestart(listener: (uri: string) => void): void;
  stop(): Promise<void>;
}

export interface EngineOptions {
  dataDir: string;
  /** Megabytes the engine may keep in memory. */
  cacheMb?: number;
  /** Where the patched copy of the engine goes; the user's cache by default. */
  cacheDir?: string;
  /** Milliseconds to wait for a directory that another process is opening or closing. */
  patienceMs?: number;
  log: (sentence: string) => void;
}

interface Supervised {
  held: HeldEngine;
  state: EngineState;
  listeners: ((uri: string) => void)[];
  stopping: AbortController;
}

const DEFAULT_CACHE_MB = 96;
const DEFAULT_PATIENCE_MS = 15_000;
const LOCK_RETRY_MS = 100;
const WATCH_MS = 1000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5000;
const STEADY_AFTER_MS = 30_000;

/** Opens the engine of a data directory or joins the one that runs on it, and keeps it available until stopped; refuses a directory locked by something else. */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  makeDataDir(options.dataDir);
  const held = await acquire(options);
  options.log(opened(held, options.dataDir));
  sweepStaleSockets().catch(() => {});
  return supervise(options, held);
}

/** The engine that runs on a data directory, for a tool that only passes by; null if none answers a ping. */
export function joinEngine(dataDir: string): Promise<EngineRecord | null> {
  return findRunningEngine(dataDir);
}

function supervise(options: EngineOptions, held: HeldEngine): Engine {
  const supervised: Supervised = { held, state: "ready", listeners: [], stopping: new AbortController() };
  const following = follow(options, supervised);
  let stopped: Promise<void> | undefined;
  return {
    get uri() {
      return supervised.held.uri;
    },
    get pid() {
      return supervised.held.pid;
    },
    get cacheMb() {
      return supervised.held.cacheMb;
    },
    get isOwner() {
      return supervised.held.isOwner;
    },
    state: () => supervised.state,
    onRestart: (listener) => supervised.listeners.push(listener),
    stop: () => {
      stopped ??= close(supervised, following);
      return stopped;
    },
  };
}

async function follow(options: EngineOptions, supervised: Supervised): Promise<void> {
  const { signal } = supervised.stopping;
  const stopAsked = once(signal, "abort");
  let pause = FIRST_PAUSE_MS;
  while (!signal.aborted) {
    const openedAt = performance.now();
    await Promise.race([supervised.held.lost, stopAsked]);
    if (signal.aborted) return;
    supervised.state = "restarting";
    options.log("La base embarquée s’est arrêtée : elle est relancée.");
    const wasSteady = performance.now() - openedAt > STEADY_AFTER_MS;
    pause = wasSteady ? FIRST_PAUSE_MS : Math.min(pause * 2, LONGEST_PAUSE_MS);
    const held = await reacquire(options, pause, signal);
    if (held) announce(options, supervised, held);
  }
}

function announce(options: EngineOptions, supervised: Supervised, held: HeldEngine): void {
  supervised.held = held;
  supervised.state = "ready";
  options.log(opened(held, options.dataDir));
  for (const listener of supervised.listeners) listener(held.uri);
}

async function close(supervised: Supervised, following: Promise<void>): Promise<void> {
  supervised.stopping.abort();
  await following;
  await supervised.held.release();
  supervised.state = "stopped";
}

/** Tries again with growing pauses until an engine is held; undefined when told to stop meanwhile. */
async function reacquire(
  options: EngineOptions,
  firstPause: number,
  signal: AbortSignal,
): Promise<HeldEngine | undefined> {
  for (let pause = firstPause; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    await sleep(pause, undefined, { signal }).catch(() => {});
    if (signal.aborted) return undefined;
    try {
      return await acquire(options);
    } catch (error) {
      options.log(error instanceof Error ? error.message : String(error));
    }
  }
}

async function acquire(options: EngineOptions): Promise<HeldEngine> {
  const { dataDir, cacheMb = DEFAULT_CACHE_MB } = options;
  const environment = await engineEnvironment(options.cacheDir);
  const deadline = performance.now() + (options.patienceMs ?? DEFAULT_PATIENCE_MS);
  for (;;) {
    const running = await findRunningEngine(dataDir);
    if (running) return joined(running);
    try {
      return await startEngineChild({ dataDir, cacheMb, environment });
    } catch (error) {
      // Another process may be opening or closing it: its file tells in a moment.
      if (!(error instanceof LockedError)) throw error;
      if (performance.now() > deadline) throw lockedDirectory(dataDir);
      await sleep(LOCK_RETRY_MS);
    }
  }
}

function joined(record: EngineRecord): HeldEngine {
  const watching = new AbortController();
  return {
    ...record,
    isOwner: false,
    lost: disappearance(record, watching.signal),
    release: async () => watching.abort(),
  };
}

async function disappearance(record: EngineRecord, signal: AbortSignal): Promise<void> {
  const socket = socketOf(record);
  while (!signal.aborted && (await answers(socket))) {
    await sleep(WATCH_MS, undefined, { signal, ref: false }).catch(() => {});
  }
}

function makeDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    accessSync(dataDir, constants.W_OK);
  } catch (cause) {
    throw new SetupError(`Impossible d’écrire dans ${dataDir} : donnez un autre dossier par DATA_DIR.`, {
      cause,
    });
  }
}

function opened({ isOwner, cacheMb, pid }: HeldEngine, dataDir: string): string {
  return isOwner
    ? `Base embarquée ouverte dans ${dataDir} (cache ${cacheMb} Mo).`
    : `Base embarquée de ${dataDir} déjà ouverte (processus ${pid}) : elle est partagée.`;
}

function lockedDirectory(dataDir: string): SetupError {
  return new SetupError(
    `Le dossier ${dataDir} est déjà ouvert par un autre programme : arrêtez-le, ou donnez un autre dossier par DATA_DIR.`,
  );
}
