import { Household } from "#models/household";
import type { Actor } from "~/core/auth/actor";
import { commit } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";

/** Puts a tag on a file; one that is already there stays once. */
export async function addTag(actor: Actor, householdId: string, tag: string): Promise<void> {
  await commit(actor, Household, householdId, {
    onlyIf: { tags: { $ne: tag } },
    push: { tags: tag },
    effects: [audit("household.updated", ["tags"])],
  });
}

/** Takes a tag off a file. */
export async function removeTag(actor: Actor, householdId: string, tag: string): Promise<void> {
  await commit(actor, Household, householdId, {
    onlyIf: { tags: tag },
    pull: { tags: tag },
    effects: [audit("household.updated", ["tags"])],
  });
}
