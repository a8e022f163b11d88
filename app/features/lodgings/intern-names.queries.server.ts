import { Candidate } from "#models/candidate";
import { Household } from "#models/household";
import type { User } from "~/core/auth/actor";
import { visibleFor } from "~/core/auth/visibility";

/** How an intern whose file this colleague does not see is told. */
export const ELSEWHERE = "interne d’un autre territoire";
/** How an intern whose file was erased is told. */
export const ERASED = "interne dont le dossier est effacé";

/** An intern as this colleague may read them: with their page when their file is within reach. */
export interface InternName {
  name: string;
  candidateId?: string;
}

/** The names of the interns whose files this colleague may see, by candidate id; the others are not there. */
export async function visibleInterns(
  user: User,
  candidateIds: Iterable<string>,
): Promise<Map<string, string>> {
  const asked = [...new Set(candidateIds)].filter(Boolean);
  if (asked.length === 0) return new Map();
  const candidates = await Candidate.find(
    { _id: { $in: asked } },
    { firstName: 1, lastName: 1, householdId: 1 },
  ).lean();
  const files = await Household.find(
    { _id: { $in: candidates.map(({ householdId }) => householdId) }, ...visibleFor(user) },
    { _id: 1 },
  ).lean();
  const visible = new Set(files.map(({ _id }) => _id));
  return new Map(
    candidates
      .filter(({ householdId }) => visible.has(householdId))
      .map(({ _id, firstName, lastName }) => [_id, `${firstName} ${lastName}`]),
  );
}

/** The intern of a booking, from the names this colleague may read. */
export function internOf(names: ReadonlyMap<string, string>, candidateId: string): InternName {
  const name = names.get(candidateId);
  if (name) return { name, candidateId };
  return { name: candidateId ? ELSEWHERE : ERASED };
}
