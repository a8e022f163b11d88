import { Schema } from "mongoose";
import type { CandidateKind } from "~/vocabulary/candidates";
import type { DuplicateRule, ImportField, ImportState } from "~/vocabulary/imports";
import { type Aggregate, defineModel } from "./define";

export interface ImportCounts {
  toCreate: number;
  duplicates: number;
  wrong: number;
}

/** One table received: how its columns are read, how far it is, the restructuring it became. */
export interface ImportRecord extends Aggregate {
  /** The name of the file, or « collé ». */
  name: string;
  actorId: string;
  at: Date;
  state: ImportState;
  headers: string[];
  /** The headers, folded: the next table with the same ones is read the same way. */
  headersKey: string;
  /** One field a column; null for a column left aside. */
  mapping: (ImportField | null)[];
  /** What the words of the table mean, by folded word; a list, because words are not names of fields. */
  kinds: { word: string; kind: CandidateKind }[];
  rule: DuplicateRule;
  /** Whoever follows a file that names nobody, and what comes next for it. */
  referentId?: string;
  nextAction: { label: string; dueOn: string };
  /** The semester for which the interns of a faculty’s list are expected, where a line names none. */
  semesterId?: string;
  rowCount: number;
  counts: ImportCounts;
  restructuringId?: string;
  /** The process that plans it, in real time: past this moment another may take over. */
  lease?: { by: string; until: Date };
  doneAt?: Date;
  /** Set once its rows, which are about people, were forgotten. */
  areRowsGone?: boolean;
}

export const Import = defineModel<ImportRecord>(
  "Import",
  {
    name: { type: String, required: true },
    actorId: { type: String, required: true },
    at: { type: Date, required: true },
    state: { type: String, required: true },
    headers: { type: [String], required: true },
    headersKey: { type: String, required: true },
    mapping: { type: [Schema.Types.Mixed], default: [] },
    kinds: { type: [{ _id: false, word: String, kind: String }], default: [] },
    rule: { type: String, required: true },
    referentId: String,
    nextAction: { type: { _id: false, label: String, dueOn: String }, required: true },
    semesterId: String,
    rowCount: { type: Number, default: 0 },
    counts: {
      type: { _id: false, toCreate: Number, duplicates: Number, wrong: Number },
      default: { toCreate: 0, duplicates: 0, wrong: 0 },
    },
    restructuringId: String,
    lease: { type: { _id: false, by: String, until: Date } },
    doneAt: Date,
    areRowsGone: Boolean,
  },
  { collection: "imports", isAggregate: true },
  (schema: Schema) => {
    schema.index({ actorId: 1, at: -1 });
    schema.index({ at: -1, _id: -1 });
    schema.index({ headersKey: 1, at: -1 });
    schema.index({ state: 1 });
  },
);
