import type { AllocationRecord } from "#models/allocation";
import type { User } from "~/core/auth/actor";
import { BREAK_WORDS, type BrokenLine, brokenLines } from "./broken-lines";
import { problemFor } from "./problem-of.queries.server";
import { namesOfPlacements } from "./told-lines.queries.server";

/** The lines of an allocation that no longer hold now. */
async function listBroken(allocation: AllocationRecord): Promise<BrokenLine[]> {
  const { problem } = await problemFor(allocation);
  return brokenLines(problem, allocation.lines);
}

/** Each of them in words, with a name where this colleague may read it: « Clara Fabre (ne vient plus) ». */
export async function brokenNames(user: User, allocation: AllocationRecord): Promise<string[]> {
  const broken = await listBroken(allocation);
  const names = await namesOfPlacements(
    user,
    broken.map(({ placementId }) => placementId),
  );
  return broken.map(
    ({ placementId, why }) => `${names.get(placementId) ?? "une personne"} (${BREAK_WORDS[why]})`,
  );
}
