import { Schema } from "mongoose";
import type { CandidateKind, Seek } from "~/vocabulary/candidates";
import type { NeedKind } from "~/vocabulary/needs";
import type {
  DismissalReason,
  SubmissionChannel,
  SubmissionState,
  Suspicion,
} from "~/vocabulary/submissions";
import { type Aggregate, defineModel } from "./define";

/** What a person told us, in the words of the public form. */
export interface Interest {
  firstName: string;
  lastName: string;
  email?: string;
  phone?: string;
  kind: CandidateKind;
  specialty?: string;
  faculty?: string;
  semester?: string;
  fromOn?: string;
  toOn?: string;
  seeks: Seek[];
  territories: string[];
  needs: NeedKind[];
  message?: string;
  consentPartners: boolean;
  consentNews: boolean;
}

export interface SubmissionRecord extends Aggregate {
  /** The same form sent twice has the same key, and is one submission. */
  key: string;
  channel: SubmissionChannel;
  language: "fr" | "en";
  state: SubmissionState;
  isSuspect: boolean;
  suspicions: Suspicion[];
  receivedAt: Date;
  /** When the first human answer is due, in working days. */
  answerDueAt: Date;
  firstAnswer?: { at: Date; by: string; means: "message" | "call" };
  interest: Interest;
  /** Folded word prefixes of the name, the e-mail and the phone. */
  searchWords: string[];
  assigneeId?: string;
  /** Who may see it: the keys of `visibilityKeys`. */
  visibleTo: string[];
  candidateId?: string;
  householdId?: string;
  /** The events whose form it came by, the first of them first. */
  eventIds?: string[];
  dismissal?: { reason: DismissalReason; note?: string; at: Date; by: string };
  /** Random part of the link that corrects one's own answer. */
  linkId: string;
  /** Changes sent by the person, waiting to be accepted. */
  corrections: {
    id: string;
    at: Date;
    changes: Partial<Interest>;
    state: "waiting" | "accepted" | "refused";
  }[];
}

const interest = new Schema(
  {
    firstName: String,
    lastName: String,
    email: String,
    phone: String,
    kind: String,
    specialty: String,
    faculty: String,
    semester: String,
    fromOn: String,
    toOn: String,
    seeks: [String],
    territories: [String],
    needs: [String],
    message: String,
    consentPartners: Boolean,
    consentNews: Boolean,
  },
  { _id: false },
);

/** What a search reads: only what waits is looked for. */
export const WAITING_BY_WORDS = { searchWords: 1, receivedAt: 1 } as const;

export const Submission = defineModel<SubmissionRecord>(
  "Submission",
  {
    key: { type: String, required: true },
    channel: { type: String, required: true },
    language: { type: String, default: "fr" },
    state: { type: String, required: true },
    isSuspect: { type: Boolean, default: false },
    suspicions: { type: [String], default: [] },
    receivedAt: { type: Date, required: true },
    answerDueAt: { type: Date, required: true },
    firstAnswer: { type: { _id: false, at: Date, by: String, means: String } },
    interest: { type: interest, required: true },
    searchWords: { type: [String], default: [] },
    assigneeId: String,
    visibleTo: { type: [String], default: [] },
    candidateId: String,
    householdId: String,
    eventIds: { type: [String], default: undefined },
    dismissal: { type: { _id: false, reason: String, note: String, at: Date, by: String } },
    linkId: { type: String, required: true },
    corrections: {
      type: [{ _id: false, id: String, at: Date, changes: Schema.Types.Mixed, state: String }],
      default: [],
    },
  },
  { collection: "submissions", isAggregate: true },
  (schema: Schema) => {
    schema.index({ key: 1 }, { unique: true });
    schema.index({ linkId: 1 }, { unique: true });
    schema.index({ state: 1, isSuspect: 1, receivedAt: 1 });
    schema.index({ visibleTo: 1, state: 1, isSuspect: 1, receivedAt: 1 });
    schema.index({ "interest.email": 1, receivedAt: -1 });
    schema.index({ householdId: 1, receivedAt: 1 });
    schema.index({ eventIds: 1, state: 1 }, { partialFilterExpression: { eventIds: { $exists: true } } });
    schema.index(WAITING_BY_WORDS, { partialFilterExpression: { state: "new" } });
    schema.index({ receivedAt: 1 });
  },
);
