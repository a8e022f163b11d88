import { Event, type EventRecord } from "#models/event";
import { Task } from "#models/task";
import { now } from "~/core/clock.server";
import { changing, type PlannedStep } from "~/core/db/restructure-plan.server";
import { callTaskId } from "~/features/events/event-calls.commands.server";
import { replaced, shownIn } from "./merge-following.server";
import type { Replaced } from "./merge-members.server";

/**
 * Whoever is now another was where they were: the event has two lines of that person, counted once. Of two calls planned
 * to them after it, that to whoever stays is kept.
 */
export async function* eventSteps(people: Replaced, to: string): AsyncGenerator<PlannedStep> {
  const met = { "attendances.candidateId": { $in: [...people.keys()] } };
  const events = await Event.find(met, { attendances: 1 }).lean<EventRecord[]>();
  for (const { _id, attendances } of events) {
    const names = attendances.map(({ candidateId }, index) => [
      `attendances.${index}.candidateId`,
      candidateId,
    ]);
    const fields: Record<string, string> = Object.fromEntries(names);
    const set = replaced(fields, people);
    const expects = Object.fromEntries(Object.keys(set).map((path) => [path, fields[path]]));
    yield changing(Event, _id, { set, expects }, shownIn(to));
    const called = new Set(attendances.flatMap(({ candidateId, call }) => (call ? candidateId : [])));
    const seconds = attendances.filter(
      ({ candidateId, call }) => call && called.has(people.get(candidateId) ?? ""),
    );
    for (const { id } of seconds) yield* withoutCall(callTaskId(_id, id), to);
  }
}

async function* withoutCall(taskId: string, to: string): AsyncGenerator<PlannedStep> {
  const set = { state: "deleted" as const, deletedAt: now() };
  if (await Task.exists({ _id: taskId, state: "open" })) yield changing(Task, taskId, { set }, shownIn(to));
}
