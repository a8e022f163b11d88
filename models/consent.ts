import type { Schema } from "mongoose";
import type { ConsentMeans, ConsentPurpose } from "~/vocabulary/consents";
import { type Aggregate, defineModel } from "./define";

/** One adult, one purpose, one wording. */
export interface ConsentRecord extends Aggregate {
  householdId: string;
  candidateId: string;
  purpose: ConsentPurpose;
  wording: string;
  means: ConsentMeans;
  isGiven: boolean;
  at: Date;
  recordedBy?: string;
  withdrawnAt?: Date;
}

export const Consent = defineModel<ConsentRecord>(
  "Consent",
  {
    householdId: { type: String, required: true },
    candidateId: { type: String, required: true },
    purpose: { type: String, required: true },
    wording: { type: String, required: true },
    means: { type: String, required: true },
    isGiven: { type: Boolean, required: true },
    at: { type: Date, required: true },
    recordedBy: String,
    withdrawnAt: Date,
  },
  { collection: "consents", isAggregate: true },
  (schema: Schema) => {
    schema.index({ householdId: 1, purpose: 1, at: -1 });
    schema.index({ candidateId: 1 });
    schema.index({ at: -1 });
  },
);
