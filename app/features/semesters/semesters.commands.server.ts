import { Semester, type SemesterRecord } from "#models/semester";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { changesOf, type FieldsOf, writeOf } from "~/core/lost-updates";
import type { Season } from "~/vocabulary/training";
import { daysBetween, formatDayLong, formatNumber } from "~/vocabulary/typography";
import { withEarlierDates } from "./earlier-dates";
import { defaultMilestones } from "./milestones";
import { followingMilestones } from "./moved-milestones";
import { getSemester } from "./semesters.queries.server";

const LONGEST_DAYS = 250;

export type SemesterDates = Pick<SemesterRecord, "startsOn" | "endsOn" | "target">;

const FIELDS: FieldsOf<SemesterDates> = {
  startsOn: { label: "Premier jour", words: formatDayLong },
  endsOn: { label: "Dernier jour", words: formatDayLong },
  target: { label: "Objectif", words: formatNumber },
};

/**
 * Opens a semester, « winter-2026 » or « summer-2027 », with the timetable everybody begins from. Refuses one already
 * open, and days that are not those of such a semester.
 */
export async function openSemester(
  actor: Actor,
  semesterId: string,
  { startsOn, endsOn, target }: SemesterDates,
): Promise<void> {
  refuseOtherDays(semesterId, { startsOn, endsOn });
  const season: Season = semesterId.startsWith("winter") ? "winter" : "summer";
  const isCreated = await create(
    actor,
    Semester,
    {
      ...{ _id: semesterId, season, startsOn, endsOn },
      ...(target === undefined ? {} : { target }),
      milestones: defaultMilestones(startsOn).map((milestone) => ({ id: newId(), ...milestone })),
      ...{ kit: [], createdAt: now() },
    },
    [audit("semester.created")],
  );
  if (!isCreated) throw new UserFacingError("Ce semestre est déjà ouvert.");
}

/**
 * Writes what was changed of the dates and the target since the page was drawn (`before`): the milestones still on the
 * day that was proposed follow the first day, and the dates that were left are kept, so that what was booked or told of
 * them is found. Refuses, showing both values, a field a colleague changed meanwhile, and days that are not those of
 * such a semester.
 */
export async function updateSemester(
  actor: Actor,
  semesterId: string,
  before: Readonly<Record<string, unknown>>,
  submitted: SemesterDates,
): Promise<void> {
  refuseOtherDays(semesterId, submitted);
  for (;;) {
    const semester = await getSemester(semesterId);
    const { startsOn, endsOn, target } = semester;
    const current = { startsOn, endsOn, target };
    const changes = changesOf(FIELDS, { before, submitted, current });
    if (changes.length === 0) return;
    const { set, unset } = writeOf(changes, submitted);
    const saved = await commit(actor, Semester, semesterId, {
      onlyIf: { version: semester.version },
      set: { ...set, ...followingOf(semester, { startsOn, endsOn, ...set }) },
      unset,
      effects: [audit("semester.updated", changes)],
    });
    if (saved) return;
  }
}

/** What the dates carry with them. */
function followingOf(
  semester: SemesterRecord,
  { startsOn, endsOn }: Pick<SemesterDates, "startsOn" | "endsOn">,
): Partial<Pick<SemesterRecord, "milestones" | "earlierDates">> {
  const { milestones } = semester;
  if (startsOn === semester.startsOn && endsOn === semester.endsOn) return {};
  return {
    milestones: followingMilestones(milestones, semester.startsOn, startsOn),
    earlierDates: withEarlierDates(semester, now()),
  };
}

/**
 * Notes that what was booked or told of the earlier dates of a semester was seen to; nothing left, nothing changes.
 */
export async function settleEarlierDates(actor: Actor, semesterId: string): Promise<void> {
  await commit(actor, Semester, semesterId, {
    onlyIf: { earlierDates: { $exists: true } },
    unset: ["earlierDates"],
    effects: [audit("semester.updated", ["earlierDates"])],
  });
}

/** Two semesters a year: one begins in the year of its name, and lasts some six months. */
function refuseOtherDays(
  semesterId: string,
  { startsOn, endsOn }: Pick<SemesterDates, "startsOn" | "endsOn">,
): void {
  if (startsOn.slice(0, 4) !== semesterId.slice(-4)) {
    throw new UserFacingError("Ce semestre commence dans l’année de son nom.", { field: "startsOn" });
  }
  const days = daysBetween(startsOn, endsOn);
  if (days <= 0)
    throw new UserFacingError("La fin vient avant le début. Corrigez l’une des deux dates.", {
      field: "endsOn",
    });
  if (days > LONGEST_DAYS) {
    throw new UserFacingError("Un semestre dure environ six mois. Vérifiez les deux dates.", {
      field: "endsOn",
    });
  }
}
