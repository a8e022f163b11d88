import type { SemesterRecord } from "#models/semester";
import type { SupervisorRecord } from "#models/supervisor";
import type { SeatOffer, TrainingPlaceRecord } from "#models/training-place";
import { daysBetween } from "~/vocabulary/typography";

/** Days by which an agreement, or a career, may end before the semester does: the exact dates of both vary. */
const GRACE_DAYS = 7;
/** Days of a semester a supervisor may be away for without its seats being lost: their holidays. */
const MOST_ABSENT_DAYS = 30;

export type SemesterDays = Pick<SemesterRecord, "startsOn" | "endsOn">;
export type SupervisorTime = Pick<SupervisorRecord, "agreements" | "absences" | "retiresOn" | "isActive">;

/** Why seats cannot be used. */
export type SeatLoss = "supervisor" | "room";

/** The seats of a place for a semester: how many can be used, how many are lost, and why. */
export interface UsableSeats {
  open: number;
  lost: { why: SeatLoss; seats: number }[];
}

/** What keeps a supervisor from taking an intern over a semester. */
export type Hindrance = "inactive" | "retired" | "agreement" | "absent";

/** What can be used of the seats a place offers; refused seats are no seats. */
export function usableSeats(
  { level }: Pick<TrainingPlaceRecord, "level">,
  { seats, rooms = seats, state }: Pick<SeatOffer, "seats" | "rooms" | "state">,
  supervisors: readonly SupervisorTime[],
  semester: SemesterDays,
): UsableSeats {
  if (state === "declined" || seats === 0) return { open: 0, lost: [] };
  const isSupervised = supervisors.some((one) => maySupervise(one, level, semester) === null);
  if (!isSupervised) return { open: 0, lost: [{ why: "supervisor", seats }] };
  const open = Math.min(seats, rooms);
  return { open, lost: open < seats ? [{ why: "room", seats: seats - open }] : [] };
}

/** What keeps a supervisor from taking an intern of a level over a semester; null when nothing does. */
export function maySupervise(
  { agreements, absences, retiresOn, isActive }: SupervisorTime,
  level: string,
  semester: SemesterDays,
): Hindrance | null {
  if (!isActive) return "inactive";
  if (retiresOn && endsBefore(retiresOn, semester)) return "retired";
  if (!agreements.some((agreement) => agreement.level === level && covers(agreement, semester))) {
    return "agreement";
  }
  const away = absences.reduce((days, absence) => days + daysWithin(absence, semester), 0);
  return away > MOST_ABSENT_DAYS ? "absent" : null;
}

const HINDRANCES: Readonly<Record<Hindrance, string>> = {
  inactive: "n’encadre plus",
  retired: "cesse son activité avant la fin du semestre",
  agreement: "sans accord de ce niveau sur tout le semestre",
  absent: "indisponible",
};

/** The same in words; null when nothing does. */
export function whyNotSupervising(
  supervisor: SupervisorTime,
  level: string,
  semester: SemesterDays,
): string | null {
  const hindrance = maySupervise(supervisor, level, semester);
  return hindrance && HINDRANCES[hindrance];
}

function covers({ fromOn, toOn }: { fromOn: string; toOn?: string }, semester: SemesterDays): boolean {
  if (fromOn > semester.startsOn && daysBetween(semester.startsOn, fromOn) > GRACE_DAYS) return false;
  return !toOn || !endsBefore(toOn, semester);
}

function endsBefore(day: string, { endsOn }: SemesterDays): boolean {
  return day < endsOn && daysBetween(day, endsOn) > GRACE_DAYS;
}

/** Both ends included. */
function daysWithin({ fromOn, toOn }: { fromOn: string; toOn?: string }, semester: SemesterDays): number {
  const from = fromOn > semester.startsOn ? fromOn : semester.startsOn;
  const to = toOn && toOn < semester.endsOn ? toOn : semester.endsOn;
  return from <= to ? daysBetween(from, to) + 1 : 0;
}
