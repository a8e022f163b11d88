import { Account } from "#models/account";
import { Candidate } from "#models/candidate";
import { Consent } from "#models/consent";
import type { Filter } from "#models/define";
import { DistinctPair } from "#models/distinct-pair";
import { Entry } from "#models/entry";
import type { ErasureScope } from "#models/erasure";
import { HandOff } from "#models/hand-off";
import { Household } from "#models/household";
import { Import } from "#models/import";
import { Mail } from "#models/mail";
import { Message, type MessageRecord } from "#models/message";
import { Need } from "#models/need";
import { Notice } from "#models/notice";
import { Offer } from "#models/offer";
import { Opening } from "#models/opening";
import { SavedView } from "#models/saved-view";
import { Submission } from "#models/submission";
import { Task } from "#models/task";
import { Tracking } from "#models/tracking";
import { VisitDay } from "#models/visit-day";
import {
  consentWithout,
  entryWithout,
  handOffWithout,
  householdWithout,
  letterWithout,
  needWithout,
  type Stored,
  viewWithout,
  visitDayWithout,
  without,
} from "./erasure-emptying.server";
import { internPlaces } from "./erasure-intern-places.server";
import { type Place, place } from "./erasure-place.server";
import { scholarshipPlaces } from "./erasure-scholarships.server";

/** What a partner receives and which belongs to no file. */
const PARTNER_LETTERS: readonly string[] = [
  "capacity-request",
  "deletion-request",
  "listing-refresh",
  "partner-thanks",
  "seats-asked",
];

const NONE: Filter<Stored> = { _id: { $in: [] } };

/** The places where whole documents are somebody's, or name them; the file first, so that nobody adds to it. */
export const PLACES: readonly Place[] = [
  place(Household, {
    erased: (scope) => (scope.memberId ? NONE : { _id: { $in: scope.fileIds } }),
    emptied: (scope) => (scope.memberId ? { _id: scope.householdId } : NONE),
    empty: householdWithout,
  }),
  place(Candidate, {
    erased: (scope) => (scope.memberId ? { _id: { $in: scope.candidateIds } } : ofFile(scope)),
    ...forOneAdult(["obstacles", "noContact", "hours"]),
  }),
  place(HandOff, {
    erased: (scope) => within(scope, { _id: { $in: scope.handOffIds } }),
    emptied: ofRestOfFile,
    empty: handOffWithout,
  }),
  place(Mail, {
    erased: (scope) =>
      anywhere(
        scope,
        { handOffId: { $in: scope.handOffIds }, handOffIds: { $exists: false } },
        { handOffIds: { $in: scope.handOffIds, $not: { $elemMatch: { $nin: scope.handOffIds } } } },
        { candidateId: { $in: scope.candidateIds } },
        ...lettersTo(scope.emails, scope),
      ),
    emptied: (scope) => ({
      $or: [
        ofRest(scope, ...lettersTo(scope.fileEmails, scope)),
        // A reminder that also lists the requests of others stays, without ours.
        { handOffIds: { $in: scope.fileHandOffIds ?? scope.handOffIds } },
      ],
    }),
    empty: letterWithout,
  }),
  place(Message, {
    erased: (scope) =>
      anywhere(
        scope,
        { ...ofFile(scope), candidateId: { $in: scope.candidateIds } },
        { handOffId: { $in: scope.handOffIds } },
        { submissionId: { $in: scope.submissionIds } },
        detachedFrom(scope),
        ...mailsFrom(scope),
      ),
    ...forOneAdult(["subject", "text", "signature", "quoted", "suggestion", "attachments"]),
    files: filesOfMessage,
    isFromMailbox: true,
  }),
  place(Submission, {
    erased: (scope) => anywhere(scope, { _id: { $in: scope.submissionIds }, ...unlessFiled(scope) }),
    emptied: (scope) => ofRest(scope, { "interest.email": { $in: scope.fileEmails } }),
    empty: without(["interest", "corrections", "dismissal"]),
  }),
  place(Need, {
    erased: (scope) => within(scope, { _id: { $in: scope.needIds } }),
    emptied: ofRestOfFile,
    empty: needWithout,
  }),
  place(Task, {
    erased: (scope) =>
      within(
        scope,
        { candidateId: { $in: scope.candidateIds } },
        { "plan.candidateId": { $in: scope.candidateIds } },
        { handOffId: { $in: scope.handOffIds } },
      ),
    ...forOneAdult(["label", "checklist", "waitingFor", "phone", "promise"]),
  }),
  place(Entry, {
    erased: (scope) =>
      within(
        scope,
        { memberId: { $in: scope.candidateIds } },
        { "changed.id": { $in: scope.candidateIds } },
        { handOffId: { $in: scope.handOffIds } },
        { submissionId: { $in: scope.submissionIds } },
      ),
    emptied: ofRestOfFile,
    empty: entryWithout,
  }),
  place(Notice, {
    erased: (scope) =>
      anywhere(
        scope,
        { handOffId: { $in: scope.handOffIds } },
        { href: { $in: [...scope.submissionIds, ...scope.candidateIds].flatMap(leadingTo) } },
      ),
    ...forOneAdult(["text"]),
  }),
  place(Consent, {
    emptied: (scope) => ({ $or: [{ _id: { $in: scope.consentIds } }, ofRestOfFile(scope)] }),
    empty: consentWithout,
  }),
  place(VisitDay, {
    erased: (scope) => (scope.memberId ? NONE : ofFile(scope)),
    emptied: (scope) => ({ $or: [ofRestOfFile(scope), daysLeftBehind(scope)] }),
    empty: visitDayWithout,
  }),
  place(Tracking, { erased: ({ candidateIds }) => ({ memberId: { $in: candidateIds } }) }),
  place(DistinctPair, { erased: ({ candidateIds }) => ({ candidateId: { $in: candidateIds } }) }),
  place(Import, { emptied: () => ({}), empty: without(["name"]) }),
  place(SavedView, { emptied: () => ({}), empty: viewWithout }),
  place(Account, { emptied: () => ({ handover: { $exists: true } }), empty: without(["handover"]) }),
  place(Offer, {
    // One adult gone, the household has still taken it.
    emptied: ({ fileIds, memberId }) => (memberId ? NONE : { takenBy: { $in: fileIds } }),
    empty: ({ takenBy: _takenBy, ...offer }) => offer,
  }),
  place(Opening, {
    emptied: ({ candidateIds }) => ({ filledBy: { $in: candidateIds } }),
    empty: ({ filledBy: _filledBy, ...opening }) => opening,
  }),
  ...internPlaces(),
  ...scholarshipPlaces(),
];

/** Letters to these addresses, in their file or in none: not those of another family, nor what a partner receives there. */
export function lettersTo(emails: readonly string[], { fileIds }: ErasureScope): Filter<Stored>[] {
  const none = { $exists: false };
  const letters = { to: { $in: [...emails] }, handOffId: none, handOffIds: none };
  return [
    { ...letters, householdId: { $in: fileIds } },
    { ...letters, householdId: none, candidateId: none, template: { $nin: PARTNER_LETTERS } },
  ];
}

/** Mails from these addresses, in their file or in none: not those of another family. */
export function mailsFrom({ emails, fileIds }: Pick<ErasureScope, "emails" | "fileIds">): Filter<Stored>[] {
  const written = { "from.address": { $in: emails.map((email) => email.toLowerCase()) } };
  return [
    { ...written, householdId: { $in: fileIds } },
    { ...written, householdId: { $exists: false } },
  ];
}

/** The visit days of a file they left when it was split: their link and their answers are still there. */
function daysLeftBehind({ stepFileIds, candidateIds }: ErasureScope): Filter<Stored> {
  const theirs = { memberId: { $in: candidateIds } };
  return {
    householdId: { $in: stepFileIds },
    $or: [{ readers: { $elemMatch: theirs } }, { feedback: { $elemMatch: theirs } }],
  };
}

/** Taken out of the file and filed nowhere since: it may go back, and names its people. */
function detachedFrom({ memberId, fileIds, candidateIds }: ErasureScope): Filter<Stored> {
  const file = { "detachedFrom.householdId": { $in: fileIds } };
  return memberId ? { ...file, "detachedFrom.candidateId": { $in: candidateIds } } : file;
}

function filesOfMessage({ attachments }: Stored): string[] {
  // Read and written by their names, fields have the shape of their collection.
  return ((attachments ?? []) as MessageRecord["attachments"]).flatMap(({ id, refusal }) =>
    refusal ? [] : id,
  );
}

function ofFile({ fileIds }: ErasureScope): Filter<Stored> {
  return { householdId: { $in: fileIds } };
}

/** A request that no file took goes only as long as none takes it. */
function unlessFiled({ fileIds }: ErasureScope): Filter<Stored> {
  return fileIds.length === 0 ? { householdId: { $exists: false } } : {};
}

/** All of the file; of one adult, what is theirs in it. */
function within(scope: ErasureScope, ...theirs: Filter<Stored>[]): Filter<Stored> {
  return scope.memberId ? { ...ofFile(scope), $or: theirs } : ofFile(scope);
}

/** The same, and what is theirs outside the file. */
function anywhere(scope: ErasureScope, ...theirs: Filter<Stored>[]): Filter<Stored> {
  return { $or: scope.memberId ? theirs : [ofFile(scope), ...theirs] };
}

/** One adult gone, what stays in the file no longer names them. */
function forOneAdult(fields: readonly string[]): Pick<Place, "emptied" | "empty"> {
  return { emptied: ofRestOfFile, empty: without(fields) };
}

function ofRestOfFile(scope: ErasureScope): Filter<Stored> {
  return scope.memberId ? ofFile(scope) : NONE;
}

/** The same, with what the others of the file have outside it. */
function ofRest(scope: ErasureScope, ...outside: Filter<Stored>[]): Filter<Stored> {
  return scope.memberId ? { $or: [ofFile(scope), ...outside] } : NONE;
}

/** The addresses of a request or of a candidate begin like one of these. */
function leadingTo(id: string): RegExp[] {
  return [new RegExp(`^/triage/${id}`), new RegExp(`^/candidates/${id}`)];
}
