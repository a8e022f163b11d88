import type { Schema } from "mongoose";
import type { CareMeasure } from "~/vocabulary/observatory";
import { type Aggregate, defineModel } from "./define";

/** A figure somebody published about childcare: what it measures, where, for when, and who said it. */
export interface CareIndicatorRecord extends Aggregate {
  measure: CareMeasure;
  /** In the unit of its measure. */
  value: number;
  /** The SIREN of an intercommunalité, the number of a département, or « FR ». */
  territoryCode: string;
  territoryName: string;
  /** The year it is for. */
  year: number;
  /** The day it was published, when it is known. */
  on?: string;
  source: string;
  note?: string;
  recordedAt: Date;
  /** Taken back, or replaced by a later figure for the same year. */
  isWithdrawn: boolean;
}

export const CareIndicator = defineModel<CareIndicatorRecord>(
  "CareIndicator",
  {
    measure: { type: String, required: true },
    value: { type: Number, required: true },
    territoryCode: { type: String, required: true },
    territoryName: { type: String, required: true },
    year: { type: Number, required: true },
    on: String,
    source: { type: String, required: true },
    note: String,
    recordedAt: { type: Date, required: true },
    isWithdrawn: { type: Boolean, required: true },
  },
  { collection: "care-indicators", isAggregate: true },
  (schema: Schema) => {
    schema.index({ measure: 1, territoryCode: 1, year: -1 });
    schema.index({ isWithdrawn: 1, territoryName: 1, measure: 1, year: -1, _id: -1 });
  },
);
