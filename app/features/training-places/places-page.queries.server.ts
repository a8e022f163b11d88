import type { Filter } from "#models/define";
import type { SemesterRecord } from "#models/semester";
import { TrainingPlace, type TrainingPlaceRecord } from "#models/training-place";
import type { User } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { COUNT_CAP, PAGE_SIZE, pageFrom } from "~/core/http/pagination.server";
import { getSettings, type Settings } from "~/core/settings.server";
import { semesterName } from "~/features/semesters/semester-words";
import { listSemesters } from "~/features/semesters/semesters.queries.server";
import { roleCan } from "~/vocabulary/permissions";
import { levelLabel, placeTitle } from "./place-card";
import { comingOf } from "./supervisor-page.queries.server";
import { nameOf } from "./supervisors.queries.server";
import { type PlaceSupervisor, supervisorsOf } from "./training-places.queries.server";
import { type UsableSeats, usableSeats } from "./usable-seats";

const HIDDEN = { pendingEffects: 0, appliedEffects: 0, note: 0, juniorChecks: 0 } as const;

export interface PlaceRow {
  id: string;
  title: string;
  level: string;
  communeName: string;
  epci: string;
  supervisors: string;
  /** For the semester shown; undefined when nothing is offered. */
  seats?: UsableSeats & { offered: number; taken: number; isDeclined: boolean };
}

interface PlaceFilters {
  level?: string;
  epciCode?: string;
  /** Only those which offer seats for it. */
  semesterId?: string;
  isArchived: boolean;
}

/** The page of the list: a page of places, by name, with their seats of one semester, and what filters offer. */
export async function getPlacesPage(user: User, { searchParams }: URL, page: number) {
  const read = (name: string) => searchParams.get(name)?.trim() || undefined;
  const filters = {
    ...{ level: read("kind"), epciCode: read("epci"), semesterId: read("semestre") },
    isArchived: searchParams.has("archives"),
  };
  const [settings, semesters] = await Promise.all([getSettings(), listSemesters()]);
  const shown = semesterShown(semesters, filters.semesterId);
  const filter = filterOf(filters);
  const [places, total] = await Promise.all([
    TrainingPlace.find(filter, HIDDEN)
      .sort({ sortName: 1, _id: 1 })
      .skip((page - 1) * PAGE_SIZE)
      .limit(PAGE_SIZE + 1)
      .lean<TrainingPlaceRecord[]>(),
    TrainingPlace.countDocuments(filter, { limit: COUNT_CAP + 1 }),
  ]);
  const supervisors = await supervisorsOf(places);
  return {
    ...pageFrom(
      places.map((place) => rowOf(place, { settings, supervisors, semester: shown })),
      page,
      total,
    ),
    semester: shown ? semesterName(shown._id) : undefined,
    levels: settings.training.levels.map(({ key, label }) => ({ value: key, label })),
    territories: settings.territories.list.map(({ code, label }) => ({ value: code, label })),
    semesters: semesters.map(({ _id }) => ({ value: _id, label: semesterName(_id) })),
    canWrite: roleCan(user.role, "structures:write"),
    isArchived: filters.isArchived,
    isFiltered: Boolean(filters.level ?? filters.epciCode ?? filters.semesterId),
  };
}

export type PlacesPage = Awaited<ReturnType<typeof getPlacesPage>>;

/** The one asked for, else the next to begin or under way, else the last. */
function semesterShown(
  semesters: readonly SemesterRecord[],
  asked: string | undefined,
): SemesterRecord | undefined {
  const today = toDay(now());
  const coming = comingOf(semesters, today);
  return (
    semesters.find(({ _id }) => _id === asked) ??
    coming.find(({ startsOn }) => startsOn > today) ??
    coming[0] ??
    semesters[0]
  );
}

function filterOf({ level, epciCode, semesterId, isArchived }: PlaceFilters): Filter<TrainingPlaceRecord> {
  return {
    isActive: !isArchived,
    ...(level ? { level } : {}),
    ...(epciCode ? { epciCode } : {}),
    ...(semesterId ? { "offers.semesterId": semesterId } : {}),
  };
}

interface Ground {
  settings: Settings;
  supervisors: ReadonlyMap<string, PlaceSupervisor>;
  semester: SemesterRecord | undefined;
}

function rowOf(place: TrainingPlaceRecord, { settings, supervisors, semester }: Ground): PlaceRow {
  const own = place.supervisorIds.flatMap((id) => supervisors.get(id) ?? []);
  const { territories, training } = settings;
  return {
    ...{ id: place._id, title: placeTitle(place), communeName: place.communeName },
    level: levelLabel(training.levels, place.level),
    epci: territories.list.find(({ code }) => code === place.epciCode)?.label ?? "",
    supervisors: own.map(nameOf).join(", "),
    seats: seatsOf(place, own, semester),
  };
}

function seatsOf(
  place: TrainingPlaceRecord,
  supervisors: readonly PlaceSupervisor[],
  semester: SemesterRecord | undefined,
): PlaceRow["seats"] {
  const offer = place.offers.find(({ semesterId }) => semesterId === semester?._id);
  if (!offer || !semester) return undefined;
  return {
    ...usableSeats(place, offer, supervisors, semester),
    ...{ offered: offer.seats, taken: offer.holders.length, isDeclined: offer.state === "declined" },
  };
}
