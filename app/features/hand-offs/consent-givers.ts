import type { NeedRecord } from "#models/need";
import { type HouseholdAdult, headsOf, type Members, seekersOf, toAdult } from "~/features/households/adults";
import type { ConsentPurpose } from "~/vocabulary/consents";
import type { NeedKind } from "~/vocabulary/needs";

const PURPOSES: Readonly<Record<NeedKind, ConsentPurpose>> = {
  housing: "housing",
  "spouse-work": "spouse-work",
  schooling: "schooling",
  childcare: "childcare",
  scholarship: "scholarship",
  discovery: "partners",
};

/** What is one person's affair, which nobody else of the household agrees to. */
const OF_ONE_PERSON: readonly NeedKind[] = ["spouse-work", "scholarship"];

/** A need, and whose search for work it is when that is known. */
type Asked = Pick<NeedRecord, "kind"> & { criteria?: Pick<NeedRecord["criteria"], "memberId"> };

/** The purpose a person agrees to, or not, before a need is passed on. */
export function purposeOf({ kind }: { kind: NeedKind }): ConsentPurpose {
  return PURPOSES[kind];
}

/**
 * Whose agreement a need takes: a candidate's, any adult's once no candidate is left; for a scholarship a candidate's
 * alone, and for the work of a spouse that adult's, whom the file may not know yet.
 */
export function giversOf({ kind, criteria }: Asked, household: Members): HouseholdAdult[] {
  if (kind === "spouse-work") return seekersOf(household, criteria?.memberId);
  const heads = headsOf(household);
  return heads.length > 0 || kind === "scholarship" ? heads : (household.adults ?? []).map(toAdult);
}

/** Those whose agreement alone counts, by id; undefined when that of any adult of the household does. */
export function onlyGivers(need: Asked, household: Members): string[] | undefined {
  return OF_ONE_PERSON.includes(need.kind) ? giversOf(need, household).map(({ id }) => id) : undefined;
}

/** Any adult of the household, by id. */
export function findAdult(household: Members, id: string | undefined): HouseholdAdult | undefined {
  return [...headsOf(household), ...(household.adults ?? []).map(toAdult)].find((adult) => adult.id === id);
}
