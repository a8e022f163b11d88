import { Schema } from "mongoose";
import type { EntryRule, StageColour, StageMeaning } from "~/vocabulary/pipelines";
import { type Aggregate, defineModel } from "./define";

export interface Stage {
  key: string;
  fr: string;
  en: string;
  meaning: StageMeaning;
  /** A journey that enters it ends: why, and who decided, are asked. */
  isExit?: boolean;
  colour?: StageColour;
  /** Working days there before a journey asks for attention, then is late; it does not age otherwise. */
  ageing?: { attention: number; late: number };
  /** What must be so to enter. */
  rules?: EntryRule[];
  /** How many the team can follow there at once; beyond, the column says so. */
  limit?: number;
}

/** A journey's stages, as data an administrator edits. */
export interface PipelineRecord extends Aggregate {
  /** In the address of its board. */
  slug: string;
  fr: string;
  en: string;
  position: number;
  stages: Stage[];
}

const stage = new Schema(
  {
    key: String,
    fr: String,
    en: String,
    meaning: String,
    isExit: Boolean,
    colour: String,
    ageing: { type: { _id: false, attention: Number, late: Number } },
    rules: { type: [String], default: undefined },
    limit: Number,
  },
  { _id: false },
);

export const Pipeline = defineModel<PipelineRecord>(
  "Pipeline",
  {
    slug: { type: String, required: true },
    fr: { type: String, required: true },
    en: { type: String, required: true },
    position: { type: Number, required: true },
    stages: { type: [stage], default: [] },
  },
  { collection: "pipelines", isAggregate: true },
);
