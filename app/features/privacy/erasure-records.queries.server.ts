import { Consent } from "#models/consent";
import { Document } from "#models/document";
import type { ErasureScope } from "#models/erasure";
import { HandOff, type HandOffRecord } from "#models/hand-off";
import { Need } from "#models/need";
import { Submission } from "#models/submission";
import { photosOf } from "~/features/needs/proposal-words";
import { listScholarshipPapers } from "~/features/scholarships/scholarship-documents.queries.server";
import type { NeedKind, Track } from "~/vocabulary/needs";
import type { People } from "./erasure-people.queries.server";

/** What an erasure reaches by its id. */
type Records = Pick<
  ErasureScope,
  "consentIds" | "needIds" | "documentIds" | "submissionIds" | "handOffIds" | "fileHandOffIds"
>;

interface Reached extends Pick<ErasureScope, "householdId" | "memberId" | "candidateIds" | "emails"> {
  /** Where what they asked for, and agreed to, may be: a split takes it along with them. */
  filedIn?: string[];
}

/** What hangs on the people: all of the file, or what one adult asked, agreed to, or is alone to need. */
export async function recordsOf(
  { householdId, memberId, candidateIds, emails, filedIn = [householdId] }: Reached,
  own?: Own,
): Promise<Records> {
  const ofPerson = memberId ? { candidateId: { $in: candidateIds } } : {};
  const filed = { householdId: { $in: filedIn }, ...ofPerson };
  const papers = own ? papersOf(own, candidateIds, await listScholarshipPapers(candidateIds)) : {};
  const [consents, submissions, unfiled, needs, documents] = await Promise.all([
    Consent.find(filed, { _id: 1 }).lean(),
    Submission.find(filed, { _id: 1 }).lean(),
    Submission.find(
      { "interest.email": { $in: emails }, householdId: { $exists: false } },
      { _id: 1 },
    ).lean(),
    Need.find({ householdId, ...(own ? needsOf(own, candidateIds) : {}) }, { _id: 1 }).lean(),
    Document.find({ householdId, ...papers }, { _id: 1 }).lean(),
  ]);
  const consentIds = consents.map(({ _id }) => _id);
  const needIds = needs.map(({ _id }) => _id);
  const theirs = {
    $or: [
      { consentId: { $in: consentIds } },
      { needId: { $in: needIds } },
      { "introduction.candidateId": { $in: candidateIds } },
    ],
  };
  const [handOffs, ofFile] = await Promise.all([
    HandOff.find({ householdId, ...(memberId ? theirs : {}) }, { "answers.proposal.photos.id": 1 }).lean<
      HandOffRecord[]
    >(),
    HandOff.find({ householdId }, { _id: 1 }).lean(),
  ]);
  return {
    consentIds,
    needIds,
    documentIds: [...documents.map(({ _id }) => _id), ...(await unfiledPhotos(handOffs))],
    submissionIds: [...submissions, ...unfiled].map(({ _id }) => _id),
    handOffIds: handOffs.map(({ _id }) => _id),
    fileHandOffIds: ofFile.map(({ _id }) => _id),
  };
}

/** The photos of an answer that are no paper of a file: nothing else knows their bytes. */
async function unfiledPhotos(handOffs: readonly HandOffRecord[]): Promise<string[]> {
  const ids = handOffs.flatMap(({ answers }) =>
    answers.flatMap(({ proposal }) => photosOf(proposal).map(({ id }) => id)),
  );
  const filed = await Document.find({ _id: { $in: ids } }, { _id: 1 }).lean();
  return ids.filter((id) => !filed.some(({ _id }) => _id === id));
}

/** What is one adult's alone: nobody else of the file may be meant by it. */
export interface Own {
  needs: NeedKind[];
  papers: Track[];
  /** With the papers of nobody. */
  takesPapers: boolean;
}

/** The spouse's search for work, the candidate's scholarship and professional papers, when there is only one of them. */
export function ownOf(
  { candidates, adults }: Pick<People, "candidates" | "adults">,
  memberId: string,
): Omit<Own, "takesPapers"> {
  const isCandidate = candidates.some(({ _id }) => _id === memberId);
  if (isCandidate && candidates.length === 1) return { needs: ["scholarship"], papers: ["professional"] };
  if (!isCandidate && candidates.length === 1 && adults.length === 1 && adults[0]?.relation === "couple")
    return { needs: ["spouse-work"], papers: [] };
  return { needs: [], papers: [] };
}

/** Those said to be theirs and, as long as nobody said whose they are, those of a kind that is theirs alone. */
function needsOf({ needs }: Own, ids: readonly string[]) {
  const unsaid = { "criteria.memberId": { $exists: false } };
  return { $or: [{ kind: { $in: needs }, ...unsaid }, { "criteria.memberId": { $in: [...ids] } }] };
}

/** The papers of a track that is theirs alone, those they gave themselves, and those of their scholarships. */
function papersOf({ papers, takesPapers }: Own, ids: readonly string[], ofScholarships: string[]) {
  const theirs = [
    { track: { $in: papers } },
    { memberId: { $in: [...ids] } },
    { _id: { $in: ofScholarships } },
  ];
  return { $or: takesPapers ? [...theirs, OF_NOBODY] : theirs };
}

/** Papers that nobody is said to have given; a photo of a partner is no paper. */
const OF_NOBODY = { memberId: { $exists: false }, addedBy: { $ne: null } };

/** How many papers of a file are of nobody and stay, one of its adults erased. */
export async function countPapersOfNobody({ householdId, documentIds }: ErasureScope): Promise<number> {
  return Document.countDocuments({ householdId, ...OF_NOBODY, _id: { $nin: documentIds } });
}
