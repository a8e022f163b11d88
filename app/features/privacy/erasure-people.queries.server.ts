import { Candidate, type CandidateRecord } from "#models/candidate";
import type { ErasureScope } from "#models/erasure";
import type { Adult } from "#models/family";
import { Household, type HouseholdRecord } from "#models/household";
import { notFound } from "~/core/auth/guards.server";
import { foldText } from "~/vocabulary/typography";

/** Who is in a file. */
export interface People {
  candidates: CandidateRecord[];
  adults: Adult[];
  household: HouseholdRecord;
}

/** By what people are found, and everybody of their file with them. */
export type KnownPeople = Pick<ErasureScope, "names" | "words" | "fileEmails" | "emails" | "phones">;

/** Who is in a file; 404 when it is gone. */
export async function peopleOf(householdId: string): Promise<People> {
  const [household, candidates] = await Promise.all([
    Household.findById(householdId).lean<HouseholdRecord>(),
    Candidate.find({ householdId }).sort({ createdAt: 1 }).lean<CandidateRecord[]>(),
  ]);
  if (!household) throw notFound();
  const records = new Set(candidates.map(({ _id }) => _id));
  return { household, candidates, adults: (household.adults ?? []).filter(({ id }) => !records.has(id)) };
}

/** The words by which these people are found, but for those they share with whoever stays; all of the file without ids. */
export function knownOf(people: People, ids?: readonly string[]): KnownPeople {
  const { household } = people;
  const everybody = everybodyOf(people);
  const isGone = (id: string) => !ids || ids.includes(id);
  const gone = everybody.filter(({ id }) => isGone(id));
  const stay = everybody.filter(({ id }) => !isGone(id));
  const children = childrenOf(people);
  const told = (household.confidences ?? []).flatMap(({ memberId, text }) =>
    isGone(memberId) ? [text] : [],
  );
  const own = apartFrom([...stay.flatMap(wordsOf), ...(ids ? children : [])]);
  return {
    names: fullNamesOf(everybody),
    words: own([...gone.flatMap(wordsOf), ...children, ...told]),
    fileEmails: everybody.flatMap(({ emails }) => emails).filter(Boolean),
    emails: own(gone.flatMap(({ emails }) => emails)),
    phones: own(gone.flatMap(({ phones }) => phones)),
  };
}

/** The same in a file these people left: but for what they share with whoever is in it. */
export function knownApart(known: KnownPeople, people: People, ids: readonly string[]): KnownPeople {
  const stay = everybodyOf(people).filter(({ id }) => !ids.includes(id));
  const own = apartFrom([...stay.flatMap(wordsOf), ...childrenOf(people)]);
  const emails = stay.flatMap((person) => person.emails).filter(Boolean);
  return {
    names: [...known.names, ...fullNamesOf(everybodyOf(people))],
    words: own(known.words),
    fileEmails: [...new Set([...known.fileEmails, ...emails])],
    emails: own(known.emails),
    phones: own(known.phones),
  };
}

function everybodyOf({ candidates, adults, household }: People) {
  return [
    ...candidates.map((person) => ({ ...person, id: person._id })),
    ...[...adults, ...(household.formerAdults ?? [])].map((person) => ({
      ...person,
      emails: [person.email ?? ""],
      phones: [person.phone ?? ""],
    })),
  ];
}

function childrenOf({ household }: People): string[] {
  return household.children.map(({ firstName = "" }) => firstName);
}

/** Of some words, each once, those that are none of these. */
function apartFrom(words: readonly string[]): (own: readonly string[]) => string[] {
  const shared = new Set(words.map(foldText));
  return (own) => [...new Set(own.filter((word) => word && !shared.has(foldText(word))))];
}

function fullNamesOf(people: readonly Named[]): string[][] {
  return people.flatMap(({ firstName, lastName }) => (lastName ? [[firstName, lastName]] : []));
}

interface Named {
  firstName: string;
  lastName?: string;
  birthName?: string;
  trade?: string;
  rpps?: string;
  emails: string[];
  phones: string[];
}

function wordsOf({ firstName, lastName, birthName, trade, rpps, emails, phones }: Named): string[] {
  const words = [firstName, lastName, birthName, trade, rpps, ...emails, ...phones];
  return words.flatMap((word) => (word ? [word] : []));
}
