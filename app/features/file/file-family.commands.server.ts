import type { HouseholdRecord } from "#models/household";
import type { User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { type Effect, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { wrongLink } from "~/features/households/family-links";
import { type Family, recordFamily } from "~/features/households/household-family.commands.server";
import type { ConsentMeans } from "~/vocabulary/consents";

interface FamilyInput extends Family {
  before?: Readonly<Record<string, unknown>>;
  unbornMeans?: ConsentMeans;
  /** Which candidate of the household agreed. */
  unbornBy?: string;
}

/**
 * Saves the family as its form shows it. Refuses a link told twice, or that a child cannot have with an adult; and to
 * note a child on the way when the family did not agree to it: its agreement, and how it was given, is kept like any
 * other.
 */
export async function saveFamily(
  user: User,
  household: HouseholdRecord,
  { before, unbornMeans, unbornBy, ...family }: FamilyInput,
): Promise<void> {
  const wrong = wrongLink(household, family);
  if (wrong) throw new UserFacingError(wrong.message, { field: wrong.field });
  const isNew = family.children.some(({ isUnborn, id }) => isUnborn && !wasUnborn(household, id));
  const effects = isNew ? consentToNote(household, unbornMeans, unbornBy) : [];
  await recordFamily(user, household._id, family, { before, effects });
}

/** Saved with the family itself: a child on the way is never noted without the consent to it. */
function consentToNote(
  { _id: householdId, heads }: HouseholdRecord,
  means: ConsentMeans | undefined,
  by: string | undefined,
): Effect[] {
  if (!means) {
    throw new UserFacingError(
      "Une naissance attendue ne se note que si la famille vous l’a dit et l’accepte : dites comment, ou retirez cette ligne.",
      { field: "unbornMeans" },
    );
  }
  const head = by ? heads.find(({ candidateId }) => candidateId === by) : heads[0];
  if (by && !head) throw new UserFacingError("Choisissez qui a donné son accord.", { field: "unbornBy" });
  if (!head) return [];
  const { candidateId } = head;
  const at = now().toISOString();
  return [followUp("recordConsent", { householdId, candidateId, purpose: "expected-child", means, at })];
}

function wasUnborn({ children }: HouseholdRecord, id: string | undefined): boolean {
  return children.some((child) => child.id === id && child.isUnborn);
}
