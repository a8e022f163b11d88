import { NBSP } from "~/vocabulary/typography";
import { isSame } from "./lost-updates";

/** What a source says of a card, what it said the last time, and the card as it stands. */
interface Listing<Field extends string> {
  listed: Readonly<Partial<Record<Field, unknown>>>;
  before: Readonly<Record<string, unknown>>;
  current: Readonly<Partial<Record<Field, unknown>>>;
}

/**
 * Of the fields a source speaks of: those it changed since the last time (`moved`), of which some are taken, and some kept
 * as a colleague wrote them since.
 */
export function comparedFields<Field extends string>(
  fields: readonly Field[],
  { listed, before, current }: Listing<Field>,
): { moved: Field[]; taken: Field[]; kept: Field[] } {
  const moved = fields.filter((field) => !isSame(listed[field], before[field]));
  const differing = moved.filter((field) => !isSame(listed[field], current[field]));
  const taken = differing.filter((field) => isSame(current[field], before[field]));
  return { moved, taken, kept: differing.filter((field) => !taken.includes(field)) };
}

/** « change : téléphone ; gardé tel que l’équipe l’a écrit : adresse », then what else is to be said of the line. */
export function comparedWords<Field extends string>(
  { taken, kept }: { taken: readonly Field[]; kept: readonly Field[] },
  namesOf: (fields: readonly Field[]) => string,
  others: readonly string[],
): string {
  const words = [
    taken.length > 0 ? `change${NBSP}: ${namesOf(taken)}` : "",
    kept.length > 0 ? `gardé tel que l’équipe l’a écrit${NBSP}: ${namesOf(kept)}` : "",
    ...others,
  ];
  return words.filter(Boolean).join(`${NBSP}; `);
}
