import { AuditEvent } from "#models/audit-event";
import type { AuditAction } from "~/vocabulary/audit-actions";
import type { User } from "./auth/actor";
import { toDay } from "./calendar";
import { now } from "./clock.server";
import { derivedId } from "./ids.server";
import { logger } from "./logger.server";

const READINGS = {
  Household: "household.read",
  Candidate: "candidate.read",
} as const satisfies Record<string, AuditAction>;

/** Readings remembered by this process, so that most cost nothing; beyond, they are written again, to no effect. */
const MOST_REMEMBERED = 20_000;

const known = new Set<string>();
let writing: Promise<unknown> = Promise.resolve();

/**
 * Notes that a colleague opened a file or a professional project: once a day for each, after the page was answered.
 * An access log, not a change of state.
 */
export function recordReading(user: User, type: keyof typeof READINGS, id: string): void {
  const at = now();
  const _id = derivedId("reading", user.id, type, id, toDay(at));
  if (known.has(_id)) return;
  if (known.size >= MOST_REMEMBERED) known.clear();
  known.add(_id);
  const event = {
    at,
    actorId: user.id,
    action: READINGS[type],
    subject: { type, id },
    fields: [],
    isRead: true,
  };
  const write = () =>
    AuditEvent.collection.updateOne({ _id: _id as never }, { $setOnInsert: event }, { upsert: true });
  writing = writing
    .then(() => new Promise((resolve) => setImmediate(resolve)))
    .then(write)
    .catch((error) => {
      known.delete(_id);
      logger.error({ err: error }, "a reading was not written");
    });
}

/** Waits until what was read so far is written. */
export async function readingsWritten(): Promise<void> {
  await writing;
}
