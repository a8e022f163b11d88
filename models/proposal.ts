import { Schema } from "mongoose";
import { type ProposedCare, proposedCare } from "./need-childcare";
import { type ProposedMeeting, proposedMeeting } from "./need-discovery";
import { type ProposedHome, proposedHome } from "./need-housing";
import { type ProposedSchool, proposedSchool } from "./need-schooling";
import { type ProposedPost, proposedPost } from "./need-work";

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
    ...proposedCare,
    ...proposedSchool,
    note: String,
  },
  { _id: false },
);
