import { Household } from "#models/household";
import { Scholarship, type ScholarshipRecord } from "#models/scholarship";
import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { visibleFor } from "~/core/auth/visibility";

const HIDDEN = { pendingEffects: 0, appliedEffects: 0 } as const;

/** One scholarship, or null. */
export async function findScholarship(scholarshipId: string): Promise<ScholarshipRecord | null> {
  return Scholarship.findById(scholarshipId, HIDDEN).lean<ScholarshipRecord>();
}

/**
 * A scholarship whose file this colleague may see; 404 otherwise. One whose person was erased has no file: it is for whoever
 * follows the whole département.
 */
export async function getScholarship(user: User, scholarshipId: string): Promise<ScholarshipRecord> {
  const scholarship = await findScholarship(scholarshipId);
  if (scholarship?.erasedAs && user.isWholeDepartement) return scholarship;
  const householdId = scholarship?.householdId ?? "none";
  const file = await Household.exists({ _id: householdId, ...visibleFor(user) });
  if (!scholarship || !file) throw notFound();
  return scholarship;
}
