import { Schema } from "mongoose";
import type {
  AnswerAct,
  AnswerOrigin,
  DeclineReason,
  HandOffState,
  OutcomeSide,
  OutcomeWord,
} from "~/vocabulary/hand-offs";
import type { NeedKind, OptionState, Track } from "~/vocabulary/needs";
import { type Aggregate, defineModel } from "./define";
import { type HandOffDeletion, handOffDeletion } from "./hand-off-deletion";
import type { NextAction } from "./household";
import { type Introduction, introductionSchema, type VisitLetter, visitLetterSchema } from "./introduction";
import { type Proposal, type ProposedVisit, proposalSchema } from "./proposal";
import {
  type NextReminder,
  nextReminderSchema,
  type PutOffReason,
  type Reminder,
  reminderSchema,
} from "./reminder";

/** A line of what a partner is shown; the preview, the mail and the page read the same lines. */
export interface SheetLine {
  key: string;
  label: string;
  value: string;
}

/** Exactly what was sent, kept for ever. */
export interface HandOffVersion {
  number: number;
  title: string;
  intro: string;
  lines: SheetLine[];
  answerBy: string;
  /** The papers joined to it, read on the page of the link as long as their consent holds. */
  documentIds?: string[];
  at: Date;
}

export interface HandOffAnswer {
  id: string;
  act: AnswerAct;
  origin: AnswerOrigin;
  at: Date;
  message?: string;
  /** What we answered to a question, in whose name. */
  reply?: { text: string; at: Date; by: string };
  reasons: DeclineReason[];
  proposal?: Proposal;
  visit?: ProposedVisit;
  /** « Voyez plutôt avec… » */
  other?: { name: string; email?: string; phone?: string };
  promisedOn?: string;
  by?: string;
  /** The number of the version it answers; absent of one told to a colleague. */
  toVersion?: number;
}

/** How it ended, as the partner or who was helped says. */
export interface HandOffOutcome {
  side: OutcomeSide;
  said: OutcomeWord;
  note?: string;
  origin: AnswerOrigin;
  at: Date;
  by?: string;
  /** The adult who says it from their own page. */
  memberId?: string;
}

export interface HandOffRecord extends Aggregate {
  householdId: string;
  /** The need handed over; an introduction has none. */
  needId?: string;
  needKind?: NeedKind;
  introduction?: Introduction;
  track: Track;
  partnerId: string;
  partnerName: string;
  contactId: string;
  state: HandOffState;
  versions: HandOffVersion[];
  linkId: string;
  linkVersion: number;
  expiresAt: Date;
  consentId: string;
  /** On which the curriculum was joined. */
  curriculumConsentId?: string;
  senderId: string;
  mailId: string;
  answers: HandOffAnswer[];
  /** What was said since it was last handed over, the latest last. */
  outcomes?: HandOffOutcome[];
  /** What was done of its silence since it was last handed over; those that left together share their mail. */
  reminders: Reminder[];
  /** When the next reminder is due; absent once nothing is awaited. */
  nextReminderAt?: Date;
  /** What the next reminder is, and why it comes later than planned. */
  nextReminder?: NextReminder;
  /** A colleague put the next reminder off until that day. */
  putOffUntil?: string;
  /** The same, by what the partner wrote: it counts for that very day. */
  putOffFor?: { by: PutOffReason; untilOn: string };
  /** When a colleague decided that it is not reminded any more. */
  unremindedAt?: Date;
  /** The day from which it is wanted. */
  wantedOn?: string;
  /** What became of the option that was proposed. */
  optionState?: OptionState;
  /** When how it ended may be asked; kept until it is known. */
  outcomeDueAt?: Date;
  /** The same, until it was asked of both sides. */
  outcomeAskAt?: Date;
  /** Since when the adults are asked how it ended, each on their own page. */
  familyAskedAt?: Date;
  /** When a colleague is to ask the family, if none of them said it by then. */
  familyTaskAt?: Date;
  /** The hand-off a prepared one goes on from and, when a partner named this one, their answer. */
  preparedFrom?: { handOffId: string; answerId?: string };
  /** What came next before it was sent: so it does again when it is taken back before it left. */
  nextActionBefore?: NextAction;
  /** When a colleague took it back, and the visit that was agreed: so it is again when they undo it at once. */
  takenBack?: { at: Date; visit: { answerId: string; on: string; at?: Date } };
  /** What went to the calendars of those who meet at a visit, oldest first. */
  visitLetters?: VisitLetter[];
  /** One for each address something went to. */
  deletions?: HandOffDeletion[];
  visibleTo: string[];
  sentAt: Date;
  answeredAt?: Date;
  updatedAt: Date;
}

const answer = new Schema(
  {
    id: String,
    act: String,
    origin: String,
    at: Date,
    message: String,
    reply: { type: { _id: false, text: String, at: Date, by: String } },
    reasons: { type: [String], default: [] },
    proposal: { type: proposalSchema },
    visit: { type: { _id: false, on: String, hour: String, note: String } },
    other: { type: { _id: false, name: String, email: String, phone: String } },
    promisedOn: String,
    by: String,
    toVersion: Number,
  },
  { _id: false },
);

const version = new Schema(
  {
    number: Number,
    title: String,
    intro: String,
    lines: { type: [{ _id: false, key: String, label: String, value: String }], default: [] },
    answerBy: String,
    documentIds: { type: [String], default: undefined },
    at: Date,
  },
  { _id: false },
);

export const HandOff = defineModel<HandOffRecord>(
  "HandOff",
  {
    householdId: { type: String, required: true },
    needId: String,
    needKind: String,
    introduction: { type: introductionSchema },
    track: { type: String, required: true },
    partnerId: { type: String, required: true },
    partnerName: { type: String, required: true },
    contactId: { type: String, required: true },
    state: { type: String, required: true },
    versions: { type: [version], default: [] },
    linkId: { type: String, required: true },
    linkVersion: { type: Number, default: 1 },
    expiresAt: { type: Date, required: true },
    consentId: { type: String, required: true },
    curriculumConsentId: String,
    senderId: { type: String, required: true },
    mailId: { type: String, required: true },
    answers: { type: [answer], default: [] },
    outcomes: {
      type: [
        {
          ...{ _id: false, side: String, said: String, note: String, origin: String },
          ...{ at: Date, by: String, memberId: String },
        },
      ],
      default: undefined,
    },
    reminders: { type: [reminderSchema], default: [] },
    nextReminderAt: Date,
    nextReminder: { type: nextReminderSchema },
    putOffUntil: String,
    putOffFor: { type: { _id: false, by: String, untilOn: String } },
    unremindedAt: Date,
    wantedOn: String,
    optionState: String,
    outcomeDueAt: Date,
    outcomeAskAt: Date,
    familyAskedAt: Date,
    familyTaskAt: Date,
    preparedFrom: { type: { _id: false, handOffId: String, answerId: String } },
    nextActionBefore: {
      type: { _id: false, label: String, ownerId: String, dueOn: String, time: String, origin: String },
    },
    takenBack: {
      type: { _id: false, at: Date, visit: { type: { _id: false, answerId: String, on: String, at: Date } } },
    },
    visitLetters: { type: [visitLetterSchema], default: undefined },
    deletions: { type: [handOffDeletion], default: undefined },
    visibleTo: { type: [String], default: [] },
    sentAt: { type: Date, required: true },
    answeredAt: Date,
    updatedAt: { type: Date, required: true },
  },
  { collection: "hand-offs", isAggregate: true },
  (schema: Schema) => {
    schema.index({ linkId: 1 }, { unique: true });
    schema.index({ householdId: 1, sentAt: -1 });
    schema.index({ needId: 1 }, { sparse: true });
    schema.index({ "introduction.candidateId": 1, sentAt: -1 });
    schema.index({ "introduction.structureId": 1, sentAt: -1 });
    schema.index(
      { visibleTo: 1, "introduction.visit.on": 1 },
      { partialFilterExpression: { "introduction.visit.on": { $exists: true } } },
    );
    schema.index({ partnerId: 1, sentAt: -1 });
    schema.index({ nextReminderAt: 1 }, { sparse: true });
    schema.index({ outcomeAskAt: 1 }, { sparse: true });
    schema.index({ familyTaskAt: 1 }, { sparse: true });
    schema.index({ visibleTo: 1, nextReminderAt: 1 });
    schema.index({ outcomeDueAt: 1 }, { sparse: true });
    schema.index({ visibleTo: 1, outcomeDueAt: 1 });
    schema.index({ visibleTo: 1, state: 1, expiresAt: 1 });
    schema.index({ "preparedFrom.answerId": 1 }, { sparse: true });
    schema.index({ consentId: 1 });
    schema.index({ curriculumConsentId: 1 }, { sparse: true });
    schema.index({ "deletions.id": 1 }, { sparse: true });
    schema.index({ state: 1, sentAt: -1 });
    schema.index({ state: 1, expiresAt: 1 });
    schema.index({ visibleTo: 1, state: 1, sentAt: -1 });
  },
);
