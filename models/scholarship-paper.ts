import type { PaperState } from "~/vocabulary/scholarship-states";

/** A paper that was asked for, by the key of the programme's list; the file received is a document of the household. */
export interface ScholarshipPaper {
  key: string;
  state: PaperState;
  documentId?: string;
  receivedAt?: Date;
  /** Who looked at it, and why it is asked again. */
  checkedBy?: string;
  reason?: string;
}

export const paper = {
  _id: false,
  key: String,
  state: String,
  documentId: String,
  receivedAt: Date,
  checkedBy: String,
  reason: String,
};
