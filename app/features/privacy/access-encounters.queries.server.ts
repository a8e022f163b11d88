import { Event, type EventRecord } from "#models/event";
import { attendeesOf } from "~/features/events/attendance-rules";
import { ATTENDANCE_STATES, EVENT_KINDS } from "~/vocabulary/events";

/** The events somebody is noted at, and whether they came. */
export async function listOwnEncounters(candidateIds: readonly string[]): Promise<Record<string, unknown>[]> {
  const met = { "attendances.candidateId": { $in: [...candidateIds] } };
  const events = await Event.find(met).sort({ on: 1 }).lean<EventRecord[]>();
  return events.flatMap(({ name, kind, on, place, attendances }) =>
    attendeesOf(attendances)
      .filter(({ candidateId }) => candidateIds.includes(candidateId))
      .map(({ state, call }) => ({
        ...{ event: name, kind: EVENT_KINDS[kind].fr, on, place, state: ATTENDANCE_STATES[state].fr },
        callOn: call?.on,
      })),
  );
}
