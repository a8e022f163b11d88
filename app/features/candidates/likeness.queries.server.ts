import { Candidate } from "#models/candidate";
import { DistinctPair } from "#models/distinct-pair";
import { Household } from "#models/household";
import type { User } from "~/core/auth/actor";
import { visibleFor } from "~/core/auth/visibility";
import { derivedId } from "~/core/ids.server";
import { fold, searchTerms } from "~/core/search-words";
import type { CandidateKind } from "~/vocabulary/candidates";
import { otherFirstNames } from "~/vocabulary/nicknames";
import { duplicateKeysOf } from "./candidate-words";
import { whyAlike } from "./duplicate-reasons";

const MOST = 5;

/** A person being typed: as much as is known of them so far. */
export interface TypedPerson {
  firstName: string;
  lastName: string;
  birthName?: string;
  emails: string[];
  phones: string[];
}

export interface Likeness {
  candidateId: string;
  householdId: string;
  name: string;
  kind: CandidateKind;
  /** Why, in French words. */
  why: string[];
}

/**
 * Candidates of files this colleague may see that may be the person being typed, and why: same e-mail or phone, same
 * name in any order, a first name people shorten, one of two last names. Those said to be somebody else are left out.
 */
export async function findLikenesses(
  user: User,
  person: TypedPerson,
  exceptId?: string,
): Promise<Likeness[]> {
  const keys = duplicateKeysOf(person);
  const nicknames = otherFirstNames(person.firstName).flatMap((firstName) =>
    duplicateKeysOf({ ...person, firstName, emails: [], phones: [] }),
  );
  const found = await Candidate.find(
    {
      $or: [
        { duplicateKeys: { $in: [...keys, ...nicknames] } },
        { _id: { $in: await nearNamed(user, person) } },
      ],
      _id: { $ne: exceptId },
    },
    { firstName: 1, lastName: 1, kind: 1, householdId: 1, duplicateKeys: 1 },
  )
    .limit(20)
    .lean();
  const [files, pairs] = await Promise.all([
    Household.find(
      { _id: { $in: found.map(({ householdId }) => householdId) }, ...visibleFor(user) },
      { _id: 1 },
    ).lean(),
    DistinctPair.find({ _id: { $in: found.map(({ _id }) => pairId(person, _id)) } }, { _id: 1 }).lean(),
  ]);
  const visible = new Set(files.map(({ _id }) => _id));
  const apart = new Set(pairs.map(({ _id }) => _id));
  return found
    .filter(({ _id, householdId }) => visible.has(householdId) && !apart.has(pairId(person, _id)))
    .slice(0, MOST)
    .map(({ _id, householdId, firstName, lastName, kind, duplicateKeys }) => ({
      candidateId: _id,
      householdId,
      name: `${firstName} ${lastName}`,
      kind,
      why: orOneName(whyAlike(keys, nicknames, duplicateKeys)),
    }));
}

/** The id under which « not the same person » is remembered. */
export function pairId(person: Pick<TypedPerson, "firstName" | "lastName">, candidateId: string): string {
  return derivedId("distinct", nameKey(person), candidateId);
}

function nameKey({ firstName, lastName }: Pick<TypedPerson, "firstName" | "lastName">): string {
  return duplicateKeysOf({ firstName, lastName, emails: [], phones: [] })[0] ?? "";
}

/** A double name, or a birth name and a married one: the first name, and one of the last names, of a file. */
async function nearNamed(
  user: User,
  { firstName, lastName, birthName = "" }: TypedPerson,
): Promise<string[]> {
  const [first = ""] = searchTerms(firstName);
  const names = searchTerms(`${lastName} ${birthName}`).filter((name) => name.length > 3);
  if (first.length < 3 || names.length === 0) return [];
  const files = await Household.find(
    {
      $or: names.map((name) => ({ searchWords: { $all: [name, first] } })),
      ...visibleFor(user),
    },
    { heads: 1 },
  )
    .limit(10)
    .lean();
  const words = (text: string) => fold(text).split(" ");
  return files
    .flatMap(({ heads }) => heads)
    .filter((head) => words(head.firstName).some((word) => word.startsWith(first)))
    .filter((head) =>
      words(`${head.lastName} ${head.birthName ?? ""}`).some((word) =>
        names.some((name) => word.startsWith(name)),
      ),
    )
    .map(({ candidateId }) => candidateId);
}

function orOneName(reasons: string[]): string[] {
  return reasons.length > 0 ? reasons : ["même prénom, un nom en commun"];
}
