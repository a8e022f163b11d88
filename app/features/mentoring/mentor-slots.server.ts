import type { MentorRecord } from "#models/mentor";
import { Mentorship } from "#models/mentorship";
import { isDuplicateKey } from "~/core/db/commit.server";
import { UserFacingError } from "~/core/errors";

type Volunteer = Pick<MentorRecord, "_id" | "firstName" | "lastName" | "most">;

/**
 * Writes a pair in a free slot of its volunteer, chosen again when another pair took it meanwhile. Refuses a volunteer
 * who accompanies as many people as they take.
 */
export async function inFreeSlot(
  mentor: Volunteer,
  write: (slot: number) => Promise<unknown>,
): Promise<void> {
  for (;;) {
    const slot = await freeSlotOf(mentor);
    try {
      await write(slot);
      return;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }
}

/** The first that nobody has: whoever chooses at the same moment chooses the same one. */
async function freeSlotOf({ _id: mentorId, firstName, lastName, most }: Volunteer): Promise<number> {
  const held = { mentorId, $or: [{ isOpen: true }, { slot: { $exists: true } }] };
  const pairs = await Mentorship.find(held, { isOpen: 1, slot: 1 }).lean();
  if (pairs.filter(({ isOpen }) => isOpen).length >= most)
    throw new UserFacingError(
      `${firstName} ${lastName} accompagne déjà autant de personnes que prévu. Choisissez quelqu’un d’autre, ou changez ce nombre dans sa fiche.`,
    );
  const taken = new Set(pairs.map(({ slot }) => slot));
  let slot = 0;
  while (taken.has(slot)) slot += 1;
  return slot;
}
