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
  /** Who may see its file, copied from it. */
  visibleTo: string[];
  state: MentorshipState;
  /** Waiting or under way: there is one for each candidate at most. */
  isOpen: boolean;
  askedAt: Date;
  mentorId?: string;
  /** Which of the people their mentor takes at once they are, from 0. One that a merge ended keeps it: the merge may be undone. */
  slot?: number;
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
    visibleTo: { type: [String], default: [] },
    state: { type: String, required: true },
    isOpen: { type: Boolean, required: true },
    askedAt: { type: Date, required: true },
    mentorId: String,
    slot: Number,
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
    schema.index({ state: 1, askedAt: 1, _id: 1 });
    schema.index({ visibleTo: 1, state: 1, askedAt: 1, _id: 1 });
    schema.index({ mentorId: 1, isOpen: 1 }, { sparse: true });
    schema.index(
      { mentorId: 1, slot: 1 },
      { unique: true, partialFilterExpression: { slot: { $exists: true } }, name: "one_pair_per_slot" },
    );
  },
);
