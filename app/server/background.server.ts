import { startAgenda, stopAgenda } from "~/core/background/agenda.server";
import { AGGREGATES } from "~/core/db/models.server";
import { registerFollowUps, sweep } from "~/core/db/relay.server";
import { BACKGROUND_TASKS } from "./background-tasks.server";
import { followUps } from "./follow-ups";

/** Carries out what a crash left, then starts the clockwork; the first sweep does not hold up the start. */
export async function startBackground(): Promise<void> {
  registerFollowUps(followUps);
  void sweep(AGGREGATES);
  void startAgenda(BACKGROUND_TASKS);
}

/** Stops the clockwork once the running tasks have finished. */
export async function stopBackground(): Promise<void> {
  await stopAgenda();
}
