import { Household } from "#models/household";
import { connectDatabase, disconnectDatabase } from "~/core/db/connect.server";
import { joinEngine, openEngine } from "~/core/db/engine.server";
import { AGGREGATES } from "~/core/db/models.server";
import { registerFollowUps, sweep } from "~/core/db/relay.server";
import { env } from "~/core/env.server";
import { SetupError } from "~/core/errors";
import { refreshFile } from "~/features/households/household-refresh.commands.server";
import { followUps } from "~/server/follow-ups";

/** Connects to the base of this machine: the server named by MONGODB_URI, the running engine, else one opened for this run. */
export async function withBase(act: () => Promise<void>): Promise<void> {
  const { mongodbUri, dataDir } = env();
  const engine = mongodbUri ? undefined : await openEngine({ dataDir, log: () => {} });
  try {
    await connectDatabase(mongodbUri ?? engine?.uri ?? "");
    await act();
  } finally {
    await disconnectDatabase();
    await engine?.stop();
  }
}

/** Refuses to go on while another process uses the embedded engine. */
export async function refuseRunning(): Promise<void> {
  const { mongodbUri, dataDir } = env();
  if (mongodbUri || !(await joinEngine(dataDir))) return;
  throw new SetupError(
    `La base de ${dataDir} est ouverte par un autre processus : arrêtez la conciergerie, puis recommencez.`,
  );
}

/** Runs a command of the operator: a wrong setting ends with its sentence and code 1. */
export async function runCommand(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    console.error(error instanceof Error && error.name === "SetupError" ? error.message : error);
    process.exitCode = 1;
  }
}

/** Carries out what waited when the base was saved, then recomputes what files show. */
export async function finishEffects(): Promise<void> {
  registerFollowUps(followUps);
  while ((await sweep(AGGREGATES)) > 0);
  for await (const { _id } of Household.find({}, { _id: 1 }).lean().cursor()) await refreshFile(_id);
}
