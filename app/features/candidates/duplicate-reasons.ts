import { DUPLICATE_REASONS, type DuplicateReason } from "~/vocabulary/submissions";

const REASON_PREFIXES = { "email:": "email", "phone:": "phone", "name:": "name" } as const;

/** Why two records may be one person, from the keys they share. */
export function duplicateReasonsOf(keys: string[]): DuplicateReason[] {
  return Object.entries(REASON_PREFIXES)
    .filter(([prefix]) => keys.some((key) => key.startsWith(prefix)))
    .map(([, reason]) => reason);
}

/** The same in words, from the keys of what is typed, those of its other first names, and those already known. */
export function whyAlike(
  keys: readonly string[],
  nicknames: readonly string[],
  known: readonly string[],
): string[] {
  const reasons = duplicateReasonsOf(keys.filter((key) => known.includes(key)));
  const isNicknamed = nicknames.some((key) => known.includes(key));
  return [
    ...reasons.map((reason) => DUPLICATE_REASONS[reason].fr),
    ...(isNicknamed ? ["même nom, prénom voisin"] : []),
  ];
}
