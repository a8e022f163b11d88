import type { HouseholdRecord } from "#models/household";
import type { User } from "~/core/auth/actor";
import { recordConsent } from "~/features/consents/consents.commands.server";
import {
  type Family,
  recordFamily,
  requireUnbornConsent,
} from "~/features/households/household-family.commands.server";

interface FamilyInput extends Family {
  before?: Readonly<Record<string, unknown>>;
  isUnbornAgreed: boolean;
}

/**
 * Saves the family as its form shows it. Refuses a child on the way that the family did not agree to see noted;
 * its agreement is kept like any other.
 */
export async function saveFamily(
  user: User,
  household: HouseholdRecord,
  { before, adults, children, isUnbornAgreed }: FamilyInput,
): Promise<void> {
  requireUnbornConsent(children, isUnbornAgreed);
  await recordFamily(user, household._id, { adults, children }, before);
  const isNew = children.some(({ isUnborn, id }) => isUnborn && !wasUnborn(household, id));
  const candidateId = household.heads[0]?.candidateId;
  if (isNew && candidateId) {
    await recordConsent(user, {
      householdId: household._id,
      candidateId,
      purpose: "expected-child",
      means: "in-person",
    });
  }
}

function wasUnborn({ children }: HouseholdRecord, id: string | undefined): boolean {
  return children.some((child) => child.id === id && child.isUnborn);
}
