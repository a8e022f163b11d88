import { Household } from "#models/household";
import type { Actor } from "~/core/auth/actor";
import type { Day } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";

/**
 * Moves the next action of a file to another day ("YYYY-MM-DD"); its time of day is forgotten. Refuses when a colleague
 * changed it meanwhile.
 */
export async function postponeNextAction(
  actor: Actor,
  householdId: string,
  { label, dueOn }: { label: string; dueOn: Day },
): Promise<void> {
  await commit(actor, Household, householdId, {
    onlyIf: { "nextAction.label": label },
    refusal: "La prochaine action a changé entre-temps. Rechargez la page pour voir la nouvelle.",
    set: { "nextAction.dueOn": dueOn, updatedAt: now() },
    unset: ["nextAction.time"],
    effects: [audit("household.next-action-set", ["dueOn"])],
  });
}

/**
 * The follow-up that replaces the next action of a file when it is one of these, done since: its owner keeps what comes
 * after, by a day ("YYYY-MM-DD"). Safe twice.
 */
export async function replaceNextAction(
  actor: Actor,
  { householdId, labels, label, dueOn }: { householdId: string; labels: string[]; label: string; dueOn: Day },
  appliedBy: string,
): Promise<void> {
  await commit(actor, Household, householdId, {
    onlyIf: { "nextAction.label": { $in: labels.filter((one) => one !== label) } },
    set: {
      "nextAction.label": label,
      "nextAction.dueOn": dueOn,
      "nextAction.origin": "answer",
      updatedAt: now(),
    },
    unset: ["nextAction.time"],
    effects: [audit("household.next-action-set", ["nextAction"])],
    appliedBy,
  });
}
