import { Opening } from "#models/opening";
import { Partner } from "#models/partner";
import { Structure, type StructureRecord } from "#models/structure";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { changesOf, writeOf } from "~/core/lost-updates";
import { fold, nearWordsOf, searchWordsOf } from "~/core/search-words";
import { communesByCodes } from "~/features/reference-data/reference-data.queries.server";
import { cardFields, cardOf, type StructureInput } from "./structure-card";
import { getStructure } from "./structures.queries.server";

type Placed = Pick<StructureRecord, "communeCode" | "communeName" | "epciCode">;

/** Adds a structure. Returns its id. Refuses a commune nobody knows; a FINESS number already there is not refused. */
export async function createStructure(actor: Actor, input: StructureInput, id = newId()): Promise<string> {
  const card = { ...input, ...(await placeOf(input.communeCode)) };
  await create(actor, Structure, { _id: id, ...card, ...namesOf(card), createdAt: now() }, [
    audit("structure.created"),
  ]);
  return id;
}

/**
 * Writes what was changed on a structure's card since it was drawn (`before`); refuses, showing both values, a
 * field a colleague changed meanwhile, and a commune nobody knows. Its openings are told the new name and place.
 */
export async function updateStructure(
  actor: Actor,
  structureId: string,
  before: Readonly<Record<string, unknown>>,
  submitted: StructureInput,
): Promise<void> {
  for (;;) {
    const stored = await getStructure(structureId);
    const current = cardOf(stored);
    const names = await namesIn(submitted, current);
    const changes = changesOf(cardFields(names), { before, submitted, current });
    if (changes.length === 0) return;
    const { set, unset } = writeOf(changes, submitted);
    const place = await placeOf(submitted.communeCode);
    const saved = await commit(actor, Structure, structureId, {
      onlyIf: { version: stored.version },
      set: { ...set, ...place, ...namesOf({ ...stored, ...set, ...place }) },
      unset: place.epciCode ? unset : [...unset, "epciCode"],
      effects: [
        audit("structure.updated", changes),
        followUp("tellOpenings", { structureId }),
        followUp("tellTrainingPlaces", { structureId }),
      ],
    });
    if (saved) return;
  }
}

/** Copies the name and the place of a structure onto its openings; safe twice. */
export async function tellOpenings(structureId: string): Promise<void> {
  const structure = await Structure.findById(structureId).lean<StructureRecord>();
  if (!structure) return;
  const { name: structureName, communeCode, communeName, epciCode } = structure;
  await Opening.updateMany(
    { structureId },
    {
      $set: { structureName, communeCode, communeName, ...(epciCode ? { epciCode } : {}) },
      ...(epciCode ? {} : { $unset: { epciCode: 1 } }),
    },
  );
}

/** What finds a structure and puts it in order: its name, mistyped too, its commune and its FINESS number. */
export function namesOf({
  name,
  communeName,
  finess,
}: Pick<StructureRecord, "name" | "communeName" | "finess">): Pick<
  StructureRecord,
  "searchWords" | "sortName"
> {
  return {
    searchWords: [...searchWordsOf(name, communeName, finess), ...nearWordsOf(name)],
    sortName: fold(name),
  };
}

async function placeOf(communeCode: string): Promise<Placed> {
  const commune = (await communesByCodes([communeCode])).get(communeCode);
  if (!commune) {
    throw new UserFacingError("Cette commune n’est pas connue. Choisissez-la dans la liste.", {
      field: "communeCode",
    });
  }
  const { name: communeName, epciCode } = commune;
  return { communeCode, communeName, ...(epciCode ? { epciCode } : {}) };
}

/** The names of the communes and the partners two cards speak of, by id. */
async function namesIn(...cards: StructureInput[]): Promise<Map<string, string>> {
  const [communes, partners] = await Promise.all([
    communesByCodes(cards.map(({ communeCode }) => communeCode)),
    Partner.find({ _id: { $in: cards.flatMap(({ partnerId }) => partnerId ?? []) } }, { name: 1 }).lean(),
  ]);
  return new Map([
    ...[...communes].map(([code, { name }]) => [code, name] as const),
    ...partners.map(({ _id, name }) => [_id, name] as const),
  ]);
}
