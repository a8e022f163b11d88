import { now } from "~/core/clock.server";
import { type Effect, followUp, notice } from "~/core/db/effects.server";
import { standInFor } from "~/features/accounts/stand-ins.queries.server";
import type { LiveTracking } from "./tracking-link.queries.server";

/** A word to whoever follows the file today, and the sign of life that the file keeps. */
export async function tell(
  { household: { _id: householdId, referentId } }: LiveTracking["member"],
  text: string,
  href = `/households/${householdId}`,
): Promise<Effect[]> {
  const touched = followUp("touchFile", { householdId, lastActAt: now().toISOString() });
  if (!referentId) return [touched];
  return [touched, notice({ accountId: await standInFor(referentId), householdId, text, href })];
}
