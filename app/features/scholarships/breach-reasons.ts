import type { ScholarshipEnd } from "~/vocabulary/scholarship-states";

/** Why a breach may be decided: what ends a scholarship before it is signed has no place here. */
export const BREACH_REASONS = ["not-served", "left", "excluded", "other"] as const satisfies ScholarshipEnd[];
