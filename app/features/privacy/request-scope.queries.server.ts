import type { ErasureRecord, ErasureScope } from "#models/erasure";
import { Submission, type SubmissionRecord } from "#models/submission";
import { notFound } from "~/core/auth/guards.server";
import { getErasureScope } from "./erasure-scope.queries.server";
import { findFilesForPrivacy } from "./privacy-files.queries.server";

/** A request that no file took: left in triage, or set aside. */
export const UNFILED = { householdId: { $exists: false } };

/** What an erasure reaches, whatever it is of: a file, one of its adults, a request. 404 when they are gone. */
export async function scopeOf(
  { householdId, memberId, isRequest }: Pick<ErasureRecord, "householdId" | "memberId" | "isRequest">,
  takesPapers = false,
): Promise<ErasureScope> {
  return isRequest ? getRequestScope(householdId) : getErasureScope(householdId, memberId, takesPapers);
}

/** A request that no file took; 404 when it is gone, or has become a file. */
export async function getUnfiledRequest(requestId: string): Promise<SubmissionRecord> {
  const request = await Submission.findOne({ _id: requestId, ...UNFILED }).lean<SubmissionRecord>();
  if (!request) throw notFound();
  return request;
}

/** The request itself and, when nobody else is known by its address, the letters written there. */
async function getRequestScope(requestId: string): Promise<ErasureScope> {
  const { interest } = await getUnfiledRequest(requestId);
  const isShared = !interest.email || (await isKnownElsewhere(interest.email, requestId));
  const emails = interest.email && !isShared ? [interest.email] : [];
  const nothing = { candidateIds: [], needIds: [], handOffIds: [], consentIds: [], documentIds: [] };
  return {
    ...{ householdId: requestId, fileIds: [], stepFileIds: [], ...nothing },
    ...{ submissionIds: [requestId], emails, fileEmails: emails, phones: [], names: [], words: [] },
  };
}

async function isKnownElsewhere(email: string, requestId: string): Promise<boolean> {
  const other = await Submission.exists({ "interest.email": email, _id: { $ne: requestId } });
  return other !== null || (await findFilesForPrivacy(email)).length > 0;
}
