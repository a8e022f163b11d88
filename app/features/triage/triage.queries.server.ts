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
import {
  countMessages,
  listMessageMoments,
  type MessageRow,
  messageRows,
} from "~/features/inbound-mail/messages.queries.server";

export const TRIAGE_VIEWS = ["queue", "suspect", "dismissed"] as const;
export type TriageView = (typeof TRIAGE_VIEWS)[number];

export interface RequestRow {
  type: "request";
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

/** What waits to be triaged: a request, or a mail that found no file. */
export type QueueRow = RequestRow | MessageRow;

/** The figure of the menu stops there. */
const MOST_COUNTED = 100;

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

/** A page of the queue this colleague may see, oldest first; « À vérifier » and the dismissed apart, latest first. */
export async function listQueue(user: User, view: TriageView, page: number): Promise<Page<QueueRow>> {
  const [moments, requests, messages] = await Promise.all([
    listMoments(user, view, page * PAGE_SIZE + 1),
    Submission.countDocuments(queueFilter(user, view), { limit: COUNT_CAP + 1 }),
    countMessages(user, view, COUNT_CAP + 1),
  ]);
  const rows = await rowsOf(moments.slice((page - 1) * PAGE_SIZE));
  return pageFrom(rows, page, Math.min(requests + messages, COUNT_CAP + 1));
}

/** How many requests and messages wait, at most 100: the figure beside « À trier ». */
export async function countQueue(user: User): Promise<number> {
  const [requests, messages] = await Promise.all([
    Submission.countDocuments(queueFilter(user, "queue"), { limit: MOST_COUNTED }),
    countMessages(user, "queue", MOST_COUNTED),
  ]);
  return Math.min(requests + messages, MOST_COUNTED);
}

/** The oldest of the queue: the requests that nobody took, or one of these colleagues, and the messages. */
export async function listNewRequests(owners: string[], user: User, limit: number): Promise<QueueRow[]> {
  // `null` stands for a field that is not there.
  const assigneeId = { $in: [null, ...owners] as string[] };
  const rows = await rowsOf(await listMoments(user, "queue", limit, { assigneeId }));
  return rows.map((row) => (row.type === "request" && row.assignee ? { ...row, assignee: "vous" } : row));
}

type Moment = Pick<QueueRow, "type" | "id" | "receivedAt">;

/** When each line of a view came, the first `most` of them in its order: both collections are read by their index. */
async function listMoments(
  user: User,
  view: TriageView,
  most: number,
  which: Filter<SubmissionRecord> = {},
): Promise<Moment[]> {
  const order = view === "queue" ? 1 : -1;
  const [requests, messages] = await Promise.all([
    Submission.find({ ...queueFilter(user, view), ...which }, { receivedAt: 1 })
      .sort({ receivedAt: order })
      .limit(most)
      .lean<Pick<SubmissionRecord, "_id" | "receivedAt">[]>(),
    listMessageMoments(user, view, { order, most }),
  ]);
  return [
    ...requests.map(({ _id, receivedAt }) => ({ type: "request" as const, id: _id, receivedAt })),
    ...messages.map(({ _id, receivedAt }) => ({ type: "message" as const, id: _id, receivedAt })),
  ]
    .sort((one, other) => order * (one.receivedAt.getTime() - other.receivedAt.getTime()))
    .slice(0, most);
}

async function rowsOf(moments: Moment[]): Promise<QueueRow[]> {
  const idsOf = (type: Moment["type"]) =>
    moments.flatMap((moment) => (moment.type === type ? moment.id : []));
  const [requests, messages] = await Promise.all([
    Submission.find({ _id: { $in: idsOf("request") } }, SHOWN).lean<SubmissionRecord[]>(),
    messageRows(idsOf("message")),
  ]);
  const names = await colleagueNames(requests.map(({ assigneeId }) => assigneeId));
  const rows = new Map<string, QueueRow>(messages);
  for (const request of requests) rows.set(request._id, requestRow(request, names));
  return moments.flatMap(({ id }) => rows.get(id) ?? []);
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

function requestRow(row: SubmissionRecord, names: Map<string, string>): RequestRow {
  return {
    type: "request",
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
