import type { HouseholdRecord } from "#models/household";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { ageWords, schoolingWords } from "~/features/households/child-ages";
import { shownFamily } from "~/features/households/household-family.commands.server";
import { kinOf } from "~/features/households/kinship-words";
import { CANDIDATE_KINDS } from "~/vocabulary/candidates";
import { joinWords } from "~/vocabulary/typography";
import { callableOf, membersOf } from "./file-members";

/** What the page of the family shows. */
export function getFamily(household: HouseholdRecord) {
  const { _id, title, heads, adults = [], children, formerAdults = [], arrivalOn, version } = household;
  const day = arrivalOn ?? toDay(now());
  return {
    householdId: _id,
    title,
    around: around(household),
    version,
    projects: heads.map(({ candidateId, firstName, lastName, kind, specialty }) => ({
      id: candidateId,
      name: `${firstName} ${lastName}`,
      firstName,
      situation: [CANDIDATE_KINDS[kind].fr, specialty].filter(Boolean).join(", "),
      canWithdraw: formerAdults.some(({ id }) => id === candidateId),
    })),
    otherAdults: adults.map(({ id, firstName }) => ({ id, firstName })),
    kin: kinOf(household),
    family: shownFamily(household),
    members: membersOf(household),
    grownUps: callableOf({ heads, adults }),
    computed: Object.fromEntries(
      children.map(({ id, birthMonth }) => [
        id,
        birthMonth ? [ageWords(birthMonth, toDay(now())), ...schoolingWords(birthMonth, day)] : [],
      ]),
    ),
  };
}

/** The candidates; where none is left, the adults. */
function around({ heads, adults = [], title }: HouseholdRecord): string {
  const people = heads.length > 0 ? heads : adults;
  const names = people.map(({ firstName, lastName }) => [firstName, lastName].filter(Boolean).join(" "));
  return joinWords(names) || title;
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
