import type { PlacementRecord } from "#models/placement";
import { TrainingPlace, type TrainingPlaceRecord } from "#models/training-place";
import type { User } from "~/core/auth/actor";
import { getSettings } from "~/core/settings.server";
import type { AskNames } from "./placement-fields";
import { listPlacementsOf } from "./placements.queries.server";

/** A département has a hundred or two training places. */
const MOST_PLACES = 1000;

interface Choice {
  value: string;
  label: string;
}

/** What an intern may ask of a semester, and with whom; companions are those of the files this colleague may see. */
export interface AskChoices {
  levels: Choice[];
  places: Choice[];
  sectors: Choice[];
  companions: Choice[];
}

/** The lists of the form of what an intern asks. */
export async function askChoices(
  user: User,
  { candidateId, semesterId }: Pick<PlacementRecord, "candidateId" | "semesterId">,
): Promise<AskChoices> {
  const [{ training, territories }, places, placements] = await Promise.all([
    getSettings(),
    activePlaces(),
    listPlacementsOf(user, semesterId),
  ]);
  const levels = new Map(training.levels.map(({ key, label }) => [key, label]));
  return {
    levels: training.levels
      .filter(({ isActive }) => isActive)
      .map(({ key, label }) => ({ value: key, label })),
    places: places.map((place) => ({ value: place._id, label: placeName(place, levels) })),
    sectors: territories.list.map(({ code, label }) => ({ value: code, label })),
    companions: placements
      .flatMap(({ intern }) => (intern && intern._id !== candidateId ? [intern] : []))
      .map(({ _id, firstName, lastName }) => ({ value: _id, label: `${firstName} ${lastName}` }))
      .sort((one, other) => one.label.localeCompare(other.label, "fr")),
  };
}

/** How levels, places and sectors are named, those no longer offered too. */
export async function askNames(placeIds: readonly string[] = []): Promise<AskNames> {
  const [{ training, territories }, places] = await Promise.all([
    getSettings(),
    placeIds.length > 0 ? placesById(placeIds) : [],
  ]);
  const levels = new Map(training.levels.map(({ key, label }) => [key, label]));
  return {
    levels,
    places: new Map(places.map((place) => [place._id, placeName(place, levels)])),
    sectors: new Map(territories.list.map(({ code, label }) => [code, label])),
  };
}

/** « MSP des Deux-Rives, Figeac, SASPAS (niveau 2) » */
export function placeName(
  { structureName, communeName, label, level }: PlaceNamed,
  levels: ReadonlyMap<string, string>,
): string {
  const name = label ? `${structureName}, ${label}` : structureName;
  return `${name}, ${communeName}, ${levels.get(level) ?? level}`;
}

type PlaceNamed = Pick<TrainingPlaceRecord, "structureName" | "communeName" | "label" | "level">;

const NAMED = { structureName: 1, communeName: 1, label: 1, level: 1, sortName: 1 } as const;

async function activePlaces(): Promise<TrainingPlaceRecord[]> {
  return TrainingPlace.find({ isActive: true }, NAMED)
    .sort({ sortName: 1, _id: 1 })
    .limit(MOST_PLACES)
    .lean<TrainingPlaceRecord[]>();
}

async function placesById(ids: readonly string[]): Promise<TrainingPlaceRecord[]> {
  return TrainingPlace.find({ _id: { $in: [...new Set(ids)] } }, NAMED).lean<TrainingPlaceRecord[]>();
}
