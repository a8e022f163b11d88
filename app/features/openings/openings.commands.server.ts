import { Opening } from "#models/opening";
import type { StructureRecord } from "#models/structure";
import type { Actor } from "~/core/auth/actor";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { newId } from "~/core/ids.server";
import { changesOf, writeOf } from "~/core/lost-updates";
import { inputOf, OPENING_FIELDS, type OpeningInput } from "./opening-card";
import { getOpening } from "./openings.queries.server";

const NO_LONGER_OPEN = "Cette ouverture n’est plus à pourvoir. Rechargez la page.";

type Place = Pick<StructureRecord, "_id" | "name" | "communeCode" | "communeName" | "epciCode">;

/** Adds an opening to a structure, to be filled. Returns its id. */
export async function createOpening(
  actor: Actor,
  { _id: structureId, name: structureName, communeCode, communeName, epciCode }: Place,
  input: OpeningInput,
  id = newId(),
): Promise<string> {
  await create(
    actor,
    Opening,
    {
      _id: id,
      ...input,
      structureId,
      structureName,
      communeCode,
      communeName,
      ...(epciCode ? { epciCode } : {}),
      state: "open",
      createdAt: now(),
    },
    [audit("opening.created")],
  );
  return id;
}

/**
 * Writes what was changed of an opening since its form was drawn (`before`); refuses, showing both values, a field a
 * colleague changed meanwhile.
 */
export async function updateOpening(
  actor: Actor,
  openingId: string,
  before: Readonly<Record<string, unknown>>,
  submitted: OpeningInput,
): Promise<void> {
  for (;;) {
    const stored = await getOpening(openingId);
    const changes = changesOf(OPENING_FIELDS, { before, submitted, current: inputOf(stored) });
    if (changes.length === 0) return;
    const { set, unset } = writeOf(changes, submitted);
    const saved = await commit(actor, Opening, openingId, {
      onlyIf: { version: stored.version },
      set: { ...set },
      unset,
      effects: [audit("opening.updated", changes)],
    });
    if (saved) return;
  }
}

/** Says that somebody made sure of an opening, on this day unless told otherwise. */
export async function checkOpening(
  actor: Actor,
  openingId: string,
  lastCheckedOn: Day = toDay(now()),
): Promise<void> {
  await commit(actor, Opening, openingId, {
    set: { lastCheckedOn },
    effects: [audit("opening.checked", ["lastCheckedOn"])],
  });
}

/** Says that an opening is filled, by a candidate when we know who; refuses one that is no longer to fill. */
export async function fillOpening(actor: Actor, openingId: string, candidateId?: string): Promise<void> {
  await commit(actor, Opening, openingId, {
    onlyIf: { state: "open" },
    refusal: NO_LONGER_OPEN,
    set: { state: "filled", filledOn: toDay(now()), ...(candidateId ? { filledBy: candidateId } : {}) },
    effects: [audit("opening.filled", ["state"])],
  });
}

/** Takes back an opening that the structure no longer offers; refuses one that is no longer to fill. */
export async function withdrawOpening(actor: Actor, openingId: string): Promise<void> {
  await commit(actor, Opening, openingId, {
    onlyIf: { state: "open" },
    refusal: NO_LONGER_OPEN,
    set: { state: "withdrawn" },
    effects: [audit("opening.withdrawn", ["state"])],
  });
}

/** Offers again an opening filled or withdrawn; one already to fill is left as it is. */
export async function reopenOpening(actor: Actor, openingId: string): Promise<void> {
  await commit(actor, Opening, openingId, {
    onlyIf: { state: { $ne: "open" } },
    set: { state: "open" },
    unset: ["filledBy", "filledOn"],
    effects: [audit("opening.reopened", ["state"])],
  });
}
