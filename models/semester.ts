import type { Schema } from "mongoose";
import type { Season } from "~/vocabulary/training";
import { type Aggregate, defineModel } from "./define";

/** A day of the timetable of a semester, and whether it was seen to. */
export interface Milestone {
  id: string;
  label: string;
  on: string;
  doneAt?: Date;
}

/** A part of the welcome kit of a semester, as the interns read it. */
export interface KitPart {
  id: string;
  title: string;
  text: string;
  url?: string;
}

/** Six months of placements: its id says it, « winter-2026 » begins in November 2026. */
export interface SemesterRecord extends Aggregate {
  season: Season;
  startsOn: string;
  endsOn: string;
  /** How many interns the département would welcome. */
  target?: number;
  milestones: Milestone[];
  kit: KitPart[];
  createdAt: Date;
}

export const Semester = defineModel<SemesterRecord>(
  "Semester",
  {
    season: { type: String, required: true },
    startsOn: { type: String, required: true },
    endsOn: { type: String, required: true },
    target: Number,
    milestones: { type: [{ _id: false, id: String, label: String, on: String, doneAt: Date }], default: [] },
    kit: { type: [{ _id: false, id: String, title: String, text: String, url: String }], default: [] },
    createdAt: { type: Date, required: true },
  },
  { collection: "semesters", isAggregate: true },
  (schema: Schema) => {
    schema.index({ startsOn: -1 });
  },
);
