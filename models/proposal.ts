import { Schema } from "mongoose";
import type { DocumentType } from "~/vocabulary/documents";
import type { Contract, WeekDay } from "~/vocabulary/proposals";

/** A picture a partner joins to what they propose; its bytes are kept under its id. */
export interface ProposedPhoto {
  id: string;
  name: string;
  type: DocumentType;
  bytes: number;
}

/** Without a kind, it was kept when only homes were proposed. */
export interface ProposedHome {
  kind?: "housing";
  place: string;
  rent?: number;
  rooms?: number;
  fromOn?: string;
  isFurnished?: boolean;
  link?: string;
  photos?: ProposedPhoto[];
  note?: string;
}

export interface ProposedPost {
  kind: "spouse-work";
  post: string;
  employer?: string;
  contract?: Contract;
  hours?: string;
  fromOn?: string;
  link?: string;
  note?: string;
}

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

/** An appointment, on one of some days. */
export interface ProposedMeeting {
  kind: "meeting";
  slots: { on: string; hour?: string }[];
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

/** What any of them is made of, within an answer. */
export const proposalSchema = new Schema(
  {
    kind: String,
    place: String,
    rent: Number,
    rooms: Number,
    fromOn: String,
    isFurnished: Boolean,
    link: String,
    photos: {
      type: [{ _id: false, id: String, name: String, type: { type: String }, bytes: Number }],
      default: undefined,
    },
    post: String,
    employer: String,
    contract: String,
    hours: String,
    days: { type: [String], default: undefined },
    school: String,
    level: String,
    slots: { type: [{ _id: false, on: String, hour: String }], default: undefined },
    note: String,
  },
  { _id: false },
);
