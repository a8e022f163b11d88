import type { Interest, SubmissionRecord } from "#models/submission";
import { toDay } from "~/core/calendar";
import { type Effect, followUp } from "~/core/db/effects.server";

/** The needs a request names and the consents it gives, each a follow-up. */
export function needsAndConsents(
  { interest, receivedAt, channel }: SubmissionRecord,
  householdId: string,
  candidateId: string,
): Effect[] {
  const at = receivedAt.toISOString();
  const purposes = [
    ...(interest.consentPartners ? (["partners"] as const) : []),
    ...(interest.consentNews ? (["news"] as const) : []),
  ];
  const consents = channel === "form" ? purposes : [];
  return [
    ...needsOf(interest, householdId),
    ...consents.map((purpose) => followUp("recordConsent", { householdId, candidateId, purpose, at })),
  ];
}

/** The needs named, to be opened unless one of the kind already is. */
export function needsOf({ needs = [] }: Partial<Interest>, householdId: string): Effect[] {
  return needs.map((kind) => followUp("openNeed", { householdId, kind }));
}

/** The events whose form a request came by, each a follow-up: the first is what made its person known to us. */
export function encountersOf(
  { _id: submissionId, eventIds = [], receivedAt }: SubmissionRecord,
  candidateId: string,
): Effect[] {
  const metOn = toDay(receivedAt);
  return eventIds.flatMap((eventId, rank) => [
    followUp("recordEncounter", { eventId, candidateId, submissionId, receivedOn: metOn }),
    ...(rank === 0 ? [followUp("noteOrigin", { eventId, candidateId, metOn })] : []),
  ]);
}

/** Brings fields of the request, as it then stands, into the candidate's professional half. */
export function takeOver(submissionId: string, candidateId: string, fields: string[]): Effect[] {
  return fields.length > 0 ? [followUp("correctCandidate", { submissionId, candidateId, fields })] : [];
}

export function fullName({ interest }: Pick<SubmissionRecord, "interest">): string {
  return `${interest.firstName} ${interest.lastName}`;
}
