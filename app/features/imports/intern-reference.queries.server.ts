import { TrainingPlace, type TrainingPlaceRecord } from "#models/training-place";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { getSettings } from "~/core/settings.server";
import { semesterTitle } from "~/features/semesters/semester-words";
import { listSemesters } from "~/features/semesters/semesters.queries.server";
import { foldText } from "~/vocabulary/typography";
import type { InternReference, NamedPlace } from "./intern-reading";

const MOST_PLACES = 1000;

/** What the line of an intern is compared to: levels, places by their name or their commune, semesters. */
export async function internReference(
  territories: ReadonlyMap<string, string>,
  semesterId: string | undefined,
): Promise<InternReference> {
  const [{ training }, semesters, places] = await Promise.all([
    getSettings(),
    listSemesters(),
    TrainingPlace.find({ isActive: true }, { structureName: 1, communeName: 1, label: 1, level: 1 })
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

function byName(places: readonly TrainingPlaceRecord[]): Map<string, NamedPlace[]> {
  const found = new Map<string, NamedPlace[]>();
  for (const { _id, structureName, communeName, label, level } of places) {
    const names = [structureName, `${structureName} ${communeName}`, `${structureName} ${label ?? ""}`];
    for (const name of new Set(names.map(foldText)))
      found.set(name, [...(found.get(name) ?? []), { id: _id, level }]);
  }
  return found;
}

/** The semesters a list of interns may be for: those that are not over. */
export async function semesterChoices(): Promise<{ value: string; label: string }[]> {
  const today = toDay(now());
  const semesters = await listSemesters();
  return semesters
    .filter(({ endsOn }) => endsOn >= today)
    .map(({ _id }) => ({ value: _id, label: semesterTitle(_id) }));
}
