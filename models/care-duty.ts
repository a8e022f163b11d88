import type { Schema } from "mongoose";
import type { CareDuty } from "~/vocabulary/childcare";
import { type Aggregate, defineModel } from "./define";

/** Who holds one of the four competences of the public service of early childhood in a commune, from a day on: until the next. */
export interface CareDutyRecord extends Aggregate {
  communeCode: string;
  communeName: string;
  epciCode?: string;
  duty: CareDuty;
  /** « commune » or « epci »: the one of the commune itself. */
  holder: "commune" | "epci";
  fromOn: string;
  /** The deed that says so: « délibération du 12 mars 2025, n° 2025-31 ». */
  deed?: string;
  recordedAt: Date;
  /** What was written in one act has one: it is undone together. */
  actId: string;
  isWithdrawn?: boolean;
}

export const CareDutyHolding = defineModel<CareDutyRecord>(
  "CareDutyHolding",
  {
    communeCode: { type: String, required: true },
    communeName: { type: String, required: true },
    epciCode: String,
    duty: { type: String, required: true },
    holder: { type: String, required: true },
    fromOn: { type: String, required: true },
    deed: String,
    recordedAt: { type: Date, required: true },
    actId: { type: String, required: true },
    isWithdrawn: Boolean,
  },
  { collection: "care-duties", isAggregate: true },
  (schema: Schema) => {
    schema.index({ communeCode: 1, duty: 1, fromOn: -1 });
    schema.index({ epciCode: 1, duty: 1 });
    schema.index({ actId: 1 });
  },
);
