import type { ErasureScope } from "#models/erasure";
import { notFound } from "~/core/auth/guards.server";
import { filesOf, operationsOf, withAbsorbed } from "./erasure-files.queries.server";
import { listLeftScopes } from "./erasure-left.queries.server";
import { knownOf, peopleOf } from "./erasure-people.queries.server";
import { ownOf, recordsOf } from "./erasure-records.queries.server";
import { listRemovedMembers } from "./past-members.queries.server";

/** Somebody an erasure may reach alone. */
export interface ErasablePerson {
  id: string;
  name: string;
  isCandidate: boolean;
}

/** The adults of a file, candidates first. */
export async function listErasable(householdId: string): Promise<ErasablePerson[]> {
  const { candidates, adults } = await peopleOf(householdId);
  return [
    ...candidates.map(({ _id, ...person }) => ({ id: _id, name: nameOf(person), isCandidate: true })),
    ...adults.map(({ id, ...person }) => ({ id, name: nameOf(person), isCandidate: false })),
  ];
}

/**
 * Everything an erasure reaches, found before it begins: a whole file, or one of its adults, with the papers of nobody
 * when it is asked; and what they left in the files that theirs was split from. 404 when they are gone.
 */
export async function getErasureScope(
  householdId: string,
  memberId?: string,
  takesPapers = false,
): Promise<ErasureScope> {
  const people = await peopleOf(householdId);
  const candidates = people.candidates.filter(({ _id }) => !memberId || _id === memberId);
  const adults = people.adults.filter(({ id }) => !memberId || id === memberId);
  const ids = [...candidates.map(({ _id }) => _id), ...adults.map(({ id }) => id)];
  if (memberId && ids.length === 0) throw notFound();
  const known = knownOf(people, memberId ? ids : undefined);
  const operations = await operationsOf(householdId);
  const removed = memberId ? [] : await listRemovedMembers(householdId);
  const candidateIds = withAbsorbed([...ids, ...removed], operations);
  const whole = { householdId, memberId, candidateIds, ...known };
  const own = memberId ? { ...ownOf(people, memberId), takesPapers } : undefined;
  const files = filesOf(householdId, operations);
  const left = await listLeftScopes({ people, known, candidateIds, fileIds: files.fileIds });
  return { ...whole, ...files, ...(await recordsOf(whole, own)), ...(left.length > 0 ? { left } : {}) };
}

function nameOf({ firstName, lastName }: { firstName: string; lastName?: string }): string {
  return [firstName, lastName].filter(Boolean).join(" ");
}
