import type { Agenda, JobRepository } from "agenda";
import { database } from "../db/connect.server";
import { newId } from "../ids.server";
import { logger } from "../logger.server";
import { type BackgroundTask, runTask } from "./tasks.server";

const COLLECTION = "background-tasks";
/** This process: what it had reserved when the base went away is free again once it is back. */
const US = newId();
/** What Agenda asks at every look; named as it would name it. */
const NEXT_JOB = { name: 1, nextRunAt: 1, priority: -1, lockedAt: 1, disabled: 1 } as const;
/** Milliseconds: Agenda reads "200 milliseconds" as 200 seconds. */
const POLL_MS = 500;
const LOCK_MS = 60_000;
const LONGEST_STOP_MS = 10_000;

let agenda: Agenda | undefined;

/** Starts the clockwork of the background tasks; several processes may run it, each task runs in one. Refuses when the base does not answer. */
export async function startAgenda(tasks: readonly BackgroundTask[]): Promise<void> {
  const [{ Agenda }, { MongoBackend }] = await Promise.all([
    import("agenda"),
    import("@agendajs/mongo-backend"),
  ]);
  const jobs = database().collection(COLLECTION);
  const backend = new MongoBackend({ mongo: database(), collection: COLLECTION, ensureIndex: false });
  // Agenda would do this by itself, and wait for ever if the base went away meanwhile.
  await backend.connect();
  await jobs.createIndex(NEXT_JOB, { name: "findAndLockNextJobIndex" });
  await jobs.updateMany({ lastModifiedBy: US }, { $set: { lockedAt: null } });
  const clockwork = new Agenda({
    name: US,
    backend,
    processEvery: POLL_MS,
    defaultConcurrency: 1,
    defaultLockLimit: 1,
    defaultLockLifetime: LOCK_MS,
  });
  agenda = clockwork;
  giveBackOnceStopped(backend.repository, () => agenda !== clockwork);
  clockwork.on("error", (error) => logger.error({ err: error }, "background tasks"));
  for (const task of tasks) clockwork.define(task.name, () => runTask(task));
  await clockwork.start();
  for (const task of tasks) await clockwork.every(task.everySeconds * 1000, task.name);
}

/** Has every task run within a second, in whichever process looks first, rather than when its turn comes. */
export async function runTasksSoon(): Promise<void> {
  await database()
    .collection(COLLECTION)
    .updateMany({}, { $set: { nextRunAt: new Date() } });
}

/** Lets the running tasks finish, ten seconds at most, then stops the clockwork. */
export async function stopAgenda(): Promise<void> {
  const stopped = agenda;
  agenda = undefined;
  await stopped?.drain(LONGEST_STOP_MS);
}

/**
 * A look asked while the base was away ends once it is back, when its clockwork may be stopped: nobody would run what
 * it reserves then, nor could until the reservation lapses.
 */
function giveBackOnceStopped(repository: JobRepository, isStopped: () => boolean): void {
  const reserveNext = repository.getNextJobToRun.bind(repository);
  repository.getNextJobToRun = async (...asked) => {
    const job = await reserveNext(...asked);
    if (!job || !isStopped()) return job;
    await repository.unlockJob(job);
    return undefined;
  };
}
