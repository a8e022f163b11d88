import { Schema } from "mongoose";
import type { EntryKind } from "~/vocabulary/entries";
import type { Track } from "~/vocabulary/needs";
import { defineModel } from "./define";

/** A difference, in words and, when it may be put back, as it was stored. */
export interface EntryChange {
  label: string;
  before: string;
  after: string;
  field?: string;
  was?: unknown;
  is?: unknown;
}

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
  changes: EntryChange[];
  handOffId?: string;
  mailId?: string;
  /** The mail we received that it tells of. */
  messageId?: string;
  submissionId?: string;
  /** The merge or the split it tells of. */
  restructuringId?: string;
  /** Whom it concerns: a candidate, an adult or a child of the household. */
  memberId?: string;
  /** A visit: its day, to come or past. */
  visitOn?: string;
  /** What the changes were made to. */
  changed?: { kind: "candidate" | "household"; id: string };
  /** In the recycle bin since then, put there by whom. */
  deletedAt?: Date;
  deletedBy?: string;
}

const change = new Schema(
  {
    label: String,
    before: String,
    after: String,
    field: String,
    was: Schema.Types.Mixed,
    is: Schema.Types.Mixed,
  },
  { _id: false },
);

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
    changes: { type: [change], default: [] },
    handOffId: String,
    mailId: String,
    messageId: String,
    submissionId: String,
    restructuringId: String,
    memberId: String,
    visitOn: String,
    changed: { type: { _id: false, kind: String, id: String } },
    deletedAt: Date,
    deletedBy: String,
  },
  { collection: "entries" },
  (schema: Schema) => {
    schema.index({ householdId: 1, at: -1, _id: -1 });
    schema.index({ householdId: 1, kind: 1, at: -1 });
    schema.index({ householdId: 1, track: 1, at: -1 });
    schema.index({ householdId: 1, memberId: 1, at: -1 });
    schema.index({ mailId: 1 }, { sparse: true });
    schema.index({ deletedAt: -1 }, { sparse: true });
  },
);
