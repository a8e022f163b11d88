import type { NeedKind } from "./needs";

/** Every follow-up by name, with what it is given; `app/server/follow-ups.ts` says what each does. */
export interface FollowUpPayloads {
  /** Recomputes what a file shows from its sources. */
  refreshFile: { householdId: string };
  /** Brings a submission to the file that was opened for it, or attached to it. */
  openFileFromSubmission: {
    submissionId: string;
    householdId: string;
    candidateId: string;
    referentId: string;
  };
  /** Brings fields of a request into the candidate's professional half. */
  correctCandidate: { submissionId: string; candidateId: string; fields: string[] };
  openNeed: { householdId: string; kind: NeedKind };
  recordConsent: {
    householdId: string;
    candidateId: string;
    purpose: "partners" | "news" | "expected-child";
    /** By the form unless said otherwise. */
    means?: "form" | "in-person";
    at: string;
  };
  /** Turns a partner's answer into an option, a notice and the file's next action. */
  applyAnswer: { handOffId: string; answerId: string };
  markNeedAsked: { needId: string; partnerName: string; answerBy: string };
  takeBallBack: { needId: string; partnerName: string };
  countPartnerAsk: { partnerId: string; at: string };
  countPartnerAnswer: { partnerId: string; at: string };
  setNextAction: {
    householdId: string;
    label: string;
    ownerId: string;
    dueOn: string;
    origin: "answer" | "hand-off" | "reminder";
  };
  openCallTask: { handOffId: string };
  /** Plans an answer to a request that joined a file, unless something comes sooner. */
  planAnswer: { householdId: string; label: string; dueOn: string };
  touchFile: { householdId: string; lastActAt: string };
}

export type FollowUpName = keyof FollowUpPayloads;
