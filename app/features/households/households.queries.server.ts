import { redirect } from "@remix-run/node";
import { Household, type HouseholdRecord } from "#models/household";
import { Restructuring } from "#models/restructuring";
import { RestructuringStep } from "#models/restructuring-step";
import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { visibleFor } from "~/core/auth/visibility";
import { recordReading } from "~/core/reading-log.server";

/**
 * A file this colleague may see, without what only the relay and the search read; 404 otherwise. The address of a
 * file merged into another leads to that one. Whoever is given it has read it, whatever the page: the journal says so.
 */
export async function getHousehold(user: User, householdId: string): Promise<HouseholdRecord> {
  const household = await Household.findOne(
    { _id: householdId, ...visibleFor(user) },
    { searchWords: 0, pendingEffects: 0, appliedEffects: 0 },
  ).lean<HouseholdRecord>();
  if (household) {
    recordReading(user, "Household", household._id);
    return household;
  }
  const keptId = await findMergedInto(householdId);
  throw keptId ? redirect(`/households/${keptId}`) : notFound();
}

/** The file that took in this one, while their merge holds. */
export async function findMergedInto(householdId: string): Promise<string | null> {
  const step = await RestructuringStep.findOne(
    { documentId: householdId, kind: "remove", model: "Household", state: "applied" },
    { restructuringId: 1 },
  ).lean();
  const merge = step && (await Restructuring.findById(step.restructuringId, { summary: 1 }).lean());
  return typeof merge?.summary.keptId === "string" ? merge.summary.keptId : null;
}
