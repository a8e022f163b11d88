import type { HouseholdRecord } from "#models/household";
import type { ConsentPurpose } from "~/vocabulary/consents";
import type { NeedKind } from "~/vocabulary/needs";

type Members = Pick<HouseholdRecord, "heads" | "adults" | "relations">;

/** An adult who agrees, or not, that a need goes to partners. */
export interface Giver {
  id: string;
  firstName: string;
  name: string;
}

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

/** The purpose a person agrees to, or not, before a need is passed on. */
export function purposeOf({ kind }: { kind: NeedKind }): ConsentPurpose {
  return PURPOSES[kind];
}

/**
 * Whose agreement a need takes: a candidate's, any adult's once no candidate is left; for a scholarship a candidate's
 * alone, and for the work of a spouse that adult's, whom the file may not know yet.
 */
export function giversOf(kind: NeedKind, household: Members): Giver[] {
  if (kind === "spouse-work") return spousesOf(household);
  const heads = headsOf(household);
  return heads.length > 0 || kind === "scholarship" ? heads : (household.adults ?? []).map(giver);
}

/** Those whose agreement alone counts, by id; undefined when that of any adult of the household does. */
export function onlyGivers(kind: NeedKind, household: Members): string[] | undefined {
  return OF_ONE_PERSON.includes(kind) ? giversOf(kind, household).map(({ id }) => id) : undefined;
}

/** Any adult of the household, by id. */
export function findAdult(household: Members, id: string | undefined): Giver | undefined {
  return [...headsOf(household), ...(household.adults ?? []).map(giver)].find((adult) => adult.id === id);
}

/** The other candidates and whoever is in a couple; the other adults as long as no couple was ever known. */
function spousesOf(household: Members): Giver[] {
  const heads = headsOf(household);
  const { adults: known = [], relations = [] } = household;
  const adults = known.filter(({ id, untilOn }) => !untilOn && !heads.some((head) => head.id === id));
  const ties = relations.filter(({ kind }) => kind === "couple");
  const isApart = ({ id }: Giver) =>
    ties.some(({ untilOn, oneId, otherId }) => untilOn && [oneId, otherId].includes(id));
  const spouses = [
    ...heads.slice(1).filter((head) => !isApart(head)),
    ...adults.filter(({ relation }) => relation === "couple").map(giver),
  ];
  const isCoupleKnown = ties.length > 0 || known.some(({ relation }) => relation === "couple");
  return spouses.length > 0 || isCoupleKnown ? spouses : adults.map(giver);
}

function headsOf({ heads }: Members): Giver[] {
  return heads.map(({ candidateId, ...names }) => giver({ id: candidateId, ...names }));
}

function giver({ id, firstName, lastName }: { id: string; firstName: string; lastName?: string }): Giver {
  return { id, firstName, name: [firstName, lastName].filter(Boolean).join(" ") };
}
