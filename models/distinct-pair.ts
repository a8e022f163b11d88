import type { Schema } from "mongoose";
import { defineModel } from "./define";

/** Somebody said that a name typed and a candidate are not the same person. */
export interface DistinctPairRecord {
  /** Drawn from both. */
  _id: string;
  candidateId: string;
  saidBy: string;
  at: Date;
}

export const DistinctPair = defineModel<DistinctPairRecord>(
  "DistinctPair",
  {
    candidateId: { type: String, required: true },
    saidBy: { type: String, required: true },
    at: { type: Date, required: true },
  },
  { collection: "distinct-pairs" },
  (schema: Schema) => {
    schema.index({ candidateId: 1 });
  },
);
