import type { Origin } from "#models/candidate";
import type { Attendance, EventRecord } from "#models/event";
import type { Day } from "~/core/calendar";
import type { AttendanceState } from "~/vocabulary/events";

/** Of two lines of a person, what is the more certain: they came, they did not, they said they would. */
const RANKS: readonly AttendanceState[] = ["came", "absent", "registered"];

/** One line for each person: two files made one leave two. Whoever was erased is still counted, each apart. */
export function attendeesOf(attendances: readonly Attendance[]): Attendance[] {
  const people = new Map<string, Attendance>();
  for (const line of attendances) {
    const key = line.candidateId || line.id;
    const known = people.get(key);
    if (!known || RANKS.indexOf(line.state) < RANKS.indexOf(known.state)) people.set(key, line);
  }
  return [...people.values()];
}

/** How many people are in each state. */
export function countsOf(attendances: readonly Attendance[]): Record<AttendanceState, number> {
  const counts = { registered: 0, came: 0, absent: 0 };
  for (const { state } of attendeesOf(attendances)) counts[state] += 1;
  return counts;
}

/** What one person cost, in whole cents; nothing is said of a cost unknown, nor when there is nobody. */
export function costEach(costCents: number | undefined, people: number): number | undefined {
  return costCents === undefined || people === 0 ? undefined : Math.round(costCents / people);
}

/** Whoever fills the form of an event before its day says they will come; from that day on, they were there. */
export function stateOnForm({ on }: Pick<EventRecord, "on">, receivedOn: Day): AttendanceState {
  return receivedOn < on ? "registered" : "came";
}

/** The day an event made somebody known to us: its own, or that of the form they filled before it. */
export function metOnDay({ on }: Pick<EventRecord, "on">, metOn: Day = on): Day {
  return metOn < on ? metOn : on;
}

/** Of two records of a person, what made them known to us first; one without a day yields to one that has it. */
export function earliestOrigin(one: Origin | undefined, other: Origin | undefined): Origin | undefined {
  if (!one || !other) return one ?? other;
  if (!other.on) return one;
  return !one.on || other.on < one.on ? other : one;
}
