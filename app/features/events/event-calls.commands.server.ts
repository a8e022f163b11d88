import { Candidate } from "#models/candidate";
import { type Attendance, Event, type EventRecord } from "#models/event";
import { Household, type HouseholdRecord } from "#models/household";
import { Task, type TaskRecord } from "#models/task";
import type { Actor, User } from "~/core/auth/actor";
import type { Day } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { derivedId, newId } from "~/core/ids.server";
import { findColleague, referentOf } from "~/features/accounts/accounts.queries.server";
import { NBSP } from "~/vocabulary/typography";
import { attendeesOf } from "./attendance-rules";
import { required } from "./events.commands.server";
import { findEvent, peopleMet } from "./events.queries.server";

/**
 * Plans a call, by a day, to whoever came to an event and has none planned yet, in the files this colleague sees; whoever
 * follows the file is to make it. Returns the id of the act and how many; refuses when there is nobody to call.
 */
export async function planCalls(
  user: User,
  eventId: string,
  on: Day,
): Promise<{ callsId: string; count: number }> {
  const callsId = newId();
  for (;;) {
    const event = await required(eventId);
    const ids = await toCall(user, event);
    if (ids.length === 0)
      throw new UserFacingError("Il n’y a personne à rappeler : notez d’abord qui est venu·e.");
    const planned = (line: Attendance) =>
      ids.includes(line.id) ? { ...line, call: { id: callsId, on } } : line;
    const saved = await commit<EventRecord>(user, Event, eventId, {
      onlyIf: { version: event.version },
      set: { attendances: event.attendances.map(planned) },
      effects: [
        audit("event.calls-planned", ["attendances"]),
        followUp("planEventCalls", { eventId, attendanceIds: ids }),
      ],
    });
    if (saved) return { callsId, count: ids.length };
  }
}

/** Takes back the calls that one act planned; those already made stay. Safe twice. */
export async function cancelCalls(actor: Actor, eventId: string, callsId: string): Promise<void> {
  for (;;) {
    const event = await required(eventId);
    const ids = event.attendances.flatMap(({ id, call }) => (call?.id === callsId ? id : []));
    if (ids.length === 0) return;
    const left = event.attendances.map(({ call, ...line }) =>
      call && call.id !== callsId ? { ...line, call } : line,
    );
    const saved = await commit<EventRecord>(actor, Event, eventId, {
      onlyIf: { version: event.version },
      set: { attendances: left },
      effects: [
        audit("event.calls-cancelled", ["attendances"]),
        followUp("planEventCalls", { eventId, attendanceIds: ids }),
      ],
    });
    if (saved) return;
  }
}

/** Makes the calls to these people what their event says: opened, or in the bin once taken back. What is done stays. Safe twice. */
export async function planEventCalls(
  actor: Actor,
  { eventId, attendanceIds }: { eventId: string; attendanceIds: string[] },
): Promise<void> {
  const event = await findEvent(eventId);
  if (!event) return;
  for (const id of attendanceIds) {
    const line = event.attendances.find((one) => one.id === id);
    const taskId = callTaskId(eventId, id);
    const task = await Task.findById(taskId, { state: 1 }).lean<TaskRecord>();
    const wanted = line?.state === "came" ? line.call : undefined;
    if (task?.state === "done" || (!task && !wanted)) continue;
    if (!task && line && wanted) await openCall(actor, event, line, wanted.on);
    else await follow(actor, taskId, wanted?.on);
  }
}

/** The task that calls somebody back after an event. */
export function callTaskId(eventId: string, attendanceId: string): string {
  return derivedId("event-call", eventId, attendanceId);
}

async function toCall(user: User, { attendances }: EventRecord): Promise<string[]> {
  const came = attendeesOf(attendances).filter(({ state, call }) => state === "came" && !call);
  const seen = await peopleMet(
    user,
    came.map(({ candidateId }) => candidateId),
  );
  return came.filter(({ candidateId }) => seen.has(candidateId)).map(({ id }) => id);
}

async function follow(actor: Actor, taskId: string, dueOn: Day | undefined): Promise<void> {
  if (!dueOn) {
    await commit<TaskRecord>(actor, Task, taskId, {
      onlyIf: { state: "open" },
      set: { state: "deleted", deletedAt: now() },
      effects: [audit("task.deleted")],
    });
    return;
  }
  await commit<TaskRecord>(actor, Task, taskId, {
    onlyIf: { $or: [{ state: "deleted" }, { dueOn: { $ne: dueOn } }] },
    set: { state: "open", dueOn },
    unset: ["deletedAt"],
    effects: [audit("task.changed", ["dueOn"])],
  });
}

async function openCall(
  actor: Actor,
  { _id: eventId, name }: EventRecord,
  { id, candidateId }: Attendance,
  dueOn: Day,
): Promise<void> {
  const candidate = await Candidate.findById(candidateId, { firstName: 1, phones: 1, householdId: 1 }).lean();
  if (!candidate) return;
  const { householdId, phones } = candidate;
  const file = await Household.findById(householdId, {
    referentId: 1,
    territories: 1,
  }).lean<HouseholdRecord>();
  const owner = file && ((await findColleague(file.referentId)) ?? (await referentOf(file.territories)));
  const ownerId = owner?._id ?? actor.id;
  if (!ownerId) return;
  const label = `Rappeler ${candidate.firstName}, après «${NBSP}${name}${NBSP}»`;
  await create(
    actor,
    Task,
    {
      ...{ _id: callTaskId(eventId, id), householdId, track: "professional", kind: "call", label },
      ...{ ownerId, dueOn, state: "open", checklist: [], candidateId, eventId, createdAt: now() },
      ...(phones[0] ? { phone: phones[0] } : {}),
    },
    [audit("task.opened", ["call"])],
  );
}
