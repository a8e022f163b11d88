import type { Schema } from "mongoose";
import { type Aggregate, defineModel } from "./define";

/** A list of files, or a board, somebody comes back to: a name, and the filters and columns of its address. */
export interface SavedViewRecord extends Aggregate {
  ownerId: string;
  name: string;
  /** Where it is, "board/medecins"; absent for the list of files. */
  page?: string;
  /** The query string, filters known to the page only. */
  search: string;
  /** Seen by the whole team, each within what they may see. */
  isShared: boolean;
  /** The accounts that keep it in their menu. */
  pinnedBy: string[];
  removedAt?: Date;
  createdAt: Date;
}

export const SavedView = defineModel<SavedViewRecord>(
  "SavedView",
  {
    ownerId: { type: String, required: true },
    name: { type: String, required: true },
    page: String,
    search: { type: String, default: "" },
    isShared: { type: Boolean, default: false },
    pinnedBy: { type: [String], default: [] },
    removedAt: Date,
    createdAt: { type: Date, required: true },
  },
  { collection: "saved-views", isAggregate: true },
  (schema: Schema) => {
    schema.index({ ownerId: 1, name: 1 });
    schema.index({ isShared: 1, name: 1 });
  },
);
