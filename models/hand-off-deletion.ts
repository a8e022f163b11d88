import { Schema } from "mongoose";

/** What a partner was asked to delete once a hand-off was taken back for good, and what they said of it. */
export interface HandOffDeletion {
  id: string;
  /** Of the curriculum alone: the rest stays theirs to answer. */
  what?: "curriculum";
  /** Where it was sent. */
  to: string;
  askedAt: Date;
  /** The day the partner said that it was deleted, and how we know. */
  deletedOn?: string;
  toldBy?: "link" | "team";
}

export const handOffDeletion = new Schema(
  { id: String, what: String, to: String, askedAt: Date, deletedOn: String, toldBy: String },
  { _id: false },
);
