import type { Schema } from "mongoose";
import { defineModel } from "./define";

/** A name of a trade in the ROME directory of France Travail (« appellation »), and the family of trades it belongs to. */
export interface OccupationRecord {
  /** Its OGR number. */
  _id: string;
  label: string;
  sortName: string;
  romeCode: string;
  searchWords: string[];
}

export const Occupation = defineModel<OccupationRecord>(
  "Occupation",
  {
    label: { type: String, required: true },
    sortName: { type: String, required: true },
    romeCode: { type: String, required: true },
    searchWords: { type: [String], default: [] },
  },
  { collection: "occupations" },
  (schema: Schema) => {
    schema.index({ searchWords: 1, sortName: 1 });
    schema.index({ romeCode: 1, sortName: 1 });
  },
);
