import { Household, type HouseholdRecord } from "#models/household";
import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { visibleFor } from "~/core/auth/visibility";

/** A file this colleague may see, without what only the relay and the search read; 404 otherwise. */
export async function getHousehold(user: User, householdId: string): Promise<HouseholdRecord> {
  const household = await Household.findOne(
    { _id: householdId, ...visibleFor(user) },
    { searchWords: 0, pendingEffects: 0, appliedEffects: 0 },
  ).lean<HouseholdRecord>();
  if (!household) throw notFound();
  return household;
}
