import type { NeedRecord } from "#models/need";
import type { TrackedRank } from "#models/tracking";
import { shownAt } from "~/features/needs/need-status";

/** When an adult last ranked the options of a need; undefined while one of those shown is more recent than their word. */
export function lastRankedAt(
  ranks: readonly TrackedRank[],
  { _id, options }: Pick<NeedRecord, "_id" | "options">,
): Date | undefined {
  const said = ranks.flatMap(({ needId, at }) => (needId === _id && at ? [at] : []));
  const last = said.toSorted((one, other) => Number(one) - Number(other)).at(-1);
  const shown = options.filter(({ state }) => state === "shown");
  return last && shown.every((option) => shownAt(option) <= last) ? last : undefined;
}
