import type { Schema } from "mongoose";
import type { DuplicateRule } from "~/vocabulary/imports";
import type { DuplicateReason } from "~/vocabulary/submissions";
import { defineModel } from "./define";

/** Whom a row may already be: a candidate known, or a row above it. */
export interface RowDuplicate {
  candidateId?: string;
  householdId?: string;
  row?: number;
  name: string;
  reasons: DuplicateReason[];
}

/** A row of a table received, as it was typed and, where it was wrong, repaired. */
export interface ImportRowRecord {
  _id: string;
  importId: string;
  /** Its number in the table, the headers counted: what a person sees in Excel. */
  number: number;
  cells: string[];
  problems: { column: number; message: string }[];
  duplicates: RowDuplicate[];
  state: "new" | "duplicate" | "wrong";
  /** What somebody decided for this row; else the rule of the import. */
  decision?: DuplicateRule;
}

/** The rows to repair, or to decide, in their order. */
export const ROWS_BY_STATE = { importId: 1, state: 1, number: 1 } as const;

/** All the rows of a table, in their order. */
export const ROWS_IN_ORDER = { importId: 1, number: 1 } as const;

export const ImportRow = defineModel<ImportRowRecord>(
  "ImportRow",
  {
    importId: { type: String, required: true },
    number: { type: Number, required: true },
    cells: { type: [String], required: true },
    problems: { type: [{ _id: false, column: Number, message: String }], default: [] },
    duplicates: {
      type: [
        {
          _id: false,
          candidateId: String,
          householdId: String,
          row: Number,
          name: String,
          reasons: [String],
        },
      ],
      default: [],
    },
    state: { type: String, required: true },
    decision: String,
  },
  { collection: "import-rows" },
  (schema: Schema) => {
    schema.index(ROWS_BY_STATE);
    schema.index(ROWS_IN_ORDER);
  },
);
