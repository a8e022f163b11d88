import type { CareAge } from "~/vocabulary/childcare";

/** The group an age in months is counted in. */
export function careAgeOf(months: number): CareAge {
  if (months < 12) return "under-1";
  if (months < 24) return "1-2";
  if (months < 36) return "2-3";
  return months < 72 ? "3-6" : "over-6";
}
