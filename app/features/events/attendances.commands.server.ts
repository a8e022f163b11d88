import { Candidate } from "#models/candidate";
import { type Attendance, Event, type EventRecord } from "#models/event";
import type { Actor, User } from "~/core/auth/actor";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, type Effect, entry, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import type { AttendanceState } from "~/vocabulary/events";
import { attendeesOf, stateOnForm } from "./attendance-rules";
import { atEvent } from "./event-words";
import { required } from "./events.commands.server";
import { findEvent, getPersonMet } from "./events.queries.server";

/** More people than one event gathers. */
const MOST = 1000;

interface Met {
  candidateId: string;
  state: AttendanceState;
}

/** Notes how somebody was at an event, as `writeAttendance` does; 404 for a file this colleague does not see. */
export async function noteAttendance(
  user: User,
  eventId: string,
  { candidateId, state }: Met,
): Promise<void> {
  const { householdId } = await getPersonMet(user, candidateId);
  await writeAttendance(user, eventId, { candidateId, householdId, state });
}

/**
 * Writes that somebody said they would come to an event, came or did not, and says so in their file; the first event they
 * came to is their origin. Refuses an event among the archives, a thousand and first person, and before its day to say
 * who came.
 */
export async function writeAttendance(
  actor: Actor,
  eventId: string,
  { candidateId, householdId, state }: Met & { householdId: string },
): Promise<void> {
  for (;;) {
    const event = await required(eventId);
    const known = linesOf(event, candidateId);
    if (attendeesOf(known)[0]?.state === state) return;
    refuseExcess(event, known);
    if (state !== "registered" && event.on > toDay(now()))
      throw new UserFacingError(
        "Cette rencontre n’a pas encore eu lieu : notez qui est inscrit·e. Vous direz ce jour-là qui est venu·e.",
      );
    const saved = await write(actor, event, withState(event, { candidateId, state }), [
      toldOf(actor, householdId, { candidateId, state }, event),
      ...originEffects(event, { candidateId, state }, known),
    ]);
    if (saved) return;
  }
}

/** What a removal took away: the line of somebody and, when this event was their origin, its day. */
export interface Removed {
  line: Attendance;
  originOn?: Day;
}

/**
 * Takes somebody off an event, when they were noted by mistake; their origin too, when it was this event alone. Safe
 * twice. Returns what puts them back.
 */
export async function removeAttendance(
  user: User,
  eventId: string,
  attendanceId: string,
): Promise<Removed | undefined> {
  for (;;) {
    const event = await required(eventId);
    const line = event.attendances.find(({ id }) => id === attendanceId);
    if (!line) return undefined;
    const { candidateId } = line;
    await getPersonMet(user, candidateId);
    const origin = (await Candidate.findById(candidateId, { origin: 1 }).lean())?.origin;
    const left = event.attendances.filter((one) => one.candidateId !== candidateId);
    const gone = originEffects(event, { candidateId, state: "absent" }, linesOf(event, candidateId));
    const removed = { line, ...(origin?.eventId === eventId ? { originOn: origin.on } : {}) };
    if (await write(user, event, left, gone)) return removed;
  }
}

/** Undoes a removal: the line of somebody is again what it was, their call and their origin too. Safe twice; 404 for a file this colleague does not see. */
export async function putBackAttendance(
  user: User,
  eventId: string,
  { line, originOn }: Removed,
): Promise<void> {
  const { id, candidateId, call } = line;
  await getPersonMet(user, candidateId);
  for (;;) {
    const event = await required(eventId);
    if (linesOf(event, candidateId).length > 0) return;
    const back = { eventId, candidateId, metOn: originOn, isBack: true };
    const effects = [
      ...(originOn ? [followUp("noteOrigin", back)] : []),
      ...(call ? [followUp("planEventCalls", { eventId, attendanceIds: [id] })] : []),
    ];
    if (await write(user, event, [...event.attendances, line], effects)) return;
  }
}

/**
 * The follow-up of a request that came by the form of an event and became somebody's: they registered when it came
 * before its day, else they were there. What a colleague noted of them stays. Safe twice.
 */
export async function recordEncounter(
  actor: Actor,
  asked: { eventId: string; candidateId: string; submissionId: string; receivedOn: Day },
  effectId: string,
): Promise<void> {
  const { eventId, candidateId, submissionId, receivedOn } = asked;
  const candidate = await Candidate.findById(candidateId, { householdId: 1 }).lean();
  for (;;) {
    const event = await findEvent(eventId);
    if (!event || !candidate || event.attendances.some((line) => line.candidateId === candidateId)) return;
    const state = stateOnForm(event, receivedOn);
    const saved = await commit<EventRecord>(actor, Event, eventId, {
      onlyIf: { version: event.version },
      push: { attendances: { id: newId(), candidateId, state, submissionId } },
      effects: [
        audit("event.attended", ["attendances"]),
        toldOf(actor, candidate.householdId, { candidateId, state }, event),
      ],
      appliedBy: effectId,
    });
    if (saved || (await isApplied(eventId, effectId))) return;
  }
}

/** Two, of somebody whose two files were made one: what is noted of them is noted of both. */
function linesOf({ attendances }: EventRecord, candidateId: string): Attendance[] {
  return attendances.filter((line) => line.candidateId === candidateId);
}

function refuseExcess({ isArchived, attendances }: EventRecord, known: readonly Attendance[]): void {
  if (isArchived)
    throw new UserFacingError("Cette rencontre est archivée. Désarchivez-la pour noter qui y est venu.");
  if (known.length === 0 && attendances.length >= MOST)
    throw new UserFacingError("Cette rencontre compte déjà mille personnes. Ouvrez-en une seconde.");
}

function withState(event: EventRecord, { candidateId, state }: Met): Attendance[] {
  if (linesOf(event, candidateId).length === 0)
    return [...event.attendances, { id: newId(), candidateId, state }];
  return event.attendances.map((line) => (line.candidateId === candidateId ? { ...line, state } : line));
}

/** Whoever came to us by the form of an event has it for origin, whether they were there or not. */
function originEffects(
  { _id: eventId }: EventRecord,
  { candidateId, state }: Met,
  lines: readonly Attendance[],
): Effect[] {
  const attendanceIds = lines.flatMap(({ id, call }) => (call ? id : []));
  const calls = attendanceIds.length > 0 ? [followUp("planEventCalls", { eventId, attendanceIds })] : [];
  if (state === "came") return [followUp("noteOrigin", { eventId, candidateId }), ...calls];
  const cameByForm = lines.some(({ submissionId }) => submissionId);
  return cameByForm ? calls : [followUp("withdrawOrigin", { eventId, candidateId }), ...calls];
}

function write(actor: Actor, event: EventRecord, attendances: Attendance[], effects: Effect[]) {
  return commit<EventRecord>(actor, Event, event._id, {
    onlyIf: { version: event.version },
    set: { attendances },
    effects: [audit("event.attended", ["attendances"]), ...effects],
  });
}

async function isApplied(eventId: string, effectId: string): Promise<boolean> {
  return (await Event.exists({ _id: eventId, appliedEffects: effectId })) !== null;
}

const TOLD: Readonly<Record<AttendanceState, string>> = {
  registered: "Inscrit·e",
  came: "Rencontré·e",
  absent: "N’est pas venu·e",
};

function toldOf(
  { name }: Actor,
  householdId: string,
  { candidateId, state }: Met,
  event: EventRecord,
): Effect {
  const text = `${TOLD[state]} ${atEvent(event)}.`;
  const track = "professional";
  return entry({ householdId, track, kind: "change", text, memberId: candidateId, authorName: name });
}
