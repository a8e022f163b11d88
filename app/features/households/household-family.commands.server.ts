import {
  type Adult,
  type Child,
  type FamilyObstacle,
  Household,
  type HouseholdRecord,
} from "#models/household";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, type Effect, entry, followUp } from "~/core/db/effects.server";
import { newId } from "~/core/ids.server";
import { changesOf, type FieldsOf, writeOf } from "~/core/lost-updates";
import { inPairs, joinWords } from "~/vocabulary/typography";
import { familyDifferences, listed, OBSTACLES_LABEL, obstacleWords } from "./family-words";

export interface Family {
  adults: (Omit<Adult, "id"> & { id?: string })[];
  children: (Omit<Child, "id"> & { id?: string })[];
  /** Left as they are when not given. */
  familyObstacles?: (Omit<FamilyObstacle, "id"> & { id?: string })[];
}

type StoredFamily = Pick<HouseholdRecord, "adults" | "children" | "familyObstacles">;

const FIELDS: FieldsOf<Family> = {
  adults: { label: "Adultes", words: (adults) => joinWords(adults.map(({ firstName }) => firstName)) },
  children: {
    label: "Enfants",
    words: (children) => joinWords(children.map(({ firstName = "à naître" }) => firstName)),
  },
  familyObstacles: { label: OBSTACLES_LABEL, words: (obstacles) => listed(obstacles.map(obstacleWords)) },
};

/**
 * Keeps what the household chose to tell of itself: the adults who are not candidates, the children and the month
 * of their birth ("YYYY-MM"). No date of birth, nothing on health. Members keep their id. Refuses, showing both, a
 * list a colleague changed since the form was drawn (`before`). `effects` are saved with the change.
 */
export async function recordFamily(
  actor: Actor,
  householdId: string,
  written: Family,
  { before, effects = [] }: { before?: Readonly<Record<string, unknown>>; effects?: Effect[] } = {},
): Promise<void> {
  for (;;) {
    const {
      version,
      adults = [],
      children,
      familyObstacles = [],
    } = await Household.findById(householdId).orFail().lean<HouseholdRecord>();
    const current = { adults: inPairs(adults), children, familyObstacles };
    const submitted = { ...written, familyObstacles: written.familyObstacles ?? familyObstacles };
    const changes = changesOf(FIELDS, { before: before ?? current, submitted, current });
    if (changes.length === 0) return;
    const family = familyOf(submitted);
    const { set } = writeOf(changes, family);
    const saved = await commit(actor, Household, householdId, {
      onlyIf: { version },
      set: { ...set, updatedAt: now() },
      effects: [
        audit("household.updated", changes),
        entry({
          householdId,
          kind: "change",
          text: "Foyer précisé.",
          changes: familyDifferences(changes, current, { ...family, adults: inPairs(family.adults) }),
          changed: { kind: "household", id: householdId },
          authorName: actor.name,
        }),
        followUp("refreshFile", { householdId }),
        ...effects,
      ],
    });
    if (saved) return;
  }
}

/** The adult who shares the life of the candidate today, if the household told of one. */
export function spouseOf({ adults = [] }: Pick<HouseholdRecord, "adults">): Adult | undefined {
  return adults.find(({ relation, untilOn }) => relation === "couple" && !untilOn);
}

function familyOf({ adults, children, familyObstacles }: Required<Family>): Required<StoredFamily> {
  return {
    adults: adults.map(identified),
    children: children.map(identified),
    familyObstacles: familyObstacles.map(identified),
  };
}

function identified<Member extends { id?: string }>(member: Member): Member & { id: string } {
  return { ...member, id: member.id ?? newId() };
}
