import type { Schema } from "mongoose";
import { defineModel } from "./define";

/** A mail that was deleted and must not come back, should its server number its mails anew. */
export interface ForgottenMessageRecord {
  /** The digest of its Message-ID: nothing can be read from it. */
  _id: string;
  at: Date;
}

export const ForgottenMessage = defineModel<ForgottenMessageRecord>(
  "ForgottenMessage",
  { at: { type: Date, required: true } },
  { collection: "forgotten-messages" },
  (schema: Schema) => {
    schema.index({ at: 1 });
  },
);
