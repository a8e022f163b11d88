import type { HouseholdRecord } from "#models/household";
import type { User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { type Effect, followUp } from "~/core/db/effects.server";
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
  const isNew = children.some(({ isUnborn, id }) => isUnborn && !wasUnborn(household, id));
  const effects = isNew ? consentToNote(household) : [];
  await recordFamily(user, household._id, { adults, children }, { before, effects });
}

/** Saved with the family itself: a child on the way is never noted without the consent to it. */
function consentToNote({ _id: householdId, heads: [head] }: HouseholdRecord): Effect[] {
  if (!head) return [];
  const { candidateId } = head;
  const at = now().toISOString();
  return [
    followUp("recordConsent", {
      householdId,
      candidateId,
      purpose: "expected-child",
      means: "in-person",
      at,
    }),
  ];
}

function wasUnborn({ children }: HouseholdRecord, id: string | undefined): boolean {
  return children.some((child) => child.id === id && child.isUnborn);
}
