import { Schema } from "mongoose";
import type { ErasureAsker, ErasureDismissal, ErasureMeans, ErasureState } from "~/vocabulary/erasures";
import type { NeedKind } from "~/vocabulary/needs";
import type { FlowMeasure } from "~/vocabulary/reports";
import type { Count } from "./counter";
import { type Aggregate, defineModel } from "./define";

/** Whom an erasure reaches and by which words they are found; forgotten once it is done. */
export interface ErasureScope {
  householdId: string;
  /** The adult erased alone; absent when it is the whole file. */
  memberId?: string;
  /** The file and those merged into it. */
  fileIds: string[];
  /** Files whose before-images also hold them. */
  stepFileIds: string[];
  /** The records of the people erased, those merged into theirs as well. */
  candidateIds: string[];
  needIds: string[];
  handOffIds: string[];
  /** Those of everybody of the file. */
  fileHandOffIds?: string[];
  submissionIds: string[];
  consentIds: string[];
  documentIds: string[];
  emails: string[];
  /** Those of everybody of the file. */
  fileEmails: string[];
  phones: string[];
  /** First and last names of everybody of the file, by which the rows of a table are found. */
  names: string[][];
  /** Names and other words of theirs alone. */
  words: string[];
  /** What they left in each file that theirs was split from, where they are reached as one adult alone. */
  left?: ErasureScope[];
}

/** A merge or a split, ids alone. */
export interface FileMove {
  kind: "merge" | "split";
  keptId: string;
  otherId: string;
}

/** A partner who received something, and what became of our asking to delete it. */
export interface AskedPartner {
  id: string;
  partnerId: string;
  partnerName: string;
  /** Where it was sent; absent when it was said by phone. */
  to?: string;
  items: { kind: NeedKind | "introduction"; on: string }[];
  /** The day the partner said that it was deleted, and how we know. */
  deletedOn?: string;
  toldBy?: "link" | "team";
  /** The day they were asked already, before this erasure: no second letter then. */
  askedOn?: string;
}

/** How many documents of a collection were erased, or emptied of the person. */
export interface ErasedCount {
  /** The collection. */
  place: string;
  erased: number;
  emptied: number;
}

/** The erasure of a file, or of one of its adults: ids and counts, never a name. */
export interface ErasureRecord extends Aggregate {
  /** The file; of a request that never became one, its own id. */
  householdId: string;
  isRequest?: boolean;
  memberId?: string;
  state: ErasureState;
  /** One at a time for the same person. */
  isOpen: boolean;
  askedBy: ErasureAsker;
  /** The adult who asks, or on whose behalf; a term that comes is asked by nobody. */
  requesterId?: string;
  means?: ErasureMeans;
  askedOn: string;
  recordedBy: string | null;
  recordedAt: Date;
  dismissal?: { reason: ErasureDismissal; at: Date; by: string | null };
  startedAt?: Date;
  startedBy?: string;
  doneAt?: Date;
  scope?: ErasureScope;
  counts: ErasedCount[];
  /** What the person added to the figures of each day, which they keep. */
  figures: { day: string; flow: Count<FlowMeasure>[] }[];
  partners: AskedPartner[];
  /** The merges and splits forgotten with it: what the others left in these files is still found by them. */
  forgotten?: FileMove[];
  /** What the law keeps, in sentences without a name. */
  keptByLaw?: string[];
  /** The process at work, in real time: past this moment another may take over. */
  lease?: { by: string; until: Date };
}

const partner = new Schema(
  {
    id: String,
    partnerId: String,
    partnerName: String,
    to: String,
    items: { type: [{ _id: false, kind: String, on: String }], default: [] },
    deletedOn: String,
    toldBy: String,
    askedOn: String,
  },
  { _id: false },
);

const figure = new Schema(
  { day: String, flow: [{ _id: false, measure: String, key: String, count: Number }] },
  { _id: false },
);

const counted = new Schema({ place: String, erased: Number, emptied: Number }, { _id: false });

export const Erasure = defineModel<ErasureRecord>(
  "Erasure",
  {
    householdId: { type: String, required: true },
    isRequest: Boolean,
    memberId: String,
    state: { type: String, required: true },
    isOpen: { type: Boolean, required: true },
    askedBy: { type: String, required: true },
    requesterId: String,
    means: String,
    askedOn: { type: String, required: true },
    recordedBy: { type: String, default: null },
    recordedAt: { type: Date, required: true },
    dismissal: { type: { _id: false, reason: String, at: Date, by: String } },
    startedAt: Date,
    startedBy: String,
    doneAt: Date,
    scope: Schema.Types.Mixed,
    counts: { type: [counted], default: [] },
    figures: { type: [figure], default: [] },
    partners: { type: [partner], default: [] },
    forgotten: {
      type: [{ _id: false, kind: String, keptId: String, otherId: String }],
      default: undefined,
    },
    keptByLaw: { type: [String], default: undefined },
    lease: { type: { _id: false, by: String, until: Date } },
  },
  { collection: "erasures", isAggregate: true },
  (schema: Schema) => {
    schema.index({ state: 1, recordedAt: -1 });
    schema.index({ isOpen: 1, askedOn: 1, _id: 1 });
    schema.index({ isOpen: 1, recordedAt: -1, _id: -1 });
    schema.index({ householdId: 1 });
    schema.index({ "figures.day": 1 });
    schema.index({ "partners.id": 1 }, { sparse: true });
    schema.index({ "forgotten.keptId": 1 }, { sparse: true });
    schema.index({ "forgotten.otherId": 1 }, { sparse: true });
    schema.index(
      { householdId: 1, memberId: 1 },
      { unique: true, partialFilterExpression: { isOpen: true }, name: "one_open_erasure" },
    );
  },
);
