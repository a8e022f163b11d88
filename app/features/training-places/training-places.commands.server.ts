import { Structure } from "#models/structure";
import { TrainingPlace, type TrainingPlaceRecord } from "#models/training-place";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { type Change, commit, create } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { changesOf, isSame, writeOf } from "~/core/lost-updates";
import { fold } from "~/core/search-words";
import { getSettings } from "~/core/settings.server";
import { listSemesters } from "~/features/semesters/semesters.queries.server";
import { formatCount } from "~/vocabulary/typography";
import {
  JUNIOR_FIELDS,
  type JuniorInput,
  juniorCardOf,
  type PlaceInput,
  placeCardOf,
  placeFields,
  placeTitle,
} from "./place-card";
import { findPlaceSupervisor } from "./supervisors.queries.server";
import { getPlace } from "./training-places.queries.server";

type Before = Readonly<Record<string, unknown>>;

/** Adds a training place, with a first supervisor when one is told. Returns its id; refuses an unknown structure, level or supervisor. */
export async function createTrainingPlace(
  actor: Actor,
  { supervisorId, ...input }: PlaceInput & { supervisorId?: string },
  id = newId(),
): Promise<string> {
  await refuseUnknownLevel(input.level);
  if (supervisorId) await refuseUnknownSupervisor(supervisorId);
  const card = { ...input, ...(await placeOf(input.structureId)) };
  await create(
    actor,
    TrainingPlace,
    {
      ...{ _id: id, ...card, sortName: sortNameOf(card), isActive: true, createdAt: now() },
      ...{ supervisorIds: supervisorId ? [supervisorId] : [], juniorChecks: [], offers: [] },
    },
    [audit("training-place.created")],
  );
  return id;
}

/**
 * Writes what was changed on a place’s card since it was drawn (`before`); refuses, showing both values, a field a
 * colleague changed meanwhile, and an unknown structure or level.
 */
export async function updateTrainingPlace(
  actor: Actor,
  placeId: string,
  before: Before,
  submitted: PlaceInput,
): Promise<void> {
  const structure = await placeOf(submitted.structureId);
  const { training } = await getSettings();
  const levels = training.levels.map(({ key, label }): [string, string] => [key, label]);
  await changePlace(actor, placeId, async (place) => {
    const names = new Map([
      ...levels,
      [place.structureId, place.structureName],
      [submitted.structureId, structure.structureName],
    ]);
    const changes = changesOf(placeFields(names), { before, submitted, current: placeCardOf(place) });
    if (changes.length === 0) return null;
    if (changes.includes("level")) await refuseUnknownLevel(submitted.level);
    const { set, unset } = writeOf(changes, submitted);
    const isMoved = changes.includes("structureId");
    const { structureName } = isMoved ? structure : place;
    const { label } = changes.includes("label") ? submitted : place;
    return {
      set: { ...set, ...(isMoved ? structure : {}), sortName: sortNameOf({ structureName, label }) },
      unset: isMoved && !structure.epciCode ? [...unset, "epciCode"] : unset,
      fields: changes,
    };
  });
}

/** Writes what is met of what a junior doctor requires, as the other card of a place; same refusals. */
export async function updateJuniorChecks(
  actor: Actor,
  placeId: string,
  before: Before,
  submitted: JuniorInput,
): Promise<void> {
  await changePlace(actor, placeId, (place) => {
    const changes = changesOf(JUNIOR_FIELDS, { before, submitted, current: juniorCardOf(place) });
    return changes.length === 0 ? null : { ...writeOf(changes, submitted), fields: changes };
  });
}

/** Adds a supervisor to a place; safe twice. Refuses one nobody knows, or who no longer supervises. */
export async function addPlaceSupervisor(actor: Actor, placeId: string, supervisorId: string): Promise<void> {
  await refuseUnknownSupervisor(supervisorId);
  await changePlace(actor, placeId, ({ supervisorIds }) =>
    supervisorIds.includes(supervisorId)
      ? null
      : { set: { supervisorIds: [...supervisorIds, supervisorId] }, fields: ["supervisorIds"] },
  );
}

/** Takes a supervisor away from a place; safe twice. */
export async function removePlaceSupervisor(
  actor: Actor,
  placeId: string,
  supervisorId: string,
): Promise<void> {
  await changePlace(actor, placeId, ({ supervisorIds }) =>
    supervisorIds.includes(supervisorId)
      ? {
          set: { supervisorIds: supervisorIds.filter((id) => id !== supervisorId) },
          fields: ["supervisorIds"],
        }
      : null,
  );
}

/** Puts a place away, or takes it out again; refuses to put away one where interns have a seat in a semester not yet ended. */
export async function archiveTrainingPlace(
  actor: Actor,
  placeId: string,
  isActive: boolean,
  today: string,
): Promise<void> {
  const open = (await listSemesters()).filter(({ endsOn }) => endsOn >= today).map(({ _id }) => _id);
  await changePlace(actor, placeId, (place) => {
    if (place.isActive === isActive) return null;
    const taken = place.offers
      .filter(({ semesterId }) => open.includes(semesterId))
      .reduce((count, { holders }) => count + holders.length, 0);
    if (!isActive && taken > 0) {
      throw new UserFacingError(
        `${formatCount(taken, "interne y a", "internes y ont")} encore une place. Changez d’abord leur répartition.`,
      );
    }
    return { set: { isActive }, fields: ["isActive"] };
  });
}

/** Copies the name and the place of a structure onto its training places; safe twice. */
export async function tellTrainingPlaces(actor: Actor, structureId: string): Promise<void> {
  const structure = await placeOf(structureId);
  const places = await TrainingPlace.find({ structureId }, { _id: 1 }).lean();
  for (const { _id } of places) {
    await changePlace(actor, _id, (place) => {
      const { structureName, communeCode, communeName, epciCode } = place;
      if (isSame({ structureName, communeCode, communeName, epciCode }, structure)) return null;
      return {
        set: { ...structure, sortName: sortNameOf({ ...place, ...structure }) },
        unset: structure.epciCode ? [] : ["epciCode"],
        fields: ["structureId"],
      };
    });
  }
}

interface Decided {
  set: NonNullable<Change<TrainingPlaceRecord>["set"]>;
  unset?: string[];
  fields: string[];
}

async function changePlace(
  actor: Actor,
  placeId: string,
  decide: (place: TrainingPlaceRecord) => Promise<Decided | null> | Decided | null,
): Promise<void> {
  for (;;) {
    const place = await getPlace(placeId);
    const decided = await decide(place);
    if (!decided) return;
    const { set, unset = [], fields } = decided;
    const saved = await commit(actor, TrainingPlace, placeId, {
      onlyIf: { version: place.version },
      set,
      unset,
      effects: [audit("training-place.updated", fields)],
    });
    if (saved) return;
  }
}

type Placed = Pick<TrainingPlaceRecord, "structureName" | "communeCode" | "communeName" | "epciCode">;

async function placeOf(structureId: string): Promise<Placed> {
  const structure = await Structure.findById(structureId, {
    ...{ name: 1, communeCode: 1, communeName: 1, epciCode: 1 },
  }).lean();
  if (!structure) {
    throw new UserFacingError("Cette structure n’est pas connue. Choisissez-la dans la liste.", {
      field: "structureId",
    });
  }
  const { name, communeCode, communeName, epciCode } = structure;
  return { structureName: name, communeCode, communeName, ...(epciCode ? { epciCode } : {}) };
}

async function refuseUnknownLevel(level: string): Promise<void> {
  const { training } = await getSettings();
  if (training.levels.some(({ key, isActive }) => key === level && isActive)) return;
  throw new UserFacingError("Ce niveau n’est plus proposé. Choisissez-en un autre.", { field: "level" });
}

async function refuseUnknownSupervisor(supervisorId: string): Promise<void> {
  const supervisor = await findPlaceSupervisor(supervisorId);
  if (supervisor?.isActive) return;
  throw new UserFacingError("Cette personne n’encadre plus. Choisissez-en une autre.", {
    field: "supervisorId",
  });
}

function sortNameOf(place: Pick<TrainingPlaceRecord, "structureName" | "label">): string {
  return fold(placeTitle(place));
}
