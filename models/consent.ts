import type { Schema } from "mongoose";
import type { ConsentMeans, ConsentPurpose } from "~/vocabulary/consents";
import { type Aggregate, defineModel } from "./define";

/** One adult, one purpose, one wording; `candidateId` is the id of the adult, who may be no candidate. */
export interface ConsentRecord extends Aggregate {
  householdId: string;
  candidateId: string;
  purpose: ConsentPurpose;
  wording: string;
  means: ConsentMeans;
  isGiven: boolean;
  /** Why it was refused, when it was. */
  reason?: string;
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
    reason: String,
    at: { type: Date, required: true },
    recordedBy: String,
    withdrawnAt: Date,
  },
  { collection: "consents", isAggregate: true },
  (schema: Schema) => {
    schema.index({ householdId: 1, purpose: 1, at: -1 });
    schema.index({ candidateId: 1 });
    schema.index({ at: -1 });
    schema.index({ purpose: 1, at: -1 });
    schema.index({ withdrawnAt: 1, at: -1 }, { sparse: true });
  },
);
