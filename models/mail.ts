import { Schema } from "mongoose";
import type { MailClass, MailState } from "~/vocabulary/mails";
import { defineModel } from "./define";

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
    messageId: { type: String, required: true },
    sentAt: Date,
    cancelledAt: Date,
    householdId: String,
    visibleTo: { type: [String], default: [] },
    handOffId: String,
    handOffIds: { type: [String], default: undefined },
    candidateId: String,
    actorId: { type: String, default: null },
    createdAt: { type: Date, required: true },
  },
  { collection: "outbox" },
  (schema: Schema) => {
    schema.index({ createdAt: -1, _id: -1 });
    schema.index({ state: 1, dueAt: 1 });
    schema.index({ state: 1, createdAt: -1, _id: -1 });
    schema.index({ visibleTo: 1, createdAt: -1, _id: -1 });
    schema.index({ householdId: 1, createdAt: -1 }, { sparse: true });
    schema.index({ handOffId: 1 }, { sparse: true });
    schema.index({ handOffIds: 1 }, { sparse: true });
    schema.index({ candidateId: 1, state: 1 }, { sparse: true });
    schema.index({ to: 1 });
  },
);
