import { Schema } from "mongoose";
import type { Liking, RefusalReason, VisitKind, VisitState } from "~/vocabulary/need-options";

/** What somebody thought of a visit, an interview, a meeting. */
export interface VisitFeedback {
  id: string;
  /** The adult who said it on their own page; absent, a colleague noted it. */
  memberId?: string;
  by: string;
  liking: Liking;
  reasons: RefusalReason[];
  note?: string;
  at: Date;
}

/** A visit of an option, an interview, a meeting, an offer received: what happens between a household and what is proposed. */
export interface NeedVisit {
  id: string;
  kind: VisitKind;
  optionId?: string;
  on: string;
  /** "14:30"; in words of one noted before it was chosen. */
  hour?: string;
  place?: string;
  /** Who receives them. */
  host?: string;
  state: VisitState;
  /** The line of the timeline that tells of it: calendars show that one. */
  entryId?: string;
  feedback: VisitFeedback[];
  note?: string;
  at: Date;
  by?: string;
}

const feedback = new Schema(
  {
    id: String,
    memberId: String,
    by: String,
    liking: String,
    reasons: { type: [String], default: [] },
    note: String,
    at: Date,
  },
  { _id: false },
);

export const needVisit = new Schema(
  {
    id: String,
    kind: String,
    optionId: String,
    on: String,
    hour: String,
    place: String,
    host: String,
    state: String,
    entryId: String,
    feedback: { type: [feedback], default: [] },
    note: String,
    at: Date,
    by: String,
  },
  { _id: false },
);
