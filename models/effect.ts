import { Schema } from "mongoose";

export type EffectKind = "audit" | "entry" | "mail" | "notice" | "followUp";

/** One consequence of a saved change, written with it and carried out by the relay. */
export interface PendingEffect {
  id: string;
  kind: EffectKind;
  /** Who caused it; null for the software itself. */
  actorId: string | null;
  at: Date;
  dueAt: Date;
  attempts: number;
  lastError?: string;
  data: Record<string, unknown>;
}

export const pendingEffectSchema = new Schema(
  {
    id: { type: String, required: true },
    kind: { type: String, required: true },
    actorId: { type: String, default: null },
    at: { type: Date, required: true },
    dueAt: { type: Date, required: true },
    attempts: { type: Number, default: 0 },
    lastError: String,
    data: { type: Schema.Types.Mixed, required: true },
  },
  { _id: false },
);
