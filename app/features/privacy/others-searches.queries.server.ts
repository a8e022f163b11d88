import type { ErasureScope } from "#models/erasure";
import { HandOff } from "#models/hand-off";
import type { HouseholdRecord } from "#models/household";
import { Need } from "#models/need";
import { isToldOf } from "~/features/tracking/own-needs";
import { withWorkSearch } from "~/features/tracking/work-search.queries.server";
import type { NeedKind } from "~/vocabulary/needs";

/** The searches for work that an adult is not told of, with what was handed over of them, by id: somebody else’s alone. */
export async function othersSearches(
  household: HouseholdRecord,
  memberId: string,
  { needIds }: Pick<ErasureScope, "needIds">,
): Promise<string[]> {
  const kind: NeedKind = "spouse-work";
  if (isToldOf(kind, memberId, await withWorkSearch(household))) return [];
  const { _id: householdId } = household;
  const [needs, handOffs] = await Promise.all([
    Need.find({ householdId, kind, _id: { $nin: needIds } }, { _id: 1 }).lean(),
    HandOff.find({ householdId, needKind: kind, needId: { $nin: needIds } }, { _id: 1 }).lean(),
  ]);
  return [...needs, ...handOffs].map(({ _id }) => _id);
}
