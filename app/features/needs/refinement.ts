import type { NeedCriteria, NeedRecord } from "#models/need";
import type { RefusalReason } from "~/vocabulary/need-options";
import type { PlaceFacts } from "./ranking";

/** What may be changed of the criteria from what was refused, in words that say what and why. */
export interface Refinement {
  /** One of each kind at a time. */
  key: string;
  /** « Trop cher, dit 2 fois : ramener le budget à 600 € ? » */
  words: string;
  change: Partial<RefinedCriteria>;
}

/** The criteria a refinement may change. */
export type RefinedCriteria = Pick<
  NeedCriteria,
  "budgetMax" | "distanceMaxKm" | "rooms" | "isFurnished" | "hasPets" | "isAccessible" | "importances"
>;

/** What refinements are drawn from. */
export interface RefinedFrom extends Pick<NeedRecord, "criteria" | "options" | "visits"> {
  /** What the commune of an option is to what is looked for; absent where nobody looked. */
  placeOf?: (code: string | undefined) => PlaceFacts;
}

type Options = NeedRecord["options"];

/** The options refused for each reason, by the family or after a visit: an option counts once for a reason. */
export function refusedFor({
  options,
  visits = [],
}: Pick<RefinedFrom, "options" | "visits">): Map<RefusalReason, Options> {
  const refused = new Map<RefusalReason, Options>();
  for (const option of options) {
    const said = visits
      .filter(({ optionId }) => optionId === option.id)
      .flatMap(({ feedback }) => feedback.filter(({ liking }) => liking !== "yes"))
      .flatMap(({ reasons }) => reasons);
    const reasons = [...(option.state === "discarded" ? (option.reasons ?? []) : []), ...said];
    for (const reason of new Set(reasons)) refused.set(reason, [...(refused.get(reason) ?? []), option]);
  }
  return refused;
}

/** The values a refinement changes, as they are now: what undoing it puts back. */
export function beforeOf(criteria: NeedCriteria, change: Partial<RefinedCriteria>): Partial<RefinedCriteria> {
  const known = new Map(Object.entries(criteria));
  return Object.fromEntries(Object.keys(change).map((key) => [key, known.get(key) ?? null]));
}
