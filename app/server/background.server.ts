import { startAgenda, stopAgenda } from "~/core/background/agenda.server";
import { AGGREGATES } from "~/core/db/models.server";
import { registerFollowUps, sweep } from "~/core/db/relay.server";
import { logger } from "~/core/logger.server";
import { BACKGROUND_TASKS } from "./background-tasks.server";
import { followUps } from "./follow-ups";

let starting: Promise<unknown> | undefined;

/** Carries out what a crash left, then starts the clockwork; the first sweep does not hold up the start. */
export function startBackground(): void {
  registerFollowUps(followUps);
  starting = Promise.all([sweep(AGGREGATES), startAgenda(BACKGROUND_TASKS)]).catch((error: unknown) =>
    logger.error({ err: error }, "background tasks did not start"),
  );
}

/** Stops the clockwork once the running tasks have finished. */
export async function stopBackground(): Promise<void> {
  await starting;
  await stopAgenda();
}
