import { Schema } from "mongoose";
import type { StepKind, StepState } from "~/vocabulary/restructurings";
import { defineModel } from "./define";

/** One field of one document: what it becomes and, once read, what it was. */
export interface FieldChange {
  /** A field, or a dotted path within it. */
  path: string;
  /** What it becomes; absent when the field is taken away. */
  to?: unknown;
  isUnset?: boolean;
  /** Values to add to a list, those it has already left aside; `to` is worked out when the list is read. */
  add?: unknown[];
  /** What it was; absent when there was no such field. */
  from?: unknown;
  wasAbsent?: boolean;
}

/** One document of a restructuring: what is done to it, and what brings it back. */
export interface RestructuringStepRecord {
  /** The restructuring and the index: planning the same step twice writes it once. */
  _id: string;
  restructuringId: string;
  index: number;
  kind: StepKind;
  /** The name of the model. */
  model: string;
  documentId: string;
  /** The file it belongs to: inserted together, its documents are taken away together. */
  householdId?: string;
  /** Whether what the file shows has to be computed again. */
  isRefreshed: boolean;
  /** The document inserted or, once read, the one removed. */
  document?: Record<string, unknown>;
  /** What was asked. */
  changes?: FieldChange[];
  /** What is done, once the document has been read: with what was there, without what changes nothing. */
  journal?: FieldChange[];
  /** Fields that must still be so, as they were read when the plan was made. */
  expects?: { path: string; value?: unknown; isAbsent?: boolean }[];
  /** The document of another step: inserted only when that one was not refused. */
  onlyWith?: string;
  /** Whether what brings the document back has been written here. */
  isJournaled: boolean;
  state: StepState;
  refusal?: "gone" | "changed" | "taken";
}

/** The steps in one state, in their order. */
export const STEPS_BY_STATE = { restructuringId: 1, state: 1, index: 1 } as const;

/** The files to compute again, without going through every step of a long import. */
export const REFRESHED_STEPS = { restructuringId: 1, isRefreshed: 1, householdId: 1 } as const;

export const RestructuringStep = defineModel<RestructuringStepRecord>(
  "RestructuringStep",
  {
    restructuringId: { type: String, required: true },
    index: { type: Number, required: true },
    kind: { type: String, required: true },
    model: { type: String, required: true },
    documentId: { type: String, required: true },
    householdId: String,
    isRefreshed: { type: Boolean, default: false },
    document: Schema.Types.Mixed,
    changes: { type: [Schema.Types.Mixed], default: undefined },
    journal: { type: [Schema.Types.Mixed], default: undefined },
    expects: { type: [Schema.Types.Mixed], default: undefined },
    onlyWith: String,
    isJournaled: { type: Boolean, default: false },
    state: { type: String, required: true },
    refusal: String,
  },
  { collection: "restructuring-steps" },
  (schema: Schema) => {
    schema.index(STEPS_BY_STATE);
    schema.index({ restructuringId: 1, householdId: 1, kind: 1 });
    schema.index(REFRESHED_STEPS, { partialFilterExpression: { isRefreshed: true } });
    // A file absorbed by another: its address leads there.
    schema.index({ documentId: 1 }, { partialFilterExpression: { kind: "remove" }, name: "removed" });
    // What an erasure looks for: the file itself, and what hung on it.
    schema.index({ documentId: 1 });
    schema.index({ householdId: 1 }, { sparse: true });
    schema.index({ "document.householdId": 1 }, { sparse: true });
  },
);
