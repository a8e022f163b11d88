import { Candidate, type CandidateRecord } from "#models/candidate";
import type { HouseholdRecord } from "#models/household";
import { presentCandidateId } from "~/features/restructurings/absorbed.queries.server";
import type { Language } from "~/vocabulary/languages";
import type { WorkSearch } from "./own-needs";
import { findWithWorkSearch, withWorkSearch } from "./work-search.queries.server";

/** An adult who may have a page: a candidate, or another adult of a household. */
export interface TrackedMember {
  id: string;
  firstName: string;
  lastName: string;
  /** « Camille Bonnet » */
  name: string;
  email?: string;
  phone?: string;
  language: Language;
  household: HouseholdRecord & { workSearch: WorkSearch };
  /** Their professional half; absent of an adult who is no candidate. */
  candidate?: CandidateRecord;
}

/** Somebody by their id, in the file where they are today, merged records included; null once they are gone. */
export async function findMember(memberId: string): Promise<TrackedMember | null> {
  const own = await Candidate.findById(memberId).lean<CandidateRecord>();
  // Whoever still has a record was taken in by nobody else's.
  const id = own ? memberId : await presentCandidateId(memberId);
  const candidate = id === memberId ? own : await Candidate.findById(id).lean<CandidateRecord>();
  const household = await findWithWorkSearch(
    candidate ? { _id: candidate.householdId } : { "adults.id": id },
  );
  return household && memberOf(household, id, candidate);
}

/** The adults of a file the caller was already allowed to see, candidates first. */
export async function listMembers(file: HouseholdRecord): Promise<TrackedMember[]> {
  const [household, candidates] = await Promise.all([withWorkSearch(file), listCandidatesOf(file._id)]);
  return membersAmong(household, candidates);
}

export async function listCandidatesOf(householdId: string): Promise<CandidateRecord[]> {
  return Candidate.find({ householdId }).sort({ createdAt: 1 }).lean<CandidateRecord[]>();
}

/** The same, from a file and its candidates already read. */
export function membersAmong(
  household: TrackedMember["household"],
  candidates: readonly CandidateRecord[],
): TrackedMember[] {
  const records = new Set(candidates.map(({ _id }) => _id));
  const others = (household.adults ?? []).filter(({ id }) => !records.has(id));
  return [
    ...candidates.flatMap((candidate) => memberOf(household, candidate._id, candidate) ?? []),
    ...others.flatMap(({ id }) => memberOf(household, id, null) ?? []),
  ];
}

/** Another adult of the file known at the same address: what is for one alone is not sent there. */
export async function sharerOf({ id, email, household }: TrackedMember): Promise<TrackedMember | undefined> {
  const members = email ? await listMembers(household) : [];
  return members.find((one) => one.id !== id && addressesOf(one).includes(folded(email)));
}

/** A candidate may still read those they had before. */
function addressesOf({ email, candidate }: TrackedMember): string[] {
  return (candidate?.emails ?? [email]).map(folded).filter(Boolean);
}

function folded(address = ""): string {
  return address.trim().toLowerCase();
}

function memberOf(
  household: TrackedMember["household"],
  id: string,
  candidate: CandidateRecord | null,
): TrackedMember | null {
  if (candidate) {
    const { emails, phones, language = "fr" } = candidate;
    return { id, ...named(candidate), email: emails[0], phone: phones[0], language, household, candidate };
  }
  const adult = (household.adults ?? []).find((one) => one.id === id);
  if (!adult) return null;
  return { id, ...named(adult), email: adult.email, phone: adult.phone, language: "fr", household };
}

function named({ firstName, lastName = "" }: { firstName: string; lastName?: string }) {
  return { firstName, lastName, name: [firstName, lastName].filter(Boolean).join(" ") };
}
