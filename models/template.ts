import { Schema } from "mongoose";
import type { Anchor, TemplateExercise, TemplateGroup } from "~/vocabulary/templates";
import { type Aggregate, defineModel } from "./define";

/** How far from its anchor a step is due; negative before it. A legal term counts as its text says: it is not moved. */
export interface Offset {
  days?: number;
  months?: number;
  isLegal?: boolean;
}

/** One thing to do, its day counted from an anchor, with the papers to gather. */
export interface TemplateStep {
  key: string;
  label: string;
  anchor: Anchor;
  /** Absent on the very day of the anchor. */
  offset?: Offset;
  papers: string[];
  /** The rule it comes from, as its text says it. */
  note?: string;
}

/** What entering a stage plans, as data an administrator edits. */
export interface TemplateRecord extends Aggregate {
  pipeline: string;
  stage: string;
  group: TemplateGroup;
  fr: string;
  en?: string;
  isActive: boolean;
  /** Absent when it is for everybody. */
  exercise?: TemplateExercise;
  steps: TemplateStep[];
}

/** Also kept by each task, which later edits of the template leave as it was. */
export const offset = { type: { _id: false, days: Number, months: Number, isLegal: Boolean } };

const step = new Schema(
  {
    key: String,
    label: String,
    anchor: String,
    offset,
    papers: { type: [String], default: [] },
    note: String,
  },
  { _id: false },
);

export const Template = defineModel<TemplateRecord>(
  "Template",
  {
    pipeline: { type: String, required: true },
    stage: { type: String, required: true },
    group: { type: String, required: true },
    fr: { type: String, required: true },
    en: String,
    isActive: { type: Boolean, default: true },
    exercise: String,
    steps: { type: [step], default: [] },
  },
  { collection: "templates", isAggregate: true },
  (schema: Schema) => {
    schema.index({ pipeline: 1, stage: 1 });
  },
);
