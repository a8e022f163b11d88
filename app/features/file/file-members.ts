import type { HouseholdRecord } from "#models/household";
import { joinWords } from "~/vocabulary/typography";

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

/** « Anna et Paul »: the candidates' first names, by which files of one family name are told apart. */
export function firstNamesOf({ heads }: { heads: readonly { firstName: string }[] }): string {
  return joinWords(heads.map(({ firstName }) => firstName));
}

/** « Kido · Anna » */
export function titleWithNames(file: { title: string; heads: readonly { firstName: string }[] }): string {
  return [file.title || "Sans nom", firstNamesOf(file)].filter(Boolean).join(" · ");
}

/** Whom a colleague may call: the candidates, then the other adults. */
export function callableOf({ heads, adults }: Pick<HouseholdRecord, "heads" | "adults">) {
  return membersOf({ heads, adults, children: [] });
}

/** Whom a colleague may write to: the candidates, then the adults who left an address. */
export function writableOf({ heads, adults = [] }: Pick<HouseholdRecord, "heads" | "adults">) {
  return [
    ...heads.map(({ candidateId, firstName, lastName }) => ({ id: candidateId, firstName, lastName })),
    ...adults
      .filter(({ email }) => email)
      .map(({ id, firstName, lastName = "" }) => ({ id, firstName, lastName })),
  ];
}
