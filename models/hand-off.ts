import { Schema } from "mongoose";
import type { AnswerAct, AnswerOrigin, DeclineReason, HandOffState } from "~/vocabulary/hand-offs";
import type { NeedKind, Track } from "~/vocabulary/needs";
import { type Aggregate, defineModel } from "./define";
import type { NextAction } from "./household";

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
  at: Date;
}

export interface ProposedHome {
  place: string;
  rent?: number;
  rooms?: number;
  fromOn?: string;
  note?: string;
}

/** When a structure would receive a candidate. */
export interface ProposedVisit {
  on: string;
  /** In words: « à 14 h », « dans la matinée ». */
  hour?: string;
  note?: string;
}

/** Whose professional half is presented, and to which structure (« mise en relation »). */
export interface Introduction {
  candidateId: string;
  structureId: string;
  structureName: string;
  openingId?: string;
  /** The visit we said yes to: its day, and the answer that proposed it. */
  visit?: { answerId: string; on: string };
}

export interface HandOffAnswer {
  id: string;
  act: AnswerAct;
  origin: AnswerOrigin;
  at: Date;
  message?: string;
  reasons: DeclineReason[];
  proposal?: ProposedHome;
  visit?: ProposedVisit;
  /** « Voyez plutôt avec… » */
  other?: { name: string; email?: string; phone?: string };
  promisedOn?: string;
  by?: string;
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
  senderId: string;
  mailId: string;
  answers: HandOffAnswer[];
  reminders: { at: Date; kind: "mail" | "call" }[];
  /** When the next reminder is due; absent once nothing is awaited. */
  nextReminderAt?: Date;
  /** What came next before it was sent: so it does again when it is taken back before it left. */
  nextActionBefore?: NextAction;
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
    reasons: { type: [String], default: [] },
    proposal: {
      type: { _id: false, place: String, rent: Number, rooms: Number, fromOn: String, note: String },
    },
    visit: { type: { _id: false, on: String, hour: String, note: String } },
    other: { type: { _id: false, name: String, email: String, phone: String } },
    promisedOn: String,
    by: String,
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
    introduction: {
      type: {
        _id: false,
        candidateId: String,
        structureId: String,
        structureName: String,
        openingId: String,
        visit: { type: { _id: false, answerId: String, on: String } },
      },
    },
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
    senderId: { type: String, required: true },
    mailId: { type: String, required: true },
    answers: { type: [answer], default: [] },
    reminders: { type: [{ _id: false, at: Date, kind: String }], default: [] },
    nextReminderAt: Date,
    nextActionBefore: {
      type: { _id: false, label: String, ownerId: String, dueOn: String, time: String, origin: String },
    },
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
    schema.index({ partnerId: 1, sentAt: -1 });
    schema.index({ nextReminderAt: 1 }, { sparse: true });
    schema.index({ state: 1, sentAt: -1 });
    schema.index({ visibleTo: 1, state: 1, sentAt: -1 });
  },
);
