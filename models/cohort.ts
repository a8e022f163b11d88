import { Schema } from "mongoose";
import type { CohortTable } from "~/vocabulary/cohorts";
import { defineModel } from "./define";

/** What became of the interns of a semester, of a structure or of an origin: counts, of nobody. */
export interface CohortLine {
  key: string;
  /** The name of the structure, as it was when it was counted. */
  label?: string;
  settled: number;
  inTouch: number;
  lost: number;
  /** After how many whole months each of those whose day is known settled. */
  months: number[];
}

/** A table of cohorts, its _id; always written whole from its sources, never incremented. */
export interface CohortRecord {
  _id: CohortTable;
  lines: CohortLine[];
  countedAt: Date;
}

const line = new Schema(
  { key: String, label: String, settled: Number, inTouch: Number, lost: Number, months: [Number] },
  { _id: false },
);

export const Cohort = defineModel<CohortRecord>(
  "Cohort",
  {
    lines: { type: [line], default: [] },
    countedAt: { type: Date, required: true },
  },
  { collection: "cohorts" },
);
