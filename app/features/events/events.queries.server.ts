import { Candidate, type CandidateRecord } from "#models/candidate";
import type { Filter } from "#models/define";
import { Event, type EventRecord } from "#models/event";
import { Household } from "#models/household";
import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { visibleFor } from "~/core/auth/visibility";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { addMonths } from "~/core/days";
import { COUNT_CAP, PAGE_SIZE, type Page, pageFrom } from "~/core/http/pagination.server";
import { EVENT_KINDS, type EventKind, type EventPeriod } from "~/vocabulary/events";
import { countsOf } from "./attendance-rules";

const HIDDEN = { pendingEffects: 0, appliedEffects: 0 } as const;
const NAMED = { name: 1, kind: 1, on: 1 } as const;

/** One event, or null. */
export async function findEvent(eventId: string): Promise<EventRecord | null> {
  return Event.findById(eventId, HIDDEN).lean<EventRecord>();
}

/** One event; 404 when there is none. Every colleague who reads files sees every event. */
export async function getEvent(eventId: string): Promise<EventRecord> {
  const event = await findEvent(eventId);
  if (!event) throw notFound();
  return event;
}

/** The event whose form the public address names; null for a code unknown, or closed. */
export async function findOpenEvent(code: string | null): Promise<EventRecord | null> {
  if (!code || !/^[a-z]{6}$/i.test(code)) return null;
  const open = { code: code.toUpperCase(), isFormOpen: true, isArchived: false };
  return Event.findOne(open, { ...HIDDEN, attendances: 0 }).lean<EventRecord>();
}

/** What names these events, by their id. */
export async function eventsById(
  ids: readonly (string | undefined)[],
): Promise<Map<string, Pick<EventRecord, keyof typeof NAMED | "_id">>> {
  const wanted = [...new Set(ids.flatMap((id) => id ?? []))];
  if (wanted.length === 0) return new Map();
  const events = await Event.find({ _id: { $in: wanted } }, NAMED).lean();
  return new Map(events.map((event) => [event._id, event]));
}

export interface EventRow {
  id: string;
  name: string;
  kind: string;
  on: Day;
  place?: string;
  registered: number;
  came: number;
  isComing: boolean;
}

export interface EventsAsked {
  kind?: EventKind;
  period?: EventPeriod;
  isArchived: boolean;
}

/** A page of the events of a kind and a period, the latest first; of those to come, the next first. */
export async function listEvents(
  { kind, period, isArchived }: EventsAsked,
  page: number,
): Promise<Page<EventRow>> {
  const today = toDay(now());
  const filter: Filter<EventRecord> = {
    ...{ isArchived, ...(kind ? { kind } : {}) },
    ...(period ? { on: daysOf(period, today) } : {}),
  };
  const order = period === "coming" ? 1 : -1;
  const [found, total] = await Promise.all([
    Event.find(filter, { ...NAMED, place: 1, attendances: 1 })
      .sort({ on: order, _id: order })
      .skip((page - 1) * PAGE_SIZE)
      .limit(PAGE_SIZE + 1)
      .lean<EventRecord[]>(),
    Event.countDocuments(filter, { limit: COUNT_CAP + 1 }),
  ]);
  const rows = found.map(({ _id, name, kind: is, on, place, attendances }) => {
    const { registered, came } = countsOf(attendances);
    return { id: _id, name, kind: EVENT_KINDS[is].fr, on, place, registered, came, isComing: on >= today };
  });
  return pageFrom(rows, page, total);
}

function daysOf(period: EventPeriod, today: Day): Record<string, Day> {
  const yearAgo = addMonths(today, -12);
  if (period === "coming") return { $gte: today };
  return period === "year" ? { $gte: yearAgo, $lt: today } : { $lt: yearAgo };
}

const MET = { firstName: 1, lastName: 1, kind: 1, specialty: 1, phones: 1, householdId: 1 } as const;

/** What an event reads of a candidate: part of their professional half. */
export type PersonMet = Pick<CandidateRecord, keyof typeof MET | "_id">;

/** Those of these candidates whose files this colleague may see, by their id. */
export async function peopleMet(
  user: User,
  candidateIds: readonly string[],
): Promise<Map<string, PersonMet>> {
  const candidates = await Candidate.find({ _id: { $in: [...candidateIds] } }, MET).lean<PersonMet[]>();
  const fileIds = candidates.map(({ householdId }) => householdId);
  const files = await Household.find({ _id: { $in: fileIds }, ...visibleFor(user) }, { _id: 1 }).lean();
  const seen = new Set(files.map(({ _id }) => _id));
  const met = candidates.filter(({ householdId }) => seen.has(householdId));
  return new Map(met.map((candidate) => [candidate._id, candidate]));
}

/** A candidate whose file this colleague may see; 404 otherwise. */
export async function getPersonMet(user: User, candidateId: string): Promise<PersonMet> {
  const person = (await peopleMet(user, [candidateId])).get(candidateId);
  if (!person) throw notFound();
  return person;
}
