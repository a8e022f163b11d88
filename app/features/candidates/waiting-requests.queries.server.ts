import type { Filter } from "#models/define";
import { Submission, type SubmissionRecord, WAITING_BY_WORDS } from "#models/submission";
import type { User } from "~/core/auth/actor";
import { visibleFor } from "~/core/auth/visibility";
import { nationalDigits } from "~/core/phone-digits";
import { searchTerms } from "~/core/search-words";
import type { CandidateKind } from "~/vocabulary/candidates";
import { otherFirstNames } from "~/vocabulary/nicknames";
import { duplicateKeysOf } from "./candidate-words";
import { whyAlike } from "./duplicate-reasons";
import { personOfInterest } from "./interested-person";
import type { TypedPerson } from "./likeness.queries.server";

const READ = 20;
const MOST = 5;

/** A request that waits to be sorted, and why it may be of the person being typed. */
export interface WaitingLikeness {
  submissionId: string;
  name: string;
  kind: CandidateKind;
  why: string[];
}

/** Requests this colleague may see that wait to be sorted and may be of the person being typed, and why. */
export async function findWaitingLikenesses(user: User, person: TypedPerson): Promise<WaitingLikeness[]> {
  const conditions = [
    searchTerms(person.lastName),
    ...person.emails.map(searchTerms),
    ...person.phones.map((phone) => searchTerms(nationalDigits(phone))),
  ].filter((terms) => terms.length > 0);
  if (conditions.length === 0) return [];
  const found = await Promise.all(
    conditions.map((terms) => listWaiting(user, [{ searchWords: { $all: terms } }], READ)),
  );
  const keys = duplicateKeysOf(person);
  const nicknames = otherFirstNames(person.firstName).flatMap((firstName) =>
    duplicateKeysOf({ ...person, firstName, emails: [], phones: [] }),
  );
  return [...new Map(found.flat().map((request) => [request._id, request])).values()]
    .map(({ _id, interest }) => ({
      submissionId: _id,
      name: `${interest.firstName} ${interest.lastName}`,
      kind: interest.kind,
      why: whyAlike(keys, nicknames, duplicateKeysOf(personOfInterest(interest))),
    }))
    .filter(({ why }) => why.length > 0)
    .slice(0, MOST);
}

export type WaitingRequest = Pick<SubmissionRecord, "_id" | "interest" | "isSuspect">;

/** The requests this colleague may see that wait to be sorted and meet these conditions on their search words, the oldest first. */
export async function listWaiting(
  user: User,
  conditions: Filter<SubmissionRecord>[],
  most: number,
): Promise<WaitingRequest[]> {
  return Submission.find(
    { state: "new", $and: conditions, ...visibleFor(user) },
    {
      "interest.firstName": 1,
      "interest.lastName": 1,
      "interest.kind": 1,
      "interest.email": 1,
      "interest.phone": 1,
      isSuspect: 1,
    },
  )
    .hint(WAITING_BY_WORDS)
    .sort({ receivedAt: 1 })
    .limit(most)
    .lean<WaitingRequest[]>();
}
