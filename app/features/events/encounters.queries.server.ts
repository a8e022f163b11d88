import { Candidate, type Origin } from "#models/candidate";
import { Event, type EventRecord } from "#models/event";
import type { User } from "~/core/auth/actor";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { recordReading } from "~/core/reading-log.server";
import { type AttendanceState, EVENT_KINDS } from "~/vocabulary/events";
import { formatDayLong, NBSP } from "~/vocabulary/typography";
import { attendeesOf } from "./attendance-rules";
import { getPersonMet } from "./events.queries.server";
import { originWords } from "./origin-words.server";

/** As many events as a list to choose from bears. */
const MOST = 50;

export interface EncounterLine {
  eventId: string;
  name: string;
  kind: string;
  on: Day;
  state: AttendanceState;
  isOrigin: boolean;
}

export interface EncounterPage {
  candidateId: string;
  name: string;
  origin?: Origin;
  originWords: string;
  encounters: EncounterLine[];
  /** The events they are not noted at yet. */
  events: { value: string; label: string }[];
  today: Day;
}

/** The encounters of somebody and how they came to know us; 404 for a file this colleague does not see. */
export async function getEncounterPage(user: User, candidateId: string): Promise<EncounterPage> {
  const { firstName, lastName } = await getPersonMet(user, candidateId);
  recordReading(user, "Candidate", candidateId);
  const [candidate, met, events] = await Promise.all([
    Candidate.findById(candidateId, { origin: 1 }).lean(),
    Event.find({ "attendances.candidateId": candidateId }).sort({ on: -1 }).limit(MOST).lean<EventRecord[]>(),
    Event.find({ isArchived: false, "attendances.candidateId": { $ne: candidateId } }, { name: 1, on: 1 })
      .sort({ on: -1, _id: -1 })
      .limit(MOST)
      .lean(),
  ]);
  const origin = candidate?.origin;
  return {
    ...{ candidateId, name: `${firstName} ${lastName}`, origin, originWords: await originWords(origin) },
    encounters: met.map((event) => encounterOf(event, candidateId, origin)),
    events: events.map(({ _id, name, on }) => ({
      value: _id,
      label: `${name}${NBSP}: ${formatDayLong(on)}`,
    })),
    today: toDay(now()),
  };
}

function encounterOf(
  { _id: eventId, name, kind, on, attendances }: EventRecord,
  candidateId: string,
  origin: Origin | undefined,
): EncounterLine {
  const line = attendeesOf(attendances).find((one) => one.candidateId === candidateId);
  const isOrigin = origin?.eventId === eventId;
  return { eventId, name, kind: EVENT_KINDS[kind].fr, on, state: line?.state ?? "registered", isOrigin };
}
