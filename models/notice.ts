import type { Schema } from "mongoose";
import { defineModel } from "./define";

/** Something a colleague ought to see. */
export interface NoticeRecord {
  _id: string;
  accountId: string;
  householdId?: string;
  track: "family" | "professional";
  text: string;
  href: string;
  /** The answer it tells of; a later answer of the same hand-off takes its place. */
  handOffId?: string;
  answerId?: string;
  at: Date;
  readAt?: Date;
}

export const Notice = defineModel<NoticeRecord>(
  "Notice",
  {
    accountId: { type: String, required: true },
    householdId: String,
    track: { type: String, default: "family" },
    text: { type: String, required: true },
    href: { type: String, required: true },
    handOffId: String,
    answerId: String,
    at: { type: Date, required: true },
    readAt: Date,
  },
  { collection: "notices" },
  (schema: Schema) => {
    schema.index({ accountId: 1, readAt: 1, at: -1 });
    schema.index({ householdId: 1 }, { sparse: true });
    schema.index({ handOffId: 1 }, { sparse: true });
    schema.index({ href: 1 });
  },
);
