import { randomInt } from "node:crypto";
import { Event, type EventRecord } from "#models/event";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { changesOf, writeOf } from "~/core/lost-updates";
import { EVENT_FIELDS, type EventInput, eventCardOf } from "./event-card";
import { findEvent } from "./events.queries.server";

/** Those that nobody takes for another when a code is read aloud. */
const LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";

/** Adds an event, its form open under a code of its own. Returns its id. */
export async function createEvent(actor: Actor, input: EventInput, id = newId()): Promise<string> {
  for (;;) {
    const values = {
      ...{ _id: id, ...input, code: newCode(), isFormOpen: true, isArchived: false },
      ...{ attendances: [], createdAt: now() },
    };
    const isNew = await create(actor, Event, values, [audit("event.created")]);
    if (isNew || (await findEvent(id))) return id;
  }
}

/**
 * Writes what was changed of an event since its form was drawn (`before`); refuses, showing both, what a colleague
 * changed, and an event among the archives.
 */
export async function updateEvent(
  actor: Actor,
  eventId: string,
  before: Readonly<Record<string, unknown>>,
  submitted: EventInput,
): Promise<void> {
  for (;;) {
    const event = await required(eventId);
    if (event.isArchived)
      throw new UserFacingError("Cette rencontre est archivée. Désarchivez-la pour la modifier.");
    const changes = changesOf(EVENT_FIELDS, { before, submitted, current: eventCardOf(event) });
    if (changes.length === 0) return;
    const saved = await commit<EventRecord>(actor, Event, eventId, {
      onlyIf: { version: event.version },
      ...writeOf(changes, submitted),
      effects: [
        audit("event.updated", changes),
        ...(changes.includes("on") ? [followUp("redateOrigins", { eventId, wasOn: event.on })] : []),
      ],
    });
    if (saved) return;
  }
}

/** Opens the form of an event to whoever has its code, or closes it: the code then leads to the plain form. Safe twice. */
export async function openEventForm(actor: Actor, eventId: string, isFormOpen: boolean): Promise<void> {
  await commit<EventRecord>(actor, Event, eventId, {
    onlyIf: { isFormOpen: !isFormOpen },
    set: { isFormOpen },
    effects: [audit("event.updated", ["isFormOpen"])],
  });
}

/** Puts an event among the archives, out of the lists and its form closed, or takes it out. Safe twice. */
export async function archiveEvent(actor: Actor, eventId: string, isArchived: boolean): Promise<void> {
  await commit<EventRecord>(actor, Event, eventId, {
    onlyIf: { isArchived: !isArchived },
    set: { isArchived },
    effects: [audit(isArchived ? "event.archived" : "event.restored")],
  });
}

/** An event that a command writes; says in words that it is gone. */
export async function required(eventId: string): Promise<EventRecord> {
  const event = await findEvent(eventId);
  if (!event) throw new UserFacingError("Cette rencontre n’existe plus. Rechargez la page.");
  return event;
}

function newCode(): string {
  return Array.from({ length: 6 }, () => LETTERS[randomInt(LETTERS.length)]).join("");
}
