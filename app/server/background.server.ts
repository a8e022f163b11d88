import { setTimeout as sleep } from "node:timers/promises";
import { startAgenda, stopAgenda } from "~/core/background/agenda.server";
import { onReconnection } from "~/core/db/connect.server";
import { AGGREGATES } from "~/core/db/models.server";
import { registerFollowUps, sweep } from "~/core/db/relay.server";
import { logger } from "~/core/logger.server";
import { BACKGROUND_TASKS, stopMailbox } from "./background-tasks.server";
import { followUps } from "./follow-ups";

const RETRY_MS = 1000;

const stopping = new AbortController();
let clockwork: Promise<void> | undefined;

/**
 * Carries out what a crash left and starts the clockwork; does not hold up the start. When the base went
 * away and came back, starts afresh: a task interrupted half way would otherwise stay reserved.
 */
export function startBackground(): void {
  registerFollowUps(followUps);
  clockwork = windUp();
  onReconnection(() => {
    clockwork = clockwork?.then(stopAgenda).then(windUp);
  });
}

/** Leaves the mailbox, then stops the clockwork once the running tasks have finished. */
export async function stopBackground(): Promise<void> {
  stopping.abort();
  await stopMailbox();
  await clockwork;
  await stopAgenda();
}

async function windUp(): Promise<void> {
  const { signal } = stopping;
  while (!signal.aborted) {
    try {
      // One after the other: a clockwork started beside a sweep that fails would be stopped before it exists.
      await sweep(AGGREGATES);
      await startAgenda(BACKGROUND_TASKS);
      return;
    } catch (error) {
      logger.error({ err: error }, "background tasks did not start, will be retried");
      await stopAgenda();
      await sleep(RETRY_MS, undefined, { signal }).catch(() => {});
    }
  }
}
