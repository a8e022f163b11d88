import { Household, type HouseholdRecord } from "#models/household";
import type { NeedRecord } from "#models/need";
import { childName, needName } from "~/features/households/child-needs";

/** « Garde d’enfants · Jules »: what the journal and the tasks call a need; a child’s own, by what lists call that child. */
export async function namedNeed({
  householdId,
  kind,
  childId,
}: Pick<NeedRecord, "householdId" | "kind" | "childId">): Promise<string> {
  if (!childId) return needName({ kind });
  const household = await Household.findById(householdId, { children: 1 }).lean<HouseholdRecord>();
  const child = household?.children.find(({ id }) => id === childId);
  return needName({ kind, ...(child ? { childName: childName(child) } : {}) });
}
