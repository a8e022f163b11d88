import { Schema } from "mongoose";
import type { FlowMeasure, StateMeasure } from "~/vocabulary/reports";
import { defineModel } from "./define";

export interface Count<Measure> {
  measure: Measure;
  key: string;
  count: number;
}

/** The figures of one day, its _id; always written whole from their sources, never incremented. */
export interface CounterRecord {
  _id: string;
  /** What happened that day. */
  flow: Count<FlowMeasure>[];
  /** How things stood when that day was last counted; a day nobody counted while it lasted has none. */
  state?: Count<StateMeasure>[];
  countedAt: Date;
}

const count = new Schema({ measure: String, key: String, count: Number }, { _id: false });

export const Counter = defineModel<CounterRecord>(
  "Counter",
  {
    flow: { type: [count], default: [] },
    state: { type: [count], default: undefined },
    countedAt: { type: Date, required: true },
  },
  { collection: "counters" },
);
