import type { Schema } from "mongoose";
import type { AttendanceState, EventKind } from "~/vocabulary/events";
import { type Aggregate, defineModel } from "./define";

/** Somebody at an event. Of a person erased since, nobody: the line stays, and is counted. */
export interface Attendance {
  id: string;
  candidateId: string;
  state: AttendanceState;
  /** The form of the event they filled. */
  submissionId?: string;
  /** When to call them back, and which act planned it. */
  call?: { id: string; on: string };
}

/** Where people meet us (« rencontre »): an evening, a stand, a day at a faculty, an outing. */
export interface EventRecord extends Aggregate {
  name: string;
  kind: EventKind;
  on: string;
  /** "HH:MM", in Paris. */
  time?: string;
  place?: string;
  costCents?: number;
  /** Who holds it, in words. */
  organisers?: string;
  note?: string;
  /** Six letters: what the address of its form carries. */
  code: string;
  /** Whether its form still says so. */
  isFormOpen: boolean;
  isArchived: boolean;
  attendances: Attendance[];
  createdAt: Date;
}

const attendance = {
  ...{ _id: false, id: String, candidateId: String, state: String, submissionId: String },
  call: { type: { _id: false, id: String, on: String } },
};

export const Event = defineModel<EventRecord>(
  "Event",
  {
    name: { type: String, required: true },
    kind: { type: String, required: true },
    on: { type: String, required: true },
    time: String,
    place: String,
    costCents: Number,
    organisers: String,
    note: String,
    code: { type: String, required: true },
    isFormOpen: { type: Boolean, required: true },
    isArchived: { type: Boolean, required: true },
    attendances: { type: [attendance], default: [] },
    createdAt: { type: Date, required: true },
  },
  { collection: "events", isAggregate: true },
  (schema: Schema) => {
    schema.index({ code: 1 }, { unique: true });
    schema.index({ isArchived: 1, on: -1, _id: -1 });
    schema.index({ isArchived: 1, kind: 1, on: -1, _id: -1 });
    schema.index({ "attendances.candidateId": 1 });
  },
);
