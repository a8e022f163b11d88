import type { HouseholdRecord } from "#models/household";
import type { NeedKind } from "~/vocabulary/needs";

type Members = Pick<HouseholdRecord, "heads" | "adults" | "relations">;

/**
 * Whether a need is told to an adult: the scholarship of the only candidate to that candidate, the search for work of a
 * spouse to that spouse, who may be the second candidate, what is the household's to the candidates and the spouse.
 * Nothing to anybody else, nor once a couple is over: what may be the other's alone is not shown.
 */
export function isToldOf(kind: NeedKind, memberId: string, household: Members): boolean {
  const candidates = household.heads.map(({ candidateId }) => candidateId);
  const couples = couplesOf(household);
  const spouses = couples.filter(({ untilOn }) => !untilOn);
  const isOnlyCandidate = candidates.length === 1 && candidates[0] === memberId;
  if (kind === "scholarship") return isOnlyCandidate;
  if (kind === "spouse-work") {
    if (couples.length > 0) return couples.length === 1 && spouses[0]?.id === memberId;
    if (isOnlyCandidate) return !hasTie(household);
    return candidates.length === 2 && candidates[1] === memberId && isTogether(candidates, household);
  }
  if (candidates.includes(memberId)) return !isApart(memberId, candidates, household);
  return spouses.some(({ id }) => id === memberId);
}

/** When the household arrives, for an adult who is told what is the household's. */
export function arrivalToldTo(
  memberId: string,
  household: Members & Pick<HouseholdRecord, "arrivalOn">,
): string | undefined {
  return isToldOf("housing", memberId, household) ? household.arrivalOn : undefined;
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
