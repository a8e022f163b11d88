import type { DuplicateReason } from "~/vocabulary/submissions";

const REASON_PREFIXES = { "email:": "email", "phone:": "phone", "name:": "name" } as const;

/** Why two records may be one person, from the keys they share. */
export function duplicateReasonsOf(keys: string[]): DuplicateReason[] {
  return Object.entries(REASON_PREFIXES)
    .filter(([prefix]) => keys.some((key) => key.startsWith(prefix)))
    .map(([, reason]) => reason);
}
