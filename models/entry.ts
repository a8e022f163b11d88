import type { Schema } from "mongoose";
import type { EntryKind } from "~/vocabulary/entries";
import type { Track } from "~/vocabulary/needs";
import { defineModel } from "./define";

/** A line of a file's timeline; it holds values and can be erased. */
export interface EntryRecord {
  _id: string;
  householdId: string;
  track: Track;
  kind: EntryKind;
  at: Date;
  authorId: string | null;
  authorName?: string;
  /** One sentence, in French. */
  text: string;
  quote?: string;
  /** Differences: what, before, after. */
  changes: { label: string; before: string; after: string }[];
  handOffId?: string;
  mailId?: string;
  submissionId?: string;
}

export const Entry = defineModel<EntryRecord>(
  "Entry",
  {
    householdId: { type: String, required: true },
    track: { type: String, required: true, default: "family" },
    kind: { type: String, required: true },
    at: { type: Date, required: true },
    authorId: { type: String, default: null },
    authorName: String,
    text: { type: String, required: true },
    quote: String,
    changes: { type: [{ _id: false, label: String, before: String, after: String }], default: [] },
    handOffId: String,
    mailId: String,
    submissionId: String,
  },
  { collection: "entries" },
  (schema: Schema) => {
    schema.index({ householdId: 1, at: -1, _id: -1 });
    schema.index({ householdId: 1, kind: 1, at: -1 });
  },
);
