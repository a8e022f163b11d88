import { type Attendance, Event, type EventRecord } from "#models/event";
import { Household } from "#models/household";
import { Submission } from "#models/submission";
import { Task } from "#models/task";
import type { User } from "~/core/auth/actor";
import { visibleFor } from "~/core/auth/visibility";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { addDays } from "~/core/days";
import { PAGE_SIZE, type Page, pageFrom } from "~/core/http/pagination.server";
import { searchTerms } from "~/core/search-words";
import { CANDIDATE_KINDS } from "~/vocabulary/candidates";
import { type AttendanceState, EVENT_KINDS } from "~/vocabulary/events";
import { roleCan } from "~/vocabulary/permissions";
import { typedEuros } from "~/vocabulary/typography";
import { attendeesOf, costEach, countsOf } from "./attendance-rules";
import { callTaskId } from "./event-calls.commands.server";
import { type EventInput, eventCardOf } from "./event-card";
import { type DrawnCode, drawnCode, eventAddress } from "./event-code.server";
import { getEvent, type PersonMet, peopleMet } from "./events.queries.server";

/** A call is usually made within the week. */
const CALL_DAYS = 7;
const MOST_FOUND = 6;
const MOST_WAITING = 100;

export interface AttendanceRow {
  id: string;
  candidateId: string;
  name: string;
  situation: string;
  state: AttendanceState;
  isByForm: boolean;
  call?: { on: Day; isDone: boolean };
}

export interface EventPage {
  id: string;
  kindLabel: string;
  /** Its day is not over. */
  isComing: boolean;
  /** Its day has not come: nobody can have been there. */
  isBeforeDay: boolean;
  isArchived: boolean;
  isFormOpen: boolean;
  /** The address of its form, to be printed or given. */
  address: string;
  /** The same, for a phone that is held to it. */
  code: DrawnCode;
  card: EventInput;
  /** The same as its form shows it. */
  typed: Record<string, string | undefined>;
  counts: Record<AttendanceState, number>;
  /** Whole cents for each person who came. */
  eachCents?: number;
  /** Those this colleague may read of; the others are counted. */
  people: Page<AttendanceRow>;
  hiddenCount: number;
  /** Requests that came by its form and wait to be triaged. */
  waitingCount: number;
  toCallCount: number;
  callOn: Day;
  canWrite: boolean;
}

/** The page of an event; 404 when there is none. Whoever is of a file this colleague does not see is counted, not named. */
export async function getEventPage(user: User, eventId: string, page: number): Promise<EventPage> {
  const event = await getEvent(eventId);
  const attendees = attendeesOf(event.attendances);
  const [people, waitingCount] = await Promise.all([
    peopleMet(
      user,
      attendees.map(({ candidateId }) => candidateId),
    ),
    countWaiting(user, eventId),
  ]);
  const seen = attendees.filter(({ candidateId }) => people.has(candidateId));
  const counts = countsOf(event.attendances);
  const today = toDay(now());
  const address = eventAddress(event);
  return {
    ...{ id: event._id, kindLabel: EVENT_KINDS[event.kind].fr },
    ...{ isComing: event.on >= today, isBeforeDay: event.on > today },
    ...{ isArchived: event.isArchived, isFormOpen: event.isFormOpen },
    ...{ address, code: drawnCode(address) },
    ...{ card: eventCardOf(event), typed: typedOf(event), counts },
    eachCents: costEach(event.costCents, counts.came),
    people: await rowsOf(event, { seen, people }, page),
    ...{ hiddenCount: attendees.length - seen.length, waitingCount },
    toCallCount: seen.filter(({ state, call }) => state === "came" && !call).length,
    ...{ callOn: addDays(today, CALL_DAYS), canWrite: roleCan(user.role, "candidates:write") },
  };
}

export interface FoundPerson {
  candidateId: string;
  name: string;
  situation: string;
  /** What is noted of them already. */
  state?: AttendanceState;
}

/** Whom a colleague may mean by the beginning of a name, an address or a number, in the files they see. */
export async function findPeople(user: User, eventId: string, typed: string): Promise<FoundPerson[]> {
  const terms = searchTerms(typed.slice(0, 100));
  if (terms.length === 0) return [];
  const [files, event] = await Promise.all([
    Household.find({ searchWords: { $all: terms }, ...visibleFor(user) }, { heads: 1 })
      .hint({ searchWords: 1, sortName: 1, _id: 1 })
      .sort({ sortName: 1, _id: 1 })
      .limit(MOST_FOUND)
      .lean(),
    Event.findById(eventId, { attendances: 1 }).lean<EventRecord>(),
  ]);
  return files
    .flatMap(({ heads }) => heads)
    .map(({ candidateId, firstName, lastName, kind, specialty }) => ({
      ...{ candidateId, name: `${firstName} ${lastName}`, situation: situationOf({ kind, specialty }) },
      state: event?.attendances.find((line) => line.candidateId === candidateId)?.state,
    }));
}

async function countWaiting(user: User, eventId: string): Promise<number> {
  const waiting = { eventIds: eventId, state: "new" as const, isSuspect: false, ...visibleFor(user) };
  return Submission.countDocuments(waiting, { limit: MOST_WAITING });
}

interface Seen {
  seen: readonly Attendance[];
  people: ReadonlyMap<string, PersonMet>;
}

/** In the order of names: an event gathers few enough people to be sorted whole. */
async function rowsOf(
  { _id: eventId }: EventRecord,
  { seen, people }: Seen,
  page: number,
): Promise<Page<AttendanceRow>> {
  const sorted = seen
    .flatMap((line) => {
      const person = people.get(line.candidateId);
      return person ? [{ line, person }] : [];
    })
    .sort((one, other) => one.person.lastName.localeCompare(other.person.lastName, "fr"));
  const start = (page - 1) * PAGE_SIZE;
  const shown = sorted.slice(start, start + PAGE_SIZE + 1);
  const calls = await callsOf(
    eventId,
    shown.map(({ line }) => line),
  );
  const rows = shown.map(({ line, person }) => ({
    ...{ id: line.id, candidateId: line.candidateId, state: line.state, call: calls.get(line.id) },
    ...{ name: `${person.firstName} ${person.lastName}`, situation: situationOf(person) },
    isByForm: line.submissionId !== undefined,
  }));
  return pageFrom(rows, page, sorted.length);
}

/** A colleague who moved or made a call has the last word; one in the bin is no longer planned. */
async function callsOf(
  eventId: string,
  lines: readonly Attendance[],
): Promise<Map<string, AttendanceRow["call"]>> {
  const planned = lines.filter(({ call }) => call);
  if (planned.length === 0) return new Map();
  const ids = new Map(planned.map(({ id }) => [callTaskId(eventId, id), id]));
  const tasks = await Task.find(
    { _id: { $in: [...ids.keys()] }, state: { $ne: "deleted" } },
    { state: 1, dueOn: 1 },
  ).lean();
  return new Map(
    tasks.map(({ _id, state, dueOn }) => [ids.get(_id) ?? "", { on: dueOn, isDone: state === "done" }]),
  );
}

function situationOf({ kind, specialty }: Pick<PersonMet, "kind" | "specialty">): string {
  return [CANDIDATE_KINDS[kind].fr, specialty].filter(Boolean).join(", ");
}

function typedOf({ costCents, name, kind, on, time, place, organisers, note }: EventInput) {
  return { name, kind, on, time, place, organisers, note, costCents: typedEuros(costCents) };
}
