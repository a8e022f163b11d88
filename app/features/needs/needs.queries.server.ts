import { Need, type NeedRecord } from "#models/need";
import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { getHousehold } from "~/features/households/households.queries.server";

/** A need of a file this colleague may see; 404 otherwise. */
export async function getNeed(user: User, needId: string): Promise<NeedRecord> {
  const need = await Need.findById(needId, { pendingEffects: 0, appliedEffects: 0 }).lean<NeedRecord>();
  if (!need) throw notFound();
  await getHousehold(user, need.householdId);
  return need;
}
