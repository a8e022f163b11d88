import { Mentor } from "#models/mentor";
import { Structure } from "#models/structure";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { changesOf, writeOf } from "~/core/lost-updates";
import { fold } from "~/core/search-words";
import { type MentorInput, mentorCardOf, mentorFields } from "./mentor-card";
import { getMentor } from "./mentors.queries.server";

/** Adds a volunteer. Returns their id; refuses an unknown structure. */
export async function addMentor(actor: Actor, input: MentorInput, id = newId()): Promise<string> {
  await structureName(input);
  const values = { _id: id, ...input, sortName: sortNameOf(input), isActive: true, createdAt: now() };
  await create(actor, Mentor, values, [audit("mentor.created")]);
  return id;
}

/**
 * Writes what was changed of a volunteer since the card was drawn (`before`); refuses, showing both values, a field a
 * colleague changed meanwhile, and an unknown structure.
 */
export async function updateMentor(
  actor: Actor,
  mentorId: string,
  before: Readonly<Record<string, unknown>>,
  submitted: MentorInput,
): Promise<void> {
  const fields = mentorFields(await structureName(submitted));
  for (;;) {
    const mentor = await getMentor(mentorId);
    const current = mentorCardOf(mentor);
    const changes = changesOf(fields, { before, submitted, current });
    if (changes.length === 0) return;
    const { set, unset } = writeOf(changes, submitted);
    const saved = await commit(actor, Mentor, mentorId, {
      onlyIf: { version: mentor.version },
      set: { ...set, sortName: sortNameOf({ ...current, ...set }) },
      unset,
      effects: [audit("mentor.updated", changes)],
    });
    if (saved) return;
  }
}

/** Notes that a volunteer takes nobody any more, or does again; those they accompany stay theirs. Safe twice. */
export async function offerMentor(actor: Actor, mentorId: string, isActive: boolean): Promise<void> {
  await getMentor(mentorId);
  await commit(actor, Mentor, mentorId, {
    onlyIf: { isActive: !isActive },
    set: { isActive },
    effects: [audit("mentor.updated", ["isActive"])],
  });
}

async function structureName({ structureId }: MentorInput): Promise<string | undefined> {
  if (!structureId) return undefined;
  const structure = await Structure.findById(structureId, { name: 1 }).lean();
  if (!structure)
    throw new UserFacingError("Choisissez une structure de la liste.", { field: "structureId" });
  return structure.name;
}

function sortNameOf({ firstName, lastName }: Pick<MentorInput, "firstName" | "lastName">): string {
  return fold(`${lastName} ${firstName}`);
}
