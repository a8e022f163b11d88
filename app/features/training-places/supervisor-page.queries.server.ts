import type { SemesterRecord } from "#models/semester";
import { Structure } from "#models/structure";
import type { SupervisorRecord } from "#models/supervisor";
import type { User } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { getSettings } from "~/core/settings.server";
import { semesterTitle } from "~/features/semesters/semester-words";
import { listSemesters } from "~/features/semesters/semesters.queries.server";
import { roleCan } from "~/vocabulary/permissions";
import type { TrainingLevel } from "~/vocabulary/training";
import { formatDayLong } from "~/vocabulary/typography";
import { hindranceWords } from "./hindrance-words";
import { levelLabel, placeTitle } from "./place-card";
import { daysWords, endingsOf, supervisorCardOf } from "./supervisor-card";
import { getSupervisor, nameOf, placesSupervisedBy } from "./supervisors.queries.server";
import { levelOptions } from "./training-levels.queries.server";
import { maySupervise } from "./usable-seats";

/** What the page of a supervisor shows: their card, agreements, absences, places, and what they can take in each semester to come. */
export async function getSupervisorPage(user: User, supervisorId: string) {
  const today = toDay(now());
  const [supervisor, places, semesters, { training }, options] = await Promise.all([
    getSupervisor(supervisorId),
    placesSupervisedBy([supervisorId]),
    listSemesters(),
    getSettings(),
    levelOptions(),
  ]);
  const { levels } = training;
  const structure = supervisor.structureId
    ? await Structure.findById(supervisor.structureId, { name: 1 }).lean()
    : null;
  const { agreements, absences, retiresOn, isActive, version } = supervisor;
  const levelKeys = [...new Set([...agreements, ...places].map(({ level }) => level))];
  return {
    ...{ id: supervisor._id, name: nameOf(supervisor), isActive, version },
    canWrite: roleCan(user.role, "structures:write"),
    card: supervisorCardOf(supervisor),
    structure: structure ? { id: structure._id, name: structure.name } : undefined,
    retires: retiresOn ? formatDayLong(retiresOn) : "",
    endings: isActive ? endingsOf(supervisor, levels, today) : [],
    agreements: agreements.map((agreement) => ({
      ...agreement,
      id: `${agreement.level}-${agreement.fromOn}`,
      label: levelLabel(levels, agreement.level),
      days: daysWords(agreement),
      isPast: agreement.toOn !== undefined && agreement.toOn < today,
    })),
    absences: absences.map((absence) => ({
      ...absence,
      days: daysWords(absence),
      isPast: absence.toOn !== undefined && absence.toOn < today,
    })),
    places: places.map((place) => ({
      ...{ id: place._id, title: placeTitle(place), communeName: place.communeName },
      level: levelLabel(levels, place.level),
    })),
    semesters: comingOf(semesters, today).map((semester) => ({
      ...{ id: semester._id, title: semesterTitle(semester._id) },
      levels: levelKeys.map((level) => standingOf(supervisor, { level, levels, semester })),
    })),
    levelOptions: options,
  };
}

export type SupervisorPage = Awaited<ReturnType<typeof getSupervisorPage>>;

/** Those not yet ended, the next first. */
export function comingOf(semesters: readonly SemesterRecord[], today: string): SemesterRecord[] {
  return semesters
    .filter(({ endsOn }) => endsOn >= today)
    .sort((one, other) => one.startsOn.localeCompare(other.startsOn));
}

interface Asked {
  level: string;
  levels: readonly TrainingLevel[];
  semester: SemesterRecord;
}

function standingOf(supervisor: SupervisorRecord, { level, levels, semester }: Asked) {
  const why = hindranceWords(maySupervise(supervisor, level, semester));
  return { level: levelLabel(levels, level), why };
}
