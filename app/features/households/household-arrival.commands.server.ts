import { Household } from "#models/household";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, entry, followUp } from "~/core/db/effects.server";
import { formatDayLong } from "~/vocabulary/typography";

/**
 * Notes when the household arrives ("YYYY-MM-DD"), as long as nobody has said it otherwise than `corrected`, the day
 * that this one corrects.
 */
export async function noteArrival(
  actor: Actor,
  householdId: string,
  arrivalOn: string,
  corrected?: string,
): Promise<void> {
  const { arrivalOn: was } = (await Household.findById(householdId, { arrivalOn: 1 }).lean()) ?? {};
  if (was === arrivalOn || (was && was !== corrected)) return;
  await changeArrival(actor, householdId, { was, is: arrivalOn });
}

/**
 * Moves the arrival of a household from a day ("YYYY-MM-DD") to another; either may be unknown, and the same day changes
 * nothing. Refuses once it moved.
 */
export async function changeArrival(
  actor: Actor,
  householdId: string,
  { was, is }: { was?: string; is?: string },
): Promise<void> {
  if (was === is) return;
  const [before, after] = [was ? formatDayLong(was) : "", is ? formatDayLong(is) : ""];
  await commit(actor, Household, householdId, {
    onlyIf: { arrivalOn: was ?? { $exists: false } },
    refusal: "La date d’arrivée a changé entre-temps. Rechargez la page pour voir la nouvelle.",
    set: { ...(is ? { arrivalOn: is } : {}), updatedAt: now() },
    unset: is ? [] : ["arrivalOn"],
    effects: [
      audit("household.updated", ["arrivalOn"]),
      entry({
        householdId,
        kind: "change",
        text: after ? `Arrivée le ${after}.` : "Date d’arrivée retirée.",
        changes: [{ label: "Arrivée", before, after, field: "arrivalOn", was, is }],
        changed: { kind: "household", id: householdId },
        authorName: actor.name,
      }),
      followUp("refreshFile", { householdId }),
      followUp("planChildren", { householdId }),
    ],
  });
}
