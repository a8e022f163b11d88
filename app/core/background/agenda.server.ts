import type { Agenda } from "agenda";
import { database } from "../db/connect.server";
import { logger } from "../logger.server";
import { type BackgroundTask, runTask } from "./tasks.server";

/** Milliseconds: Agenda reads "200 milliseconds" as 200 seconds. */
const POLL_MS = 500;
const LOCK_MS = 60_000;

let agenda: Agenda | undefined;

/** Starts the clockwork of the background tasks; several processes may run it, each task runs in one. */
export async function startAgenda(tasks: readonly BackgroundTask[]): Promise<void> {
  const [{ Agenda }, { MongoBackend }] = await Promise.all([
    import("agenda"),
    import("@agendajs/mongo-backend"),
  ]);
  agenda = new Agenda({
    backend: new MongoBackend({ mongo: database(), collection: "background-tasks" }),
    processEvery: POLL_MS,
    defaultConcurrency: 1,
    defaultLockLimit: 1,
    defaultLockLifetime: LOCK_MS,
  });
  agenda.on("error", (error) => logger.error({ err: error }, "background tasks"));
  for (const task of tasks) agenda.define(task.name, () => runTask(task));
  await agenda.start();
  for (const task of tasks) await agenda.every(task.everySeconds * 1000, task.name);
}

/** Lets the running tasks finish, then stops the clockwork. */
export async function stopAgenda(): Promise<void> {
  await agenda?.drain();
  agenda = undefined;
}
