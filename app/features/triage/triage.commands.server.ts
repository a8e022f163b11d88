import type { CandidateRecord } from "#models/candidate";
import { Submission, type SubmissionRecord } from "#models/submission";
import type { Actor } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, type Effect, entry, followUp, notice } from "~/core/db/effects.server";
import { settle } from "~/core/db/relay.server";
import { derivedId } from "~/core/ids.server";
import type { Colleague } from "~/features/accounts/accounts.queries.server";
import { createCandidate, firstStage } from "~/features/candidates/candidates.commands.server";
import { createHousehold } from "~/features/households/households.commands.server";
import { receipt } from "~/features/interest-form/interest-form.commands.server";
import { type DismissalReason, SUBMISSION_CHANNELS } from "~/vocabulary/submissions";
import { encountersOf, fullName, needsAndConsents, takeOver } from "./submission-effects.server";

const MOVED = "Un·e collègue s’est déjà occupé·e de cette demande. Rechargez la page.";

/**
 * Opens a file from a request, followed by a colleague, with its needs, consents and first next action.
 * Refuses when the request is no longer to be triaged. Returns the file's id.
 */
export async function openFile(
  actor: Actor,
  submission: SubmissionRecord,
  referent: Colleague,
): Promise<string> {
  const householdId = derivedId("household", submission._id);
  const candidateId = derivedId("candidate", submission._id);
  await commit(actor, Submission, submission._id, {
    onlyIf: { state: "new" },
    refusal: MOVED,
    set: { state: "opened", isSuspect: false, householdId, candidateId, assigneeId: referent._id },
    effects: [
      audit("submission.opened"),
      followUp("openFileFromSubmission", {
        submissionId: submission._id,
        householdId,
        candidateId,
        referentId: referent._id,
      }),
      ...tell(actor, referent, householdId, `${fullName(submission)} : le dossier vous est confié.`),
    ],
  });
  // The next screen is the file itself.
  await settle();
  return householdId;
}

/** The follow-up of `openFile`: makes the candidate, the file and what hangs on it; safe twice. */
export async function openFileFromSubmission(
  actor: Actor,
  {
    submissionId,
    householdId,
    candidateId,
    referentId,
  }: { submissionId: string; householdId: string; candidateId: string; referentId: string },
): Promise<void> {
  const submission = await Submission.findById(submissionId).lean<SubmissionRecord>();
  if (!submission) return;
  const { interest } = submission;
  const language = submission.language === "en" ? submission.language : undefined;
  await createCandidate(actor, { id: candidateId, householdId, interest, referentId, language });
  await createHousehold(actor, {
    id: householdId,
    title: interest.lastName,
    territories: [],
    referentId,
    arrivalOn: interest.fromOn,
    answerDueAt: submission.answerDueAt,
    lastActAt: submission.receivedAt,
    nextAction: {
      ...firstAnswerTo(submission),
      ownerId: referentId,
      origin: "triage",
    },
    effects: [
      requestEntry(submission, householdId),
      ...needsAndConsents(submission, householdId, candidateId),
      ...encountersOf(submission, candidateId),
      followUp("planTasks", { candidateId, ...firstStage(interest.kind) }),
      followUp("fileMessages", { submissionId, householdId, candidateId }),
    ],
  });
}

/**
 * Attaches a request to a known candidate's file. What differs is shown, and only the fields picked are
 * taken over; nothing is overwritten otherwise. The file then has to answer it.
 */
export async function attachSubmission(
  actor: Actor,
  submission: SubmissionRecord,
  candidate: CandidateRecord,
  takenFields: string[],
): Promise<void> {
  const { _id: candidateId, householdId } = candidate;
  await commit(actor, Submission, submission._id, {
    onlyIf: { state: "new" },
    refusal: MOVED,
    set: { state: "attached", isSuspect: false, householdId, candidateId },
    effects: [
      audit("submission.attached", takenFields),
      requestEntry(submission, householdId),
      ...needsAndConsents(submission, householdId, candidateId),
      ...encountersOf(submission, candidateId),
      followUp("touchFile", { householdId, lastActAt: submission.receivedAt.toISOString() }),
      followUp("planAnswer", { householdId, ...firstAnswerTo(submission) }),
      followUp("fileMessages", { submissionId: submission._id, householdId, candidateId }),
      ...takeOver(submission._id, candidateId, takenFields),
    ],
  });
  await settle();
}

/** Puts a request aside with its reason; it is kept, and can be brought back. */
export async function dismissSubmission(
  actor: Actor,
  submissionId: string,
  { reason, note }: { reason: DismissalReason; note?: string },
): Promise<void> {
  await commit(actor, Submission, submissionId, {
    onlyIf: { state: "new" },
    refusal: MOVED,
    set: { state: "dismissed", dismissal: { reason, note, at: now(), by: actor.id ?? "" } },
    effects: [audit("submission.dismissed", [reason])],
  });
}

/** Brings a dismissed or suspected request back to the queue; one that was suspected now gets its receipt. */
export async function restoreSubmission(actor: Actor, submission: SubmissionRecord): Promise<void> {
  await commit(actor, Submission, submission._id, {
    onlyIf: { $or: [{ state: "dismissed" }, { state: "new", isSuspect: true }] },
    refusal: MOVED,
    set: { state: "new", isSuspect: false },
    unset: ["dismissal"],
    effects: [audit("submission.restored"), ...(submission.isSuspect ? await receipt(submission) : [])],
  });
}

/** Names the colleague who takes a request, and tells them. */
export async function assignSubmission(
  actor: Actor,
  submission: SubmissionRecord,
  assignee: Colleague,
): Promise<void> {
  await commit(actor, Submission, submission._id, {
    onlyIf: { state: "new" },
    refusal: MOVED,
    set: {
      assigneeId: assignee._id,
      visibleTo: [...new Set([...submission.visibleTo, `referent:${assignee._id}`])],
    },
    effects: [
      audit("submission.assigned", ["assigneeId"]),
      ...tell(
        actor,
        assignee,
        undefined,
        `${fullName(submission)} : la demande vous est attribuée.`,
        `/triage/${submission._id}`,
      ),
    ],
  });
}

function requestEntry(submission: SubmissionRecord, householdId: string): Effect {
  return entry({
    householdId,
    kind: "form",
    text: `Demande reçue : ${SUBMISSION_CHANNELS[submission.channel].fr.toLowerCase()}.`,
    quote: submission.interest.message,
    submissionId: submission._id,
    authorName: fullName(submission),
  });
}

function firstAnswerTo(submission: SubmissionRecord): { label: string; dueOn: string } {
  return { label: `Répondre à ${fullName(submission)}`, dueOn: toDay(submission.answerDueAt) };
}

function tell(
  actor: Actor,
  colleague: Colleague,
  householdId: string | undefined,
  text: string,
  href?: string,
): Effect[] {
  if (colleague._id === actor.id) return [];
  return [
    notice({ accountId: colleague._id, householdId, text, href: href ?? `/households/${householdId}` }),
  ];
}
