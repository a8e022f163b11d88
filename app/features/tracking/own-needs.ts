import type { HouseholdRecord } from "#models/household";
import type { NeedKind } from "~/vocabulary/needs";

type Members = Pick<HouseholdRecord, "heads" | "adults" | "relations">;

/** What is known of the searches for work of a household. */
export interface WorkSearch {
  /** Whose they are said to be, by id. */
  ownerIds: readonly string[];
  /** Who agreed that theirs be shown to the other adult, by id. */
  sharedBy: readonly string[];
  isOpen: boolean;
}

export type ToldHousehold = Members & { workSearch: WorkSearch };

/**
 * Whether a need is told to an adult: the scholarship of the only candidate to that candidate, a search for work to whose
 * it is and, with their agreement, to the other of the couple, what is the household's to the candidates and the spouse.
 * Nothing to anybody else, nor once a couple is over: what may be the other's alone is not shown.
 */
export function isToldOf(kind: NeedKind, memberId: string, household: ToldHousehold): boolean {
  const candidates = candidatesOf(household);
  if (kind === "scholarship") return candidates.length === 1 && candidates[0] === memberId;
  if (kind === "spouse-work") return isToldOfWork(memberId, household);
  return isToldOfHousehold(memberId, household);
}

/** The first name of the child a need is for, for an adult who is told of it; nothing of a birth to come. */
export function childOf(
  { childId }: { childId?: string },
  { children }: Pick<HouseholdRecord, "children">,
): { childName?: string } {
  const { firstName, isUnborn } = children.find(({ id }) => id === childId) ?? {};
  return firstName && !isUnborn ? { childName: firstName } : {};
}

/** Whose search for work it is, as far as the file says it for certain; undefined once a couple is over. */
export function workSeekerOf({ workSearch: { ownerIds }, ...household }: ToldHousehold): string | undefined {
  const [owner, another] = ownerIds;
  if (!owner) return likelySeekerOf(household);
  if (another || hasParted(household)) return undefined;
  const adults = (household.adults ?? []).filter(({ untilOn }) => !untilOn).map(({ id }) => id);
  return [...candidatesOf(household), ...adults].find((id) => id === owner);
}

/** The two of the only couple of a household; nobody when there are others, or when it is over. */
export function coupleOf(household: Members): string[] {
  const candidates = candidatesOf(household);
  const spouses = couplesOf(household).filter(({ untilOn }) => !untilOn);
  if (hasParted(household)) return [];
  if (candidates.length === 1 && spouses.length === 1) return [...candidates, ...spouses.map(({ id }) => id)];
  return candidates.length === 2 && spouses.length === 0 && isTogether(candidates, household)
    ? candidates
    : [];
}

function isToldOfWork(memberId: string, household: ToldHousehold): boolean {
  const seeker = workSeekerOf(household);
  if (!seeker) return false;
  const couple = coupleOf(household);
  const isShared = household.workSearch.sharedBy.includes(seeker) && couple.includes(seeker);
  return memberId === seeker || (isShared && couple.includes(memberId));
}

/** As long as nobody said whose it is: the spouse’s, who may be the second candidate, or that of the only adult. */
function likelySeekerOf(household: Members): string | undefined {
  const [first, second, third] = candidatesOf(household);
  const [couple, ...others] = couplesOf(household);
  if (couple) return others.length > 0 || couple.untilOn ? undefined : couple.id;
  if (!second) return hasTie(household) ? undefined : first;
  return third || !isTogether(candidatesOf(household), household) ? undefined : second;
}

/** Whether a couple of the file is over. */
function hasParted(household: Members): boolean {
  const ties = (household.relations ?? []).filter(({ kind }) => kind === "couple");
  return [...couplesOf(household), ...ties].some(({ untilOn }) => untilOn);
}

function candidatesOf({ heads }: Pick<Members, "heads">): string[] {
  return heads.map(({ candidateId }) => candidateId);
}

function isToldOfHousehold(memberId: string, household: Members): boolean {
  const candidates = candidatesOf(household);
  const spouses = couplesOf(household).filter(({ untilOn }) => !untilOn);
  if (candidates.includes(memberId)) return !isApart(memberId, candidates, household);
  return spouses.some(({ id }) => id === memberId);
}

/** When the household arrives, for an adult who is told what is the household's. */
export function arrivalToldTo(
  memberId: string,
  household: Members & Pick<HouseholdRecord, "arrivalOn">,
): string | undefined {
  return isToldOfHousehold(memberId, household) ? household.arrivalOn : undefined;
}

/** The adults who are or were in a couple with a candidate, and are no candidates themselves. */
function couplesOf({ heads, adults = [] }: Members) {
  return adults.filter(
    ({ id, relation }) => relation === "couple" && !heads.some(({ candidateId }) => candidateId === id),
  );
}

function hasTie({ relations = [] }: Members): boolean {
  return relations.some(({ kind }) => kind === "couple");
}

/** Whether the candidates are in a couple with one another. */
function isTogether(candidates: readonly string[], { relations = [] }: Members): boolean {
  const ties = relations.filter(
    ({ kind, oneId, otherId }) =>
      kind === "couple" && candidates.includes(oneId) && candidates.includes(otherId),
  );
  return ties.length > 0 && ties.every(({ untilOn }) => !untilOn);
}

/** Whether this candidate is no longer in a couple with another one of the file: whose the needs are is not known. */
function isApart(memberId: string, candidates: readonly string[], { relations = [] }: Members): boolean {
  return relations.some(
    ({ kind, untilOn, oneId, otherId }) =>
      kind === "couple" &&
      untilOn &&
      [oneId, otherId].includes(memberId) &&
      candidates.includes(oneId) &&
      candidates.includes(otherId),
  );
}
