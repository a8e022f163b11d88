import { Candidate, type CandidateRecord } from "#models/candidate";
import { type Interest, Submission, type SubmissionRecord } from "#models/submission";
import type { Actor } from "~/core/auth/actor";
import { commit } from "~/core/db/commit.server";
import { audit, type Effect, entry } from "~/core/db/effects.server";
import { settle } from "~/core/db/relay.server";
import { correctCandidate } from "~/features/candidates/candidates.commands.server";
import { searchWordsOfInterest } from "~/features/candidates/interested-person";
import { noteArrival } from "~/features/households/household-arrival.commands.server";
import { INTEREST_FIELDS, showInterestValue } from "~/features/interest-form/interest-fields";
import { fullName, needsOf, takeOver } from "./submission-effects.server";

/** Accepts or refuses what a person corrected in their own answer; accepted, it reaches the candidate. */
export async function settleCorrection(
  actor: Actor,
  submission: SubmissionRecord,
  correctionId: string,
  isAccepted: boolean,
): Promise<void> {
  const index = submission.corrections.findIndex(({ id }) => id === correctionId);
  const correction = submission.corrections[index];
  if (!correction) throw new Response("Introuvable", { status: 404 });
  const { householdId, candidateId } = submission;
  const interest = { ...submission.interest, ...correction.changes };
  await commit(actor, Submission, submission._id, {
    onlyIf: { [`corrections.${index}.state`]: "waiting" },
    refusal: "Un·e collègue a déjà répondu à cette correction.",
    set: {
      [`corrections.${index}.state`]: isAccepted ? "accepted" : "refused",
      ...(isAccepted ? { interest, searchWords: searchWordsOfInterest(interest) } : {}),
    },
    effects: [
      audit(
        isAccepted ? "submission.correction-accepted" : "submission.correction-refused",
        Object.keys(correction.changes),
      ),
      ...(householdId && isAccepted ? [correctionEntry(submission, correction.changes, householdId)] : []),
      ...(householdId && isAccepted ? needsOf(correction.changes, householdId) : []),
      ...(candidateId && isAccepted
        ? takeOver(submission._id, candidateId, Object.keys(correction.changes))
        : []),
    ],
  });
  await settle();
}

/** The follow-up of an accepted correction or of an attachment: the professional fields reach the candidate. */
export async function takeFromSubmission(
  actor: Actor,
  { submissionId, candidateId, fields }: { submissionId: string; candidateId: string; fields: string[] },
  effectId: string,
): Promise<void> {
  const [submission, candidate] = await Promise.all([
    Submission.findById(submissionId).lean<SubmissionRecord>(),
    Candidate.findById(candidateId).lean<CandidateRecord>(),
  ]);
  if (!submission || !candidate) return;
  const taken = INTEREST_FIELDS.filter(({ name, isProfessional }) => isProfessional && fields.includes(name));
  const changes = Object.fromEntries(taken.map(({ name }) => [name, submission.interest[name]]));
  const { fromOn } = submission.interest;
  // Before the candidate takes the new day: done again after a stop, it still knows the one that is corrected.
  if (fields.includes("fromOn") && fromOn)
    await noteArrival(actor, candidate.householdId, fromOn, candidate.fromOn);
  if (taken.length > 0) await correctCandidate(actor, candidate, changes, effectId);
}

function correctionEntry(
  submission: SubmissionRecord,
  changes: Partial<Interest>,
  householdId: string,
): Effect {
  const fields = INTEREST_FIELDS.filter(({ name }) => name in changes);
  return entry({
    householdId,
    kind: "change",
    text: `${fullName(submission)} a corrigé sa demande.`,
    changes: fields.map(({ name, label }) => ({
      label,
      before: showInterestValue(submission.interest, name),
      after: showInterestValue(changes, name),
    })),
    authorName: fullName(submission),
  });
}
