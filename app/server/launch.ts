import type { ServerBuild } from "@remix-run/node";
import { type Engine, openEngine } from "../core/db/engine.server";
import { env } from "../core/env.server";
import type { startHost } from "./host.server";

/** The Remix build, whose entry also exports the host of this software. */
type HostBuild = ServerBuild & {
  entry: { module: { startHost: typeof startHost } };
};

/** Opens the database while the software loads, then hands both to the host; a wrong setting ends with its sentence. */
export async function launch(): Promise<void> {
  try {
    const [engine, build] = await Promise.all([openDatabase(), loadBuild()]);
    await build.entry.module.startHost({ build, engine });
  } catch (error) {
    console.error(explain(error));
    process.exit(1);
  }
}

async function openDatabase(): Promise<Engine | undefined> {
  const { mongodbUri, dataDir } = env();
  return mongodbUri ? undefined : openEngine({ dataDir, log: console.log });
}

/** Left to run time: this file is built beside the folder the build is in. */
function loadBuild(): Promise<HostBuild> {
  return import(new URL("./server/index.js", import.meta.url).href);
}

/** The server build has its own copy of SetupError: errors are told apart by name. */
function explain(error: unknown): unknown {
  return error instanceof Error && error.name === "SetupError" ? error.message : error;
}
