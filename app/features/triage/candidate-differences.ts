import type { CandidateRecord } from "#models/candidate";
import type { Interest } from "#models/submission";

/** A candidate in the shape of the form, so that both can be laid side by side. */
export function candidateAsInterest(candidate: CandidateRecord): Partial<Interest> {
  const {
    firstName,
    lastName,
    emails,
    phones,
    kind,
    specialty,
    faculty,
    semester,
    fromOn,
    toOn,
    seeks,
    territories,
  } = candidate;
  return {
    firstName,
    lastName,
    email: emails[0],
    phone: phones[0],
    kind,
    specialty,
    faculty,
    semester,
    fromOn,
    toOn,
    seeks,
    territories,
  };
}
