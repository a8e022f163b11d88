import type { AllocationRecord } from "#models/allocation";
import { Placement, type PlacementRecord } from "#models/placement";
import type { User } from "~/core/auth/actor";
import { withInterns } from "~/features/placements/placements.queries.server";
import { BREAK_WORDS, type BrokenLine, brokenLines } from "./broken-lines";
import { problemFor } from "./problem-of.queries.server";

/** The lines of an allocation that no longer hold now. */
export async function listBroken(allocation: AllocationRecord): Promise<BrokenLine[]> {
  const { problem } = await problemFor(allocation);
  return brokenLines(problem, allocation.lines);
}

/** Each of them in words, with a name where this colleague may read it: « Clara Fabre (ne vient plus) ». */
export async function brokenNames(user: User, allocation: AllocationRecord): Promise<string[]> {
  const broken = await listBroken(allocation);
  const found = await Placement.find({
    _id: { $in: broken.map(({ placementId }) => placementId) },
  }).lean<PlacementRecord[]>();
  const names = new Map(
    (await withInterns(user, found)).map(({ _id, intern }) => [
      _id,
      intern ? `${intern.firstName} ${intern.lastName}` : "une personne d’un autre territoire",
    ]),
  );
  return broken.map(
    ({ placementId, why }) => `${names.get(placementId) ?? "une personne"} (${BREAK_WORDS[why]})`,
  );
}
