import type { Schema } from "mongoose";
import { type Aggregate, defineModel } from "./define";

/** A sitting of the commission that grants scholarships: its day, its place, who sits, what is on its agenda. */
export interface PanelSessionRecord extends Aggregate {
  on: string;
  /** « 14:30 » */
  at?: string;
  place?: string;
  members: { name: string; quality?: string; isPresent?: boolean }[];
  /** In the order they are heard; each scholarship says what was decided of it. */
  agenda: string[];
  isClosed: boolean;
  note?: string;
}

export const PanelSession = defineModel<PanelSessionRecord>(
  "PanelSession",
  {
    on: { type: String, required: true },
    at: String,
    place: String,
    members: { type: [{ _id: false, name: String, quality: String, isPresent: Boolean }], default: [] },
    agenda: { type: [String], default: [] },
    isClosed: { type: Boolean, required: true },
    note: String,
  },
  { collection: "panel-sessions", isAggregate: true },
  (schema: Schema) => {
    schema.index({ isClosed: 1, on: 1, _id: 1 });
  },
);
