import { openEngine } from "~/core/db/engine.server";

/** A process of its own that opens a data directory and says so on its output. */
async function own(dataDir: string): Promise<void> {
  const engine = await openEngine({ dataDir, log: () => {} });
  console.log(JSON.stringify({ pid: engine.pid, uri: engine.uri, isOwner: engine.isOwner }));
}

own(process.argv[2] ?? "");
