import type { HouseholdRecord } from "#models/household";

export type Members = Pick<HouseholdRecord, "heads" | "adults" | "relations">;

/** An adult of a household, a candidate or not. */
export interface HouseholdAdult {
  id: string;
  firstName: string;
  name: string;
}

/** The candidates of a household. */
export function headsOf({ heads }: Pick<Members, "heads">): HouseholdAdult[] {
  return heads.map(({ candidateId, ...names }) => toAdult({ id: candidateId, ...names }));
}

/** The candidates, then the other adults, those who left included. */
export function adultsOf(household: Pick<Members, "heads" | "adults">): HouseholdAdult[] {
  const heads = headsOf(household);
  const others = (household.adults ?? []).filter(({ id }) => !heads.some((head) => head.id === id));
  return [...heads, ...others.map(toAdult)];
}

/** Somebody by how they are called. */
export function toAdult({
  id,
  firstName,
  lastName,
}: {
  id: string;
  firstName: string;
  lastName?: string;
}): HouseholdAdult {
  return { id, firstName, name: [firstName, lastName].filter(Boolean).join(" ") };
}

/** Whose search for work it is: the one it is said to be, else the spouses; nobody once that one is gone from the file. */
export function seekersOf(household: Members, memberId?: string): HouseholdAdult[] {
  if (!memberId) return spousesOf(household);
  return possibleSeekersOf(household).filter(({ id }) => id === memberId);
}

/** The one whose search for work it is; undefined as long as it may be that of several. */
export function seekerOf(household: Members, memberId?: string): HouseholdAdult | undefined {
  const [seeker, another] = seekersOf(household, memberId);
  return another ? undefined : seeker;
}

/** Who may look for work: the spouses; any of several candidates; the only adult there is. */
export function possibleSeekersOf(household: Members): HouseholdAdult[] {
  const spouses = spousesOf(household);
  const heads = headsOf(household);
  if (heads.length === 1 && spouses.length > 0) return spouses;
  return [...heads, ...spouses.filter(({ id }) => !heads.some((head) => head.id === id))];
}

/** The other candidates and whoever is in a couple; the other adults as long as no couple was ever known. */
export function spousesOf(household: Members): HouseholdAdult[] {
  const heads = headsOf(household);
  const { adults: known = [], relations = [] } = household;
  const adults = known.filter(({ id, untilOn }) => !untilOn && !heads.some((head) => head.id === id));
  const ties = relations.filter(({ kind }) => kind === "couple");
  const isApart = ({ id }: HouseholdAdult) =>
    ties.some(({ untilOn, oneId, otherId }) => untilOn && [oneId, otherId].includes(id));
  const spouses = [
    ...heads.slice(1).filter((head) => !isApart(head)),
    ...adults.filter(({ relation }) => relation === "couple").map(toAdult),
  ];
  const isCoupleKnown = ties.length > 0 || known.some(({ relation }) => relation === "couple");
  return spouses.length > 0 || isCoupleKnown ? spouses : adults.map(toAdult);
}
