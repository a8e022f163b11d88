import "./settings-first";
import { connectDatabase, disconnectDatabase, prepareDatabase } from "~/core/db/connect.server";
import { openEngine } from "~/core/db/engine.server";
import { registerFollowUps, settle } from "~/core/db/relay.server";
import { env } from "~/core/env.server";
import { SetupError, UserFacingError } from "~/core/errors";
import { seedDemo } from "~/features/demo/seed-demo.commands.server";
import { followUps } from "~/server/follow-ups";

await seed().catch(explain);

/** Fills an empty base with the demonstration, without starting the server; refuses any other base. */
async function seed(): Promise<void> {
  const { mongodbUri, dataDir } = env();
  const engine = mongodbUri ? undefined : await openEngine({ dataDir, log: console.log });
  try {
    await connectDatabase(mongodbUri ?? engine?.uri ?? "");
    await prepareDatabase();
    registerFollowUps(followUps);
    await seedDemo(console.log);
    await settle();
  } finally {
    await disconnectDatabase();
    await engine?.stop();
  }
}

function explain(error: unknown): void {
  const isSentence = error instanceof SetupError || error instanceof UserFacingError;
  console.error(isSentence ? error.message : error);
  process.exitCode = 1;
}
