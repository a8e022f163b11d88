import type { CareServiceRecord } from "#models/care-service";
import { CARE_AGES, type CareAge, type CareServiceKind } from "~/vocabulary/childcare";
import type { Word } from "~/vocabulary/words";

/** Ages in months that a kind of place minds, when its own places by age say nothing. */
const MINDS: Readonly<Record<CareServiceKind, { from: number; to: number }>> = {
  nursery: { from: 0, to: 72 },
  "micro-nursery": { from: 0, to: 72 },
  "family-nursery": { from: 0, to: 72 },
  "drop-in": { from: 0, to: 72 },
  kindergarten: { from: 24, to: 72 },
  "childminders-house": { from: 0, to: 72 },
  "after-school": { from: 36, to: 144 },
  "leisure-centre": { from: 36, to: 216 },
};

/** The group an age in months is counted in. */
export function careAgeOf(months: number): CareAge {
  if (months < 12) return "under-1";
  if (months < 24) return "1-2";
  if (months < 36) return "2-3";
  return months < 72 ? "3-6" : "over-6";
}

/** Whether a place minds a child of some months: as its places by age tell, else as its kind does. */
export function takesAge(
  { kind, byAge }: Pick<CareServiceRecord, "kind" | "byAge">,
  months: number,
): boolean {
  if (byAge.length > 0) return byAge.some(({ age }) => age === careAgeOf(months));
  return mindsAge(kind, months);
}

/** Whether a kind of place minds children of some months at all. */
export function mindsAge(kind: CareServiceKind, months: number): boolean {
  const { from, to } = MINDS[kind];
  return from <= months && months < to;
}

/** « pour 1 an », "for children 1 year old" */
export function forAge(age: CareAge): Word {
  return { fr: `pour ${CARE_AGES[age].fr}`, en: `for children ${CARE_AGES[age].en}` };
}
