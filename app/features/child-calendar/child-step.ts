import type { Offset } from "#models/template";
import type { Day } from "~/core/calendar";
import type { PlanAnchor } from "~/vocabulary/templates";

/** One thing to do for a child: what it says, and what its day is counted from. */
export interface ChildStep<Facts> {
  key: string;
  anchor: PlanAnchor;
  /** Undefined while nobody said it. */
  anchorOn: (facts: Facts) => Day | undefined;
  /** Absent on the very day of the anchor. */
  offset?: Offset;
  /** Whom it concerns; every child unless said. */
  isFor?: (facts: Facts) => boolean;
  /** There is nothing left of it to do once the need is settled. */
  isSearch?: boolean;
  /** It is done once the need was asked of a partner. */
  isAsk?: boolean;
  label: (facts: Facts) => string;
  papers: (facts: Facts) => readonly string[];
  /** The rule it comes from: a text, or usage. */
  note: (facts: Facts) => string;
}
