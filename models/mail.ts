import { Schema } from "mongoose";
import type { MailTexts } from "~/vocabulary/mail-texts";
import type { MailClass, MailState } from "~/vocabulary/mails";
import { defineModel } from "./define";
import { type PendingEffect, pendingEffectSchema } from "./effect";

/** A mail of the outbox: a template and its parameters, never a body, never a raw link. */
export interface MailRecord {
  _id: string;
  template: string;
  params: Record<string, unknown>;
  to: string;
  toName?: string;
  replyTo?: string;
  fromName?: string;
  mailClass: MailClass;
  state: MailState;
  isManual: boolean;
  dueAt: Date;
  attempts: number;
  lockedUntil?: Date;
  lastError?: string;
  isPermanentError?: boolean;
  /** When it was first due, once an attempt failed. */
  plannedAt?: Date;
  /** It waits for the mail server itself, which could not be reached or did not let us in. */
  isServerDown?: boolean;
  messageId: string;
  sentAt?: Date;
  cancelledAt?: Date;
  householdId?: string;
  /** Who may see it, as the file it belongs to says: the keys of `visibilityKeys`. */
  visibleTo: string[];
  handOffId?: string;
  /** All the hand-offs that one letter speaks of, when they are several. */
  handOffIds?: string[];
  /** The candidate it is written to. */
  candidateId?: string;
  /** The papers of the file that go with it: attached, or behind links when they are heavy. */
  documentIds?: string[];
  /** The mail we received that it answers. */
  answersMessageId?: string;
  /** Told later, by a mail that came back. */
  bounce?: { at: Date; reason?: string; isPermanent: boolean };
  /** What follows from its failure, until the relay has carried it out. */
  pendingEffects?: PendingEffect[];
  /** The version of the words it left with; 0 is the original text, and so is none. */
  wordingVersion?: number;
  /** Sent to a colleague to try words: they are here, on the parameters of this mail, or on its own without one. */
  trial?: { mailId?: string; texts: MailTexts };
  actorId: string | null;
  createdAt: Date;
}

export const Mail = defineModel<MailRecord>(
  "Mail",
  {
    template: { type: String, required: true },
    params: { type: Schema.Types.Mixed, default: {} },
    to: { type: String, required: true },
    toName: String,
    replyTo: String,
    fromName: String,
    mailClass: { type: String, required: true },
    state: { type: String, required: true },
    isManual: { type: Boolean, default: false },
    dueAt: { type: Date, required: true },
    attempts: { type: Number, default: 0 },
    lockedUntil: Date,
    lastError: String,
    isPermanentError: Boolean,
    plannedAt: Date,
    isServerDown: Boolean,
    messageId: { type: String, required: true },
    sentAt: Date,
    cancelledAt: Date,
    householdId: String,
    visibleTo: { type: [String], default: [] },
    handOffId: String,
    handOffIds: { type: [String], default: undefined },
    candidateId: String,
    documentIds: { type: [String], default: undefined },
    answersMessageId: String,
    bounce: { type: { _id: false, at: Date, reason: String, isPermanent: Boolean } },
    pendingEffects: { type: [pendingEffectSchema], default: undefined },
    wordingVersion: Number,
    trial: { type: { _id: false, mailId: String, texts: Schema.Types.Mixed } },
    actorId: { type: String, default: null },
    createdAt: { type: Date, required: true },
  },
  { collection: "outbox" },
  (schema: Schema) => {
    schema.index({ createdAt: -1, _id: -1 });
    schema.index({ state: 1, dueAt: 1, createdAt: 1 });
    schema.index({ isServerDown: 1 }, { sparse: true });
    schema.index({ state: 1, createdAt: -1, _id: -1 });
    schema.index({ visibleTo: 1, createdAt: -1, _id: -1 });
    schema.index({ householdId: 1, createdAt: -1 }, { sparse: true });
    schema.index({ handOffId: 1 }, { sparse: true });
    schema.index({ handOffIds: 1 }, { sparse: true });
    schema.index({ candidateId: 1, state: 1 }, { sparse: true });
    schema.index({ to: 1 });
    schema.index({ template: 1, "params.language": 1, createdAt: -1 });
    schema.index({ "pendingEffects.dueAt": 1 }, { sparse: true });
  },
);
