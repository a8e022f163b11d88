import { BackgroundRun } from "#models/background-run";
import { logger } from "../logger.server";

/** A task that the software runs by itself, every so many seconds of real time. */
export interface BackgroundTask {
  name: string;
  label: string;
  everySeconds: number;
  /** Does what is due now, whatever was missed meanwhile; returns how many things it did. */
  run(): Promise<number>;
}

/** Runs a task once and records when, how many, and what failed; never throws. */
export async function runTask(task: BackgroundTask): Promise<void> {
  const startedAt = new Date();
  try {
    const count = await task.run();
    await record(task, {
      $set: { lastStartedAt: startedAt, lastFinishedAt: new Date(), lastCount: count, failures: 0 },
    });
  } catch (error) {
    logger.error({ err: error, task: task.name }, "background task failed");
    const lastError = error instanceof Error ? error.message.slice(0, 300) : "erreur inconnue";
    await record(task, {
      $set: { lastStartedAt: startedAt, lastFailedAt: new Date(), lastError },
      $inc: { failures: 1 },
    }).catch(() => {});
  }
}

async function record(task: BackgroundTask, update: object): Promise<void> {
  await BackgroundRun.updateOne({ _id: task.name }, update, { upsert: true });
}
