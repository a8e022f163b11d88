import { BackgroundRun, type BackgroundRunRecord } from "#models/background-run";
import type { Aggregate, Model } from "#models/define";
import { AGGREGATES } from "~/core/db/models.server";
import { BACKGROUND_TASKS, type BackgroundTaskName } from "~/vocabulary/background-tasks";
import { valuesOf } from "~/vocabulary/words";

export interface TaskLine {
  name: BackgroundTaskName;
  label: string;
  everySeconds: number;
  lastRunAt?: Date;
  nextRunAt?: Date;
  lastCount: number;
  /** Failures in a row, up to now. */
  failures: number;
  lastError?: string;
  /** What it did, or why it did nothing. */
  said?: string;
  isLate: boolean;
}

export interface StuckEffect {
  id: string;
  /** Which document waits for it: « Need », « Household »… */
  holder: string;
  name: string;
  attempts: number;
  nextAt: Date;
  lastError?: string;
}

/** A task is late when it missed this many runs. */
const MISSED_RUNS = 5;
const MOST_STUCK = 50;

/** Each background task with its last run, its next one and its failures; all in real time. */
export async function listTasks(): Promise<TaskLine[]> {
  const runs = await BackgroundRun.find({}).lean();
  const byName = new Map(runs.map((run) => [run._id, run]));
  return valuesOf(BACKGROUND_TASKS).map((name) => taskLine(name, byName.get(name)));
}

/** How many tasks failed the last time they ran. */
export async function countFailingTasks(): Promise<number> {
  return BackgroundRun.countDocuments({ failures: { $gt: 0 } });
}

/** The consequences of saved changes which failed at least once and wait to be tried again. */
export async function listStuckEffects(): Promise<StuckEffect[]> {
  const found = await Promise.all(AGGREGATES.map(stuckIn));
  return found
    .flat()
    .sort((a, b) => b.attempts - a.attempts)
    .slice(0, MOST_STUCK);
}

async function stuckIn(model: Model<Aggregate>): Promise<StuckEffect[]> {
  const holders = await model
    .find(
      // The first condition is the one with an index: few documents have anything waiting.
      { "pendingEffects.dueAt": { $gt: new Date(0) }, "pendingEffects.attempts": { $gt: 0 } },
      { pendingEffects: 1 },
    )
    .limit(MOST_STUCK)
    .lean<Aggregate[]>();
  return holders.flatMap(({ pendingEffects }) =>
    pendingEffects
      .filter(({ attempts }) => attempts > 0)
      .map(({ id, kind, data, attempts, dueAt, lastError }) => ({
        id,
        holder: model.modelName,
        name: kind === "followUp" ? String(data.name) : kind,
        attempts,
        nextAt: dueAt,
        lastError,
      })),
  );
}

function taskLine(name: BackgroundTaskName, run: BackgroundRunRecord | undefined): TaskLine {
  const { fr: label, everySeconds } = BACKGROUND_TASKS[name];
  const lastRunAt = run?.lastStartedAt;
  const nextRunAt = lastRunAt && new Date(lastRunAt.getTime() + everySeconds * 1000);
  const patience = Math.max(everySeconds * MISSED_RUNS, 60) * 1000;
  return {
    name,
    label,
    everySeconds,
    lastRunAt,
    nextRunAt,
    lastCount: run?.lastCount ?? 0,
    failures: run?.failures ?? 0,
    lastError: run?.failures ? run.lastError : undefined,
    said: run?.said,
    isLate: lastRunAt === undefined || Date.now() - lastRunAt.getTime() > patience,
  };
}
