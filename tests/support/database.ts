import { mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { connectDatabase, database, databaseClient, prepareDatabase } from "~/core/db/connect.server";
import { type Engine, openEngine } from "~/core/db/engine.server";
import { registerFollowUps, settle } from "~/core/db/relay.server";
import { forgetReadings } from "~/core/db/remember.server";
import { forgetSettings } from "~/core/settings.server";
import { createDefaultPipelines } from "~/features/pipelines/pipelines.commands.server";
import { followUps } from "~/server/follow-ups";

interface Kept {
  engine?: Engine;
}

// Module state does not outlive a file's imports when Vitest reloads them; the engine does.
const kept = globalThis as typeof globalThis & { testDatabase?: Kept };

/** Opens the real engine once per worker, with its indexes, journeys and follow-ups. */
export async function openTestDatabase(): Promise<void> {
  if (kept.testDatabase) return;
  const dataDir = mkdtempSync(path.join(process.env.TESTS_DIR ?? os.tmpdir(), "engine-"));
  const engine = await openEngine({ dataDir, cacheMb: 64, log: () => {} });
  kept.testDatabase = { engine };
  await connectDatabase(engine.uri);
  await prepareDatabase();
  registerFollowUps(followUps);
}

/** Where another process finds the base of the tests. */
export function testEngineUri(): string {
  return kept.testDatabase?.engine?.uri ?? "";
}

/** Empties every collection, keeping what a base is born with. */
export async function resetDatabase(): Promise<void> {
  await settle();
  const collections = await database().listCollections({}, { nameOnly: true }).toArray();
  const deletions = collections
    .filter(({ name }) => name !== "meta" && !name.startsWith("system."))
    .map(({ name }) => ({
      namespace: `${database().databaseName}.${name}`,
      name: "deleteMany" as const,
      filter: {},
    }));
  // A base just dropped has none, and the driver refuses an empty list.
  if (deletions.length > 0) await databaseClient().bulkWrite(deletions);
  forgetSettings();
  forgetReadings();
  await createDefaultPipelines();
}
