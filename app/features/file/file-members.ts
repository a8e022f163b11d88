import type { HouseholdRecord } from "#models/household";

/** Whom a line of the timeline may concern; a child on the way is nowhere but on the family's own page. */
export function membersOf({
  heads,
  adults = [],
  children,
}: Pick<HouseholdRecord, "heads" | "adults" | "children">): { value: string; label: string }[] {
  return [
    ...heads.map(({ candidateId, firstName, lastName }) => ({
      value: candidateId,
      label: `${firstName} ${lastName}`,
    })),
    ...adults.map(({ id, firstName, lastName }) => ({
      value: id,
      label: [firstName, lastName].filter(Boolean).join(" "),
    })),
    ...children
      .filter(({ isUnborn }) => !isUnborn)
      .map(({ id, firstName = "" }) => ({ value: id, label: firstName })),
  ];
}
