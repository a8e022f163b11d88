import { Household, type HouseholdRecord } from "#models/household";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, followUp } from "~/core/db/effects.server";

type Family = Pick<HouseholdRecord, "spouse" | "children">;

/**
 * Keeps what the household chose to tell of itself: the spouse, the children and the month of their birth
 * ("YYYY-MM"). No date of birth, nothing on health; an absent spouse is taken off the file.
 */
export async function recordFamily(
  actor: Actor,
  householdId: string,
  { spouse, children }: Family,
): Promise<void> {
  await commit(actor, Household, householdId, {
    set: { ...(spouse ? { spouse } : {}), children, updatedAt: now() },
    unset: spouse ? [] : ["spouse"],
    effects: [audit("household.updated", ["spouse", "children"]), followUp("refreshFile", { householdId })],
  });
}
