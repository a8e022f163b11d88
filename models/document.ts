import type { Schema } from "mongoose";
import type { DocumentPurpose, DocumentType } from "~/vocabulary/documents";
import type { Track } from "~/vocabulary/needs";
import { type Aggregate, defineModel } from "./define";

/** A paper of a file; its bytes are in GridFS under the same id. */
export interface DocumentRecord extends Aggregate {
  householdId: string;
  track: Track;
  name: string;
  type: DocumentType;
  bytes: number;
  purpose: DocumentPurpose;
  /** The last day it is kept. */
  keptUntil: string;
  addedBy: string | null;
  /** The adult who gave it from their own page. */
  memberId?: string;
  addedAt: Date;
  /** In the recycle bin since then, put there by whom. */
  deletedAt?: Date;
  deletedBy?: string;
}

export const Document = defineModel<DocumentRecord>(
  "Document",
  {
    householdId: { type: String, required: true },
    track: { type: String, required: true, default: "family" },
    name: { type: String, required: true },
    type: { type: String, required: true },
    bytes: { type: Number, required: true },
    purpose: { type: String, required: true },
    keptUntil: { type: String, required: true },
    addedBy: { type: String, default: null },
    memberId: String,
    addedAt: { type: Date, required: true },
    deletedAt: Date,
    deletedBy: String,
  },
  { collection: "documents", isAggregate: true },
  (schema: Schema) => {
    schema.index({ householdId: 1, addedAt: -1 });
    schema.index({ deletedAt: -1 }, { sparse: true });
    schema.index({ keptUntil: 1 });
  },
);
