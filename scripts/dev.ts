import type { ServerBuild } from "@remix-run/node";
import { createServer, type ViteDevServer } from "vite";
import type { registerFollowUps } from "~/core/db/relay.server";
import type { followUps } from "~/server/follow-ups";
import type { startHost } from "~/server/host.server";
import { runCommand } from "./base";

// Before anything reads the environment.
process.env.NODE_ENV ??= "development";

await runCommand(async () => {
  const { openEngine } = await import("~/core/db/engine.server");
  const { env } = await import("~/core/env.server");
  const { mongodbUri, dataDir } = env();
  const [vite, engine] = await Promise.all([
    createServer({ server: { middlewareMode: true }, appType: "custom" }),
    mongodbUri ? undefined : openEngine({ dataDir, log: console.log }),
  ]);
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void vite.close());
  const { startHost } = await load<{ startHost: StartHost }>(vite, "/app/server/host.server.ts");
  await startHost({ build: () => freshBuild(vite), engine, before: (app) => app.use(vite.middlewares) });
});

type StartHost = typeof startHost;

/** The software as it is now on disk; the relay must follow the same edits as the pages. */
async function freshBuild(vite: ViteDevServer): Promise<ServerBuild> {
  const relay = await load<Relay>(vite, "/app/core/db/relay.server.ts");
  const table = await load<{ followUps: typeof followUps }>(vite, "/app/server/follow-ups.ts");
  relay.registerFollowUps(table.followUps);
  return load<ServerBuild>(vite, "virtual:remix/server-build");
}

interface Relay {
  registerFollowUps: typeof registerFollowUps;
}

/** Through Vite, so that host, pages and commands are one graph of modules; it gives them back untyped. */
async function load<Module>(vite: ViteDevServer, name: string): Promise<Module> {
  return (await vite.ssrLoadModule(name)) as Module;
}
