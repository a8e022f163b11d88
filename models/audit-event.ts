import { Schema } from "mongoose";
import type { ActorKind } from "~/vocabulary/actor-kinds";
import { defineModel } from "./define";

/** Who did what to which ids: names of fields, never their values. */
export interface AuditEventRecord {
  _id: string;
  at: Date;
  actorId: string | null;
  /** Who it was, without an account. */
  by?: ActorKind;
  action: string;
  subject: { type: string; id: string };
  fields: string[];
  /** Somebody read, and changed nothing. */
  isRead?: boolean;
}

const auditSubject = new Schema(
  { type: { type: String, required: true }, id: { type: String, required: true } },
  { _id: false },
);

export const AuditEvent = defineModel<AuditEventRecord>(
  "AuditEvent",
  {
    at: { type: Date, required: true },
    actorId: { type: String, default: null },
    by: String,
    action: { type: String, required: true },
    subject: { type: auditSubject, required: true },
    fields: { type: [String], default: [] },
    isRead: Boolean,
  },
  { collection: "audit-events" },
  (schema: Schema) => {
    schema.index({ at: -1, _id: -1 });
    schema.index({ "subject.id": 1, at: -1 });
    schema.index({ actorId: 1, at: -1 });
    schema.index({ isRead: 1, at: -1 }, { partialFilterExpression: { isRead: true } });
  },
);
