import type { Schema } from "mongoose";
import type { ExerciseMode } from "~/vocabulary/exercise";
import type { Confidentiality, OpeningNature, OpeningState } from "~/vocabulary/openings";
import { type Aggregate, defineModel } from "./define";

/** A place for a doctor in a structure (« ouverture »). */
export interface OpeningRecord extends Aggregate {
  structureId: string;
  /** Copied from the structure, as are the three that follow: lists read one collection. */
  structureName: string;
  communeCode: string;
  communeName: string;
  epciCode?: string;
  /** How one would practise there. */
  kind: ExerciseMode;
  /** Why there is a place. */
  nature?: OpeningNature;
  specialty?: string;
  /** Share of a full time, from 0.1 to 1. */
  fte?: number;
  fromOn?: string;
  toOn?: string;
  /** Premises, rent, equipment, in words. */
  premises?: string;
  confidentiality: Confidentiality;
  state: OpeningState;
  /** The day somebody last made sure that it still stands. */
  lastCheckedOn: string;
  note?: string;
  /** The candidate who took it, when we know. */
  filledBy?: string;
  /** The day it was noted as filled; older ones have none. */
  filledOn?: string;
  createdAt: Date;
}

export const Opening = defineModel<OpeningRecord>(
  "Opening",
  {
    structureId: { type: String, required: true },
    structureName: { type: String, required: true },
    communeCode: { type: String, required: true },
    communeName: { type: String, required: true },
    epciCode: String,
    kind: { type: String, required: true },
    nature: String,
    specialty: String,
    fte: Number,
    fromOn: String,
    toOn: String,
    premises: String,
    confidentiality: { type: String, required: true },
    state: { type: String, required: true },
    lastCheckedOn: { type: String, required: true },
    note: String,
    filledBy: String,
    filledOn: String,
    createdAt: { type: Date, required: true },
  },
  { collection: "openings", isAggregate: true },
  (schema: Schema) => {
    schema.index({ structureId: 1, state: 1 });
    schema.index({ filledBy: 1 }, { sparse: true });
    schema.index({ state: 1, fromOn: 1 });
    schema.index({ state: 1, lastCheckedOn: 1 });
    schema.index({ state: 1, structureName: 1 });
    schema.index({ state: 1, structureId: 1 });
    schema.index({ state: 1, epciCode: 1, fromOn: 1 });
    schema.index({ state: 1, specialty: 1, fromOn: 1 });
  },
);
