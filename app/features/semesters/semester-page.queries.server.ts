import type { Milestone, SemesterRecord } from "#models/semester";
import type { User } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { roleCan } from "~/vocabulary/permissions";
import { formatDayLong, formatRelative } from "~/vocabulary/typography";
import { inOrder } from "./milestones";
import { semesterDates, semesterTitle } from "./semester-words";

export interface MilestoneRow extends Pick<Milestone, "id" | "label" | "on"> {
  /** « lundi 2 novembre 2026 » */
  day: string;
  /** « dans 3 jours » */
  when: string;
  standing: "done" | "late" | "coming";
  isShown: boolean;
  /** When it was seen to. */
  done?: string;
}

/** What the page of a semester shows of it. */
export function getSemesterPage(user: User, semester: SemesterRecord) {
  const { _id: id, startsOn, endsOn, target, milestones, version } = semester;
  const today = toDay(now());
  return {
    ...{ id, version, title: semesterTitle(id), dates: semesterDates(semester) },
    standing: standingWords(semester, today),
    card: { startsOn, endsOn, target },
    milestones: inOrder(milestones).map((milestone) => rowOf(milestone, today)),
    canWrite: roleCan(user.role, "structures:write"),
  };
}

export type SemesterPage = ReturnType<typeof getSemesterPage>;

/** « commence dans 3 semaines », « en cours », « terminé » */
export function standingWords(
  { startsOn, endsOn }: Pick<SemesterRecord, "startsOn" | "endsOn">,
  today: string,
): string {
  if (endsOn < today) return "terminé";
  return startsOn <= today ? "en cours" : `commence ${formatRelative(startsOn, now())}`;
}

function rowOf({ id, label, on, doneAt, isShown = false }: Milestone, today: string): MilestoneRow {
  const day = { id, label, on, isShown, day: formatDayLong(on), when: formatRelative(on, now()) };
  if (doneAt) return { ...day, standing: "done", done: formatDayLong(doneAt) };
  return { ...day, standing: on < today ? "late" : "coming" };
}
