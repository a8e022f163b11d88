import type { Schema } from "mongoose";
import type { Season } from "~/vocabulary/training";
import { type Aggregate, defineModel } from "./define";

/** What happens in the software and settles a milestone. */
export type MilestoneKey = "seats-asked" | "survey-asked";

/** A day of the timetable of a semester, and whether it was seen to. */
export interface Milestone {
  id: string;
  label: string;
  on: string;
  doneAt?: Date;
  /** Of those the software sees to by itself, whatever they are called. */
  key?: MilestoneKey;
  /** The interns of the semester read it on their page. */
  isShown?: boolean;
}

/** A part of the welcome kit of a semester, as the interns read it. */
export interface KitPart {
  id: string;
  title: string;
  text: string;
  url?: string;
}

/** The dates a semester had until a moment: what was booked or told then keeps them. */
export interface EarlierDates {
  startsOn: string;
  endsOn: string;
  until: Date;
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
  /** In the order they were left; gone once the team says that everybody knows. */
  earlierDates?: EarlierDates[];
  createdAt: Date;
}

export const Semester = defineModel<SemesterRecord>(
  "Semester",
  {
    season: { type: String, required: true },
    startsOn: { type: String, required: true },
    endsOn: { type: String, required: true },
    target: Number,
    milestones: {
      type: [
        { _id: false, id: String, label: String, on: String, doneAt: Date, isShown: Boolean, key: String },
      ],
      default: [],
    },
    kit: { type: [{ _id: false, id: String, title: String, text: String, url: String }], default: [] },
    earlierDates: {
      type: [{ _id: false, startsOn: String, endsOn: String, until: Date }],
      default: undefined,
    },
    createdAt: { type: Date, required: true },
  },
  { collection: "semesters", isAggregate: true },
  (schema: Schema) => {
    schema.index({ startsOn: -1 });
    schema.index({ endsOn: 1 });
  },
);
