import type { HouseholdRecord } from "#models/household";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { ageWords, schoolingWords } from "~/features/households/child-ages";
import { inPairs, joinWords } from "~/vocabulary/typography";

/** What the page of the family shows. */
export function getFamily({
  _id,
  title,
  heads,
  adults = [],
  children,
  familyObstacles = [],
  arrivalOn,
  version,
}: HouseholdRecord) {
  const day = arrivalOn ?? toDay(now());
  return {
    householdId: _id,
    title,
    candidates: joinWords(heads.map(({ firstName, lastName }) => `${firstName} ${lastName}`)),
    version,
    family: { adults: inPairs(adults), children, familyObstacles },
    computed: Object.fromEntries(
      children.map(({ id, birthMonth }) => [
        id,
        birthMonth ? [ageWords(birthMonth, toDay(now())), ...schoolingWords(birthMonth, day)] : [],
      ]),
    ),
  };
}

/**
 * The members one may read in the header of the file: adults of today, children with their age. A child on the way
 * is nowhere but on the family's own page.
 */
export function memberWords({
  adults = [],
  children,
}: Pick<HouseholdRecord, "adults" | "children">): string[] {
  const today = toDay(now());
  return [
    ...adults
      .filter(({ untilOn }) => !untilOn || untilOn >= today)
      .map(({ firstName, lastName }) => [firstName, lastName].filter(Boolean).join(" ")),
    ...children
      .filter(({ isUnborn }) => !isUnborn)
      .map(({ firstName, birthMonth }) =>
        [firstName, birthMonth && ageWords(birthMonth, today)].filter(Boolean).join(", "),
      ),
  ];
}
