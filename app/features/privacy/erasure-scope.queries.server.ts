import { Candidate, type CandidateRecord } from "#models/candidate";
import { Consent } from "#models/consent";
import { Document } from "#models/document";
import type { ErasureScope } from "#models/erasure";
import type { Adult } from "#models/family";
import { HandOff, type HandOffRecord } from "#models/hand-off";
import { Household, type HouseholdRecord } from "#models/household";
import { Need } from "#models/need";
import { Restructuring, type RestructuringRecord } from "#models/restructuring";
import { Submission } from "#models/submission";
import { notFound } from "~/core/auth/guards.server";
import { photosOf } from "~/features/needs/proposal-words";
import type { NeedKind, Track } from "~/vocabulary/needs";
import { foldText } from "~/vocabulary/typography";
import { listRemovedMembers } from "./past-members.queries.server";

/** Somebody an erasure may reach alone. */
export interface ErasablePerson {
  id: string;
  name: string;
  isCandidate: boolean;
}

interface People {
  candidates: CandidateRecord[];
  adults: Adult[];
  household: HouseholdRecord;
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
 * when it is asked. 404 when they are gone.
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
  return { ...whole, ...filesOf(householdId, operations), ...(await recordsOf(whole, own)) };
}

async function peopleOf(householdId: string): Promise<People> {
  const [household, candidates] = await Promise.all([
    Household.findById(householdId).lean<HouseholdRecord>(),
    Candidate.find({ householdId }).sort({ createdAt: 1 }).lean<CandidateRecord[]>(),
  ]);
  if (!household) throw notFound();
  const records = new Set(candidates.map(({ _id }) => _id));
  return { household, candidates, adults: (household.adults ?? []).filter(({ id }) => !records.has(id)) };
}

/** The words by which these people are found, but for those they share with whoever stays; all of the file without ids. */
function knownOf({ candidates, adults, household }: People, ids?: readonly string[]) {
  const everybody = [
    ...candidates.map((person) => ({ ...person, id: person._id })),
    ...[...adults, ...(household.formerAdults ?? [])].map((person) => ({
      ...person,
      emails: [person.email ?? ""],
      phones: [person.phone ?? ""],
    })),
  ];
  const isGone = (id: string) => !ids || ids.includes(id);
  const gone = everybody.filter(({ id }) => isGone(id));
  const stay = everybody.filter(({ id }) => !isGone(id));
  const children = household.children.map(({ firstName = "" }) => firstName);
  const told = (household.confidences ?? []).flatMap(({ memberId, text }) =>
    isGone(memberId) ? [text] : [],
  );
  const shared = new Set([...stay.flatMap(wordsOf), ...(ids ? children : [])].map(foldText));
  const own = (words: string[]) => [...new Set(words.filter((word) => word && !shared.has(foldText(word))))];
  return {
    names: everybody.flatMap(({ firstName, lastName }) => (lastName ? [[firstName, lastName]] : [])),
    words: own([...gone.flatMap(wordsOf), ...children, ...told]),
    fileEmails: everybody.flatMap(({ emails }) => emails).filter(Boolean),
    emails: own(gone.flatMap(({ emails }) => emails)),
    phones: own(gone.flatMap(({ phones }) => phones)),
  };
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

/** The merges and splits that made this file what it is. */
async function operationsOf(householdId: string): Promise<RestructuringRecord[]> {
  const found: RestructuringRecord[] = [];
  const toRead = [householdId];
  for (const fileId of toRead) {
    const named = { $or: [{ "summary.keptId": fileId }, { "summary.otherId": fileId }] };
    const operations = await Restructuring.find({ kind: { $in: ["merge", "split"] }, ...named }).lean<
      RestructuringRecord[]
    >();
    found.push(...operations.filter(({ _id }) => !found.some((known) => known._id === _id)));
    const merged = operations.filter(({ kind, summary }) => kind === "merge" && summary.keptId === fileId);
    toRead.push(...merged.map(({ summary }) => String(summary.otherId)).filter((id) => !toRead.includes(id)));
  }
  return found;
}

function filesOf(householdId: string, operations: readonly RestructuringRecord[]) {
  const merged = operations.flatMap(({ kind, summary }) =>
    kind === "merge" ? [String(summary.otherId)] : [],
  );
  const sources = operations.flatMap(({ kind, summary }) =>
    kind === "split" && summary.otherId === householdId ? [String(summary.keptId)] : [],
  );
  const fileIds = [...new Set([householdId, ...merged])];
  return { fileIds, stepFileIds: [...new Set([...fileIds, ...sources])] };
}

/** Records merged into theirs are theirs. */
function withAbsorbed(ids: readonly string[], operations: readonly RestructuringRecord[]): string[] {
  const all = new Set(ids);
  const pairs = operations.flatMap(({ summary }) => Object.entries(summary.absorbed ?? {}));
  for (let size = -1; size !== all.size; ) {
    size = all.size;
    for (const [gone, kept] of pairs) if (all.has(String(kept))) all.add(gone);
  }
  return [...all];
}

type Reached = Pick<ErasureScope, "householdId" | "memberId" | "candidateIds" | "emails">;

/** What hangs on the people: all of the file, or what one adult asked, agreed to, or is alone to need. */
async function recordsOf({ householdId, memberId, candidateIds, emails }: Reached, own?: Own) {
  const ofPerson = memberId ? { candidateId: { $in: candidateIds } } : {};
  const [consents, submissions, unfiled, needs, documents] = await Promise.all([
    Consent.find({ householdId, ...ofPerson }, { _id: 1 }).lean(),
    Submission.find({ householdId, ...ofPerson }, { _id: 1 }).lean(),
    Submission.find(
      { "interest.email": { $in: emails }, householdId: { $exists: false } },
      { _id: 1 },
    ).lean(),
    Need.find({ householdId, ...(own ? needsOf(own, candidateIds) : {}) }, { _id: 1 }).lean(),
    Document.find({ householdId, ...(own ? papersOf(own, candidateIds) : {}) }, { _id: 1 }).lean(),
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
interface Own {
  needs: NeedKind[];
  papers: Track[];
  /** With the papers of nobody. */
  takesPapers: boolean;
}

/** The spouse's search for work, the candidate's scholarship and professional papers, when there is only one of them. */
function ownOf({ candidates, adults }: People, memberId: string): Omit<Own, "takesPapers"> {
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

/** The papers of a track that is theirs alone, and those they gave themselves. */
function papersOf({ papers, takesPapers }: Own, ids: readonly string[]) {
  const theirs = [{ track: { $in: papers } }, { memberId: { $in: [...ids] } }];
  return { $or: takesPapers ? [...theirs, OF_NOBODY] : theirs };
}

/** Papers that nobody is said to have given; a photo of a partner is no paper. */
const OF_NOBODY = { memberId: { $exists: false }, addedBy: { $ne: null } };

/** How many papers of a file are of nobody and stay, one of its adults erased. */
export async function countPapersOfNobody({ householdId, documentIds }: ErasureScope): Promise<number> {
  return Document.countDocuments({ householdId, ...OF_NOBODY, _id: { $nin: documentIds } });
}

function nameOf({ firstName, lastName }: { firstName: string; lastName?: string }): string {
  return [firstName, lastName].filter(Boolean).join(" ");
}
