import type { Schema } from "mongoose";
import type { AnswerAct, DeclineReason } from "~/vocabulary/hand-offs";
import type {
  AttachmentRefusal,
  FoundBy,
  IgnoreReason,
  MessageKind,
  MessageState,
  SenderKind,
  SuggestionState,
} from "~/vocabulary/inbound-mail";
import type { Track } from "~/vocabulary/needs";
import { type Aggregate, defineModel } from "./define";

/** What a reply seems to say, by rules we can explain; nothing is recorded before a person confirms it. */
export interface Suggestion {
  act: AnswerAct;
  /** The sentence it was read in, word for word as in the text. */
  sentence: string;
  day?: string;
  time?: string;
  /** Euros. */
  amount?: number;
  reason?: DeclineReason;
}

/** A file joined to a mail; the bytes of one that was kept are under its id. */
export interface MessageAttachment {
  id: string;
  name: string;
  type: string;
  bytes: number;
  /** Absent of one that was kept. */
  refusal?: AttachmentRefusal;
}

/** What a mail was found to belong to. */
export interface Filing {
  found: FoundBy;
  householdId?: string;
  track: Track;
  handOffId?: string;
  partnerId?: string;
  contactId?: string;
  candidateId?: string;
  submissionId?: string;
  visibleTo: string[];
}

/** A mail that reached our mailbox. */
export interface MessageRecord extends Aggregate, Filing {
  /** Its Message-ID; the same mail fetched twice has the same `_id`, drawn from it. */
  messageId: string;
  kind: MessageKind;
  state: MessageState;
  receivedAt: Date;
  from: { name: string; address: string };
  subject: string;
  /** What the person wrote, without quotes and signature. */
  text: string;
  signature?: string;
  quoted?: string;
  attachments: MessageAttachment[];
  sender: SenderKind;
  /** False when the receiving server did not prove that the address is who wrote; absent otherwise. */
  isVerified?: boolean;
  /** A list or a robot wrote it: it is never answered. */
  isAutomatic: boolean;
  /** The letter of the outbox that it answers. */
  mailId?: string;
  suggestion?: Suggestion & { state: SuggestionState; at?: Date; by?: string };
  /** An absence: the day the person is back. */
  returnOn?: string;
  /** A mail that was not delivered: to whom, and for good or for now. */
  bounce?: { address: string; isPermanent: boolean; reason?: string };
  /** An answer to one of our invitations. */
  calendar?: { uid: string; status: "accepted" | "declined" | "tentative" };
  /** Who triaged it and, of one put aside, why. */
  triaged?: { at: Date; by: string; ignored?: IgnoreReason };
  /** Somebody noted what it answers, or saw that nothing is to be noted. */
  settled?: { at: Date; by: string };
  /** Where it was filed before a colleague took it out of there, so that it may go back. */
  detachedFrom?: Filing;
}

export const Message = defineModel<MessageRecord>(
  "Message",
  {
    messageId: { type: String, required: true },
    kind: { type: String, required: true },
    state: { type: String, required: true },
    receivedAt: { type: Date, required: true },
    from: { type: { _id: false, name: String, address: String }, required: true },
    subject: { type: String, default: "" },
    text: { type: String, default: "" },
    signature: String,
    quoted: String,
    attachments: {
      type: [
        { _id: false, id: String, name: String, type: { type: String }, bytes: Number, refusal: String },
      ],
      default: [],
    },
    found: { type: String, required: true },
    sender: { type: String, required: true },
    isVerified: Boolean,
    isAutomatic: { type: Boolean, default: false },
    mailId: String,
    householdId: String,
    track: { type: String, required: true, default: "family" },
    handOffId: String,
    partnerId: String,
    contactId: String,
    candidateId: String,
    submissionId: String,
    suggestion: {
      type: {
        ...{ _id: false, act: String, sentence: String, day: String, time: String, amount: Number },
        ...{ reason: String, state: String, at: Date, by: String },
      },
    },
    returnOn: String,
    bounce: { type: { _id: false, address: String, isPermanent: Boolean, reason: String } },
    calendar: { type: { _id: false, uid: String, status: String } },
    triaged: { type: { _id: false, at: Date, by: String, ignored: String } },
    settled: { type: { _id: false, at: Date, by: String } },
    detachedFrom: {
      type: {
        ...{ _id: false, found: String, householdId: String, track: String, handOffId: String },
        ...{ partnerId: String, contactId: String, candidateId: String, submissionId: String },
        visibleTo: { type: [String], default: undefined },
      },
    },
    visibleTo: { type: [String], default: [] },
  },
  { collection: "messages", isAggregate: true },
  (schema: Schema) => {
    schema.index({ visibleTo: 1, state: 1, receivedAt: 1 });
    schema.index({ state: 1, receivedAt: 1 });
    schema.index({ householdId: 1, receivedAt: -1 }, { sparse: true });
    schema.index({ handOffId: 1, receivedAt: -1 }, { sparse: true });
    schema.index({ submissionId: 1 }, { sparse: true });
    schema.index({ partnerId: 1, receivedAt: -1 }, { sparse: true });
    schema.index({ messageId: 1 });
    schema.index({ "detachedFrom.householdId": 1 }, { sparse: true });
    schema.index({ "calendar.uid": 1, receivedAt: -1 }, { sparse: true });
    schema.index({ "from.address": 1, receivedAt: -1 });
  },
);
