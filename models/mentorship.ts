import type { Schema } from "mongoose";
import type { MentorshipEnd, MentorshipState } from "~/vocabulary/mentoring";
import { type Aggregate, defineModel } from "./define";

/** A day on which a pair is asked how it goes; a task of the file says so. */
export interface MentorFollowUp {
  id: string;
  dueOn: string;
  /** The day it was done. */
  heldOn?: string;
}

/** What becomes of the wish of somebody to be accompanied: waiting, paired with a mentor, ended (« compagnonnage »). */
export interface MentorshipRecord extends Aggregate {
  candidateId: string;
  householdId: string;
  state: MentorshipState;
  /** Waiting or under way: there is one for each candidate at most. */
  isOpen: boolean;
  askedAt: Date;
  mentorId?: string;
  startedOn?: string;
  followUps: MentorFollowUp[];
  /** Of the pair alone: nothing of the family. */
  note?: string;
  end?: { reason: MentorshipEnd; on: string };
}

export const Mentorship = defineModel<MentorshipRecord>(
  "Mentorship",
  {
    candidateId: { type: String, required: true },
    householdId: { type: String, required: true },
    state: { type: String, required: true },
    isOpen: { type: Boolean, required: true },
    askedAt: { type: Date, required: true },
    mentorId: String,
    startedOn: String,
    followUps: { type: [{ _id: false, id: String, dueOn: String, heldOn: String }], default: [] },
    note: String,
    end: { type: { _id: false, reason: String, on: String }, default: undefined },
  },
  { collection: "mentorships", isAggregate: true },
  (schema: Schema) => {
    schema.index(
      { candidateId: 1 },
      { unique: true, partialFilterExpression: { isOpen: true }, name: "one_open_mentorship" },
    );
    schema.index({ candidateId: 1, askedAt: -1 });
    schema.index({ householdId: 1 });
    schema.index({ state: 1, askedAt: 1 });
    schema.index({ mentorId: 1, isOpen: 1 }, { sparse: true });
  },
);
