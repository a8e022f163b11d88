import { Candidate, type CandidateRecord } from "#models/candidate";
import { Consent } from "#models/consent";
import { Entry, type EntryRecord } from "#models/entry";
import type { Adult } from "#models/family";
import { Household, type HouseholdRecord } from "#models/household";
import { presentCandidateId } from "~/features/restructurings/absorbed.queries.server";
import type { Known } from "./erased-words";

/** Whom the timeline or a consent of a file speaks of, and who is in it no more. */
export async function listPastMembers(householdId: string): Promise<string[]> {
  const [present, told, agreed] = await Promise.all([
    presentIds(householdId),
    Entry.distinct("memberId", { householdId }),
    Consent.distinct("candidateId", { householdId }),
  ]);
  const seen = [...told, ...agreed].flatMap((id) => (typeof id === "string" ? [id] : []));
  return [...new Set(seen)].filter((id) => !present.includes(id));
}

/** The same, but for those who are in another file today: what is left of them is this file's. */
export async function listRemovedMembers(householdId: string): Promise<string[]> {
  const removed: string[] = [];
  for (const id of await listPastMembers(householdId)) {
    const today = await presentCandidateId(id);
    const isThere =
      (await Candidate.exists({ _id: today })) ?? (await Household.exists({ "adults.id": today }));
    if (!isThere) removed.push(id);
  }
  return removed;
}

/** The words by which those who left a file are found, as their record or the past of the family tells of them. */
export async function wordsOfPastMembers(householdId: string): Promise<Known> {
  const [present, gone] = await Promise.all([presentIds(householdId), listPastMembers(householdId)]);
  const [candidates, files, entries] = await Promise.all([
    Candidate.find({ _id: { $in: gone } }).lean<CandidateRecord[]>(),
    Household.find({ "adults.id": { $in: gone } }, { adults: 1 }).lean<HouseholdRecord[]>(),
    Entry.find({ householdId, "changes.field": "adults" }, { changes: 1 }).lean<EntryRecord[]>(),
  ]);
  const changes = entries.flatMap((entry) => entry.changes.filter(({ field }) => field === "adults"));
  const adults = [
    ...files.flatMap((file) => file.adults.filter(({ id }) => gone.includes(id))),
    ...changes.flatMap(({ was, is }) => [...adultsIn(was), ...adultsIn(is)]),
  ].filter(({ id }) => !present.includes(id));
  const words = [...candidates, ...adults].flatMap(({ firstName, lastName, birthName }) => [
    ...[firstName, lastName, birthName],
  ]);
  return {
    words: told([...words, ...adults.map(({ trade }) => trade)]),
    emails: told([...candidates.flatMap(({ emails }) => emails), ...adults.map(({ email }) => email)]),
    phones: told([...candidates.flatMap(({ phones }) => phones), ...adults.map(({ phone }) => phone)]),
  };
}

async function presentIds(householdId: string): Promise<string[]> {
  const [household, candidates] = await Promise.all([
    Household.findById(householdId, { adults: 1, children: 1 }).lean<HouseholdRecord>(),
    Candidate.find({ householdId }, { _id: 1 }).lean(),
  ]);
  const family = [...(household?.adults ?? []), ...(household?.children ?? [])];
  return [...candidates.map(({ _id }) => _id), ...family.map(({ id }) => id)];
}

/** A difference keeps the list as it was stored. */
function adultsIn(value: unknown): Adult[] {
  return Array.isArray(value) ? value : [];
}

function told(words: readonly (string | undefined)[]): string[] {
  return [...new Set(words.flatMap((word) => (word ? [word] : [])))];
}
