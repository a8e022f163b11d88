import { Schema } from "mongoose";
import type { WeekDay } from "~/vocabulary/proposals";
import { type ProposedMeeting, proposedMeeting } from "./need-discovery";
import { type ProposedHome, proposedHome } from "./need-housing";
import { type ProposedPost, proposedPost } from "./need-work";

export interface ProposedCare {
  kind: "childcare";
  place?: string;
  days: WeekDay[];
  hours?: string;
  fromOn?: string;
  note?: string;
}

export interface ProposedSchool {
  kind: "schooling";
  school: string;
  level?: string;
  fromOn?: string;
  note?: string;
}

export interface FreeProposal {
  kind: "free";
  note: string;
}

export type Proposal =
  | ProposedHome
  | ProposedPost
  | ProposedCare
  | ProposedSchool
  | ProposedMeeting
  | FreeProposal;

/** When a structure would receive a candidate. */
export interface ProposedVisit {
  on: string;
  /** In words: « à 14 h », « dans la matinée ». */
  hour?: string;
  note?: string;
}

/** What any of them is made of, within an answer, an option or an offer. */
export const proposalSchema = new Schema(
  {
    kind: String,
    ...proposedHome,
    ...proposedPost,
    ...proposedMeeting,
    days: { type: [String], default: undefined },
    school: String,
    level: String,
    note: String,
  },
  { _id: false },
);
