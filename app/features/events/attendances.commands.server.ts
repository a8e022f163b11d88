import { Candidate } from "#models/candidate";
import { type Attendance, Event, type EventRecord } from "#models/event";
import type { Actor, User } from "~/core/auth/actor";
import type { Day } from "~/core/calendar";
import { commit } from "~/core/db/commit.server";
import { audit, type Effect, entry, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import type { AttendanceState } from "~/vocabulary/events";
import { stateOnForm } from "./attendance-rules";
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
 * came to is their origin. Refuses an event among the archives, and a thousand and first person.
 */
export async function writeAttendance(
  actor: Actor,
  eventId: string,
  { candidateId, householdId, state }: Met & { householdId: string },
): Promise<void> {
  for (;;) {
    const event = await required(eventId);
    const known = event.attendances.find((line) => line.candidateId === candidateId);
    if (known?.state === state) return;
    refuseExcess(event, known);
    const line = { ...(known ?? { id: newId(), candidateId }), state };
    const saved = await write(actor, event, withLine(event, line), [
      toldOf(actor, householdId, { candidateId, state }, event),
      ...originEffects(event, line),
    ]);
    if (saved) return;
  }
}

/** Takes somebody off an event, when they were noted by mistake; their origin too, when it was this event alone. Safe twice. */
export async function removeAttendance(
  user: User,
  eventId: string,
  attendanceId: string,
): Promise<Attendance | undefined> {
  for (;;) {
    const event = await required(eventId);
    const line = event.attendances.find(({ id }) => id === attendanceId);
    if (!line) return undefined;
    await getPersonMet(user, line.candidateId);
    const left = event.attendances.filter(({ id }) => id !== attendanceId);
    if (await write(user, event, left, originEffects(event, { ...line, state: "absent" }))) return line;
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

function refuseExcess({ isArchived, attendances }: EventRecord, known: Attendance | undefined): void {
  if (isArchived)
    throw new UserFacingError("Cette rencontre est archivée. Désarchivez-la pour noter qui y est venu.");
  if (!known && attendances.length >= MOST)
    throw new UserFacingError("Cette rencontre compte déjà mille personnes. Ouvrez-en une seconde.");
}

function withLine({ attendances }: EventRecord, line: Attendance): Attendance[] {
  const isThere = attendances.some(({ id }) => id === line.id);
  return isThere ? attendances.map((one) => (one.id === line.id ? line : one)) : [...attendances, line];
}

/** Whoever came to us by the form of an event has it for origin, whether they were there or not. */
function originEffects(
  { _id: eventId }: EventRecord,
  { id, candidateId, state, submissionId, call }: Attendance,
) {
  const calls = call ? [followUp("planEventCalls", { eventId, attendanceIds: [id] })] : [];
  if (state === "came") return [followUp("noteOrigin", { eventId, candidateId }), ...calls];
  return submissionId ? calls : [followUp("withdrawOrigin", { eventId, candidateId }), ...calls];
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
