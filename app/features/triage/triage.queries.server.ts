import type { Filter } from "#models/define";
import { Submission, type SubmissionRecord } from "#models/submission";
import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { visibleFor } from "~/core/auth/visibility";
import { workingHoursBetween } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { COUNT_CAP, PAGE_SIZE, type Page, pageFrom } from "~/core/http/pagination.server";
import { recordReading } from "~/core/reading-log.server";
import { colleagueNames } from "~/features/accounts/accounts.queries.server";
import { type Duplicate, findDuplicates } from "~/features/candidates/candidates.queries.server";

export const TRIAGE_VIEWS = ["queue", "suspect", "dismissed"] as const;
export type TriageView = (typeof TRIAGE_VIEWS)[number];

export interface QueueRow {
  id: string;
  name: string;
  kind: SubmissionRecord["interest"]["kind"];
  channel: SubmissionRecord["channel"];
  receivedAt: Date;
  answerDueAt: Date;
  /** Age in working hours, Mon–Fri 9–12 and 14–17. */
  ageHours: number;
  isLate: boolean;
  needs: SubmissionRecord["interest"]["needs"];
  suspicions: SubmissionRecord["suspicions"];
  assignee?: string;
}

const SHOWN = {
  "interest.firstName": 1,
  "interest.lastName": 1,
  "interest.kind": 1,
  "interest.needs": 1,
  channel: 1,
  receivedAt: 1,
  answerDueAt: 1,
  suspicions: 1,
  assigneeId: 1,
} as const;

/** A page of the queue this colleague may see, oldest first; « À vérifier » and the dismissed apart. */
export async function listQueue(user: User, view: TriageView, page: number): Promise<Page<QueueRow>> {
  const filter = queueFilter(user, view);
  const [rows, total] = await Promise.all([
    Submission.find(filter, SHOWN)
      .sort({ receivedAt: view === "queue" ? 1 : -1 })
      .skip((page - 1) * PAGE_SIZE)
      .limit(PAGE_SIZE + 1)
      .lean<SubmissionRecord[]>(),
    Submission.countDocuments(filter, { limit: COUNT_CAP + 1 }),
  ]);
  const names = await colleagueNames(rows.map(({ assigneeId }) => assigneeId));
  return pageFrom(
    rows.map((row) => rowOf(row, names)),
    page,
    total,
  );
}

/** How many requests wait, at most 100: the figure beside « À trier ». */
export async function countQueue(user: User): Promise<number> {
  return Submission.countDocuments(queueFilter(user, "queue"), { limit: 100 });
}

/** The oldest requests of the queue that nobody took, or one of these colleagues. */
export async function listNewRequests(owners: string[], user: User, limit: number): Promise<QueueRow[]> {
  // `null` stands for a field that is not there.
  const assigneeId = { $in: [null, ...owners] as string[] };
  const rows = await Submission.find({ ...queueFilter(user, "queue"), assigneeId }, SHOWN)
    .sort({ receivedAt: 1 })
    .limit(limit)
    .lean<SubmissionRecord[]>();
  return rows.map((row) => rowOf(row, new Map(owners.map((id) => [id, "vous"]))));
}

/** A request this colleague may see, with the candidates that may be the same person; 404 otherwise. */
export async function getSubmission(
  user: User,
  submissionId: string,
): Promise<{ submission: SubmissionRecord; duplicates: Duplicate[]; ageHours: number }> {
  const submission = await Submission.findOne(
    { _id: submissionId, ...visibleFor(user) },
    { searchWords: 0, pendingEffects: 0, appliedEffects: 0 },
  ).lean<SubmissionRecord>();
  if (!submission) throw notFound();
  if (submission.householdId) recordReading(user, "Household", submission.householdId);
  const duplicates = submission.state === "new" ? await findDuplicates(user, submission.interest) : [];
  return { submission, duplicates, ageHours: ageOf(submission) };
}

/** The request a correction link leads to; null when it is not there. */
export async function findSubmissionByLink(linkId: string): Promise<SubmissionRecord | null> {
  return Submission.findOne({ linkId }, { searchWords: 0, pendingEffects: 0 }).lean<SubmissionRecord>();
}

/** Corrections waiting on the requests of a file. */
export async function listWaitingCorrections(householdId: string): Promise<SubmissionRecord[]> {
  return Submission.find(
    { householdId, "corrections.state": "waiting" },
    { interest: 1, corrections: 1, candidateId: 1, householdId: 1 },
  )
    .limit(20)
    .lean<SubmissionRecord[]>();
}

function queueFilter(user: User, view: TriageView): Filter<SubmissionRecord> {
  const state = view === "dismissed" ? "dismissed" : "new";
  return { ...visibleFor(user), state, ...(view === "dismissed" ? {} : { isSuspect: view === "suspect" }) };
}

function rowOf(row: SubmissionRecord, names: Map<string, string>): QueueRow {
  return {
    id: row._id,
    name: `${row.interest.firstName} ${row.interest.lastName}`,
    kind: row.interest.kind,
    channel: row.channel,
    receivedAt: row.receivedAt,
    answerDueAt: row.answerDueAt,
    ageHours: ageOf(row),
    isLate: row.answerDueAt < now(),
    needs: row.interest.needs,
    suspicions: row.suspicions,
    assignee: names.get(row.assigneeId ?? ""),
  };
}

function ageOf({ receivedAt }: Pick<SubmissionRecord, "receivedAt">): number {
  return Math.floor(workingHoursBetween(receivedAt, now()));
}
