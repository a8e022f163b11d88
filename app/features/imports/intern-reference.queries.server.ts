import { TrainingPlace, type TrainingPlaceRecord } from "#models/training-place";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { getSettings } from "~/core/settings.server";
import { semesterTitle } from "~/features/semesters/semester-words";
import { listSemesters } from "~/features/semesters/semesters.queries.server";
import { foldText } from "~/vocabulary/typography";
import type { InternReference } from "./intern-reading";

const MOST_PLACES = 1000;

/** What the line of an intern is compared to: levels, places by their name or their commune, semesters. */
export async function internReference(
  territories: ReadonlyMap<string, string>,
  semesterId: string | undefined,
): Promise<InternReference> {
  const [{ training }, semesters, places] = await Promise.all([
    getSettings(),
    listSemesters(),
    TrainingPlace.find({ isActive: true }, { structureName: 1, communeName: 1, label: 1 })
      .sort({ sortName: 1, _id: 1 })
      .limit(MOST_PLACES)
      .lean<TrainingPlaceRecord[]>(),
  ]);
  return {
    levels: training.levels.filter(({ isActive }) => isActive),
    places: byName(places),
    territories,
    semesters: new Set(semesters.map(({ _id }) => _id)),
    ...(semesterId ? { semesterId } : {}),
  };
}

/** A name that several places share says none of them. */
function byName(places: readonly TrainingPlaceRecord[]): Map<string, string> {
  const names = places.flatMap(({ _id, structureName, communeName, label }) =>
    [structureName, `${structureName} ${communeName}`, `${structureName} ${label ?? ""}`].map(
      (name) => [foldText(name), _id] as const,
    ),
  );
  const owners = new Map<string, Set<string>>();
  for (const [name, id] of names) owners.set(name, (owners.get(name) ?? new Set()).add(id));
  return new Map(
    [...owners].flatMap(([name, [id, ...others]]) => (id && others.length === 0 ? [[name, id]] : [])),
  );
}

/** The semesters a list of interns may be for: those that are not over. */
export async function semesterChoices(): Promise<{ value: string; label: string }[]> {
  const today = toDay(now());
  const semesters = await listSemesters();
  return semesters
    .filter(({ endsOn }) => endsOn >= today)
    .map(({ _id }) => ({ value: _id, label: semesterTitle(_id) }));
}
