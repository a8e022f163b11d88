import { Schema } from "mongoose";
import type { AllocationState, PinConflictKind, Weights } from "~/vocabulary/allocations";
import { type Aggregate, defineModel } from "./define";

/** What one intern gets in a proposal; neither a seat nor a bed is a line too, explained like the others. */
export interface AllocationLine {
  placementId: string;
  candidateId: string;
  placeId?: string;
  lodgingId?: string;
  bedId?: string;
  /** From 0, in the order of the wishes; undefined outside of them. */
  wish?: number;
  /** Set by hand: kept by every later computation. */
  isPinned?: boolean;
  /** Differs from what was published before. */
  isMoved?: boolean;
}

/** How the solver ended, and what its solution is worth. */
export interface AllocationOutcome {
  isOptimal: boolean;
  /** Share by which a better total could still exist; 0 when optimal. */
  gap: number;
  milliseconds: number;
  served: number;
  placed: number;
  worst: number;
  total: number;
  moves?: number;
  /** A line was changed by hand since: it is worth what it is worth, and nobody says that it is the best. */
  isByHand?: boolean;
  /** What was set by hand when it was computed, « placement place » or « placement bed »: what is said holds while it is. */
  pinned?: string[];
}

/** Lines set by hand that cannot all be kept, and what they would share: told with names to those who may read them. */
export interface AllocationConflict {
  kind: PinConflictKind;
  placementIds: string[];
  placeIds: string[];
  /** Of all these places. */
  seats: number;
  lodgingId?: string;
  bedId?: string;
}

/** A proposal for a whole semester: computed, changed by hand, compared with others, published once. */
export interface AllocationRecord extends Aggregate {
  semesterId: string;
  name: string;
  state: AllocationState;
  weights: Weights;
  /** What was known when it was computed, as the solver reads it: its reasons are told from it. */
  problem?: Record<string, unknown>;
  /** What it would cost to give each what they lack, as computed: true of these very lines, gone once one is changed, and read
   * again with what is set by hand. */
  prices?: unknown[];
  lines: AllocationLine[];
  outcome?: AllocationOutcome;
  progress?: { step: string; at: Date };
  /** The process that computes or publishes it, and until when it is left alone: past it, another takes over. */
  lease?: { by: string; until: Date };
  /** The one in force it starts from: as few moves as can be, and only those who moved are told. */
  followsId?: string;
  refusal?: string;
  /** What the refusal is about, when lines set by hand are in the way. */
  conflict?: AllocationConflict;
  createdBy: string | null;
  createdAt: Date;
  publishedAt?: Date;
  /** Who publishes it: its letters are signed by them, whoever finishes what a stop interrupted. */
  publishedBy?: string;
}

export const Allocation = defineModel<AllocationRecord>(
  "Allocation",
  {
    semesterId: { type: String, required: true },
    name: { type: String, required: true },
    state: { type: String, required: true },
    weights: { type: Schema.Types.Mixed, required: true },
    problem: Schema.Types.Mixed,
    prices: { type: [Schema.Types.Mixed], default: undefined },
    lines: {
      type: [
        {
          ...{ _id: false, placementId: String, candidateId: String, placeId: String, lodgingId: String },
          ...{ bedId: String, wish: Number, isPinned: Boolean, isMoved: Boolean },
        },
      ],
      default: [],
    },
    outcome: {
      type: {
        ...{ _id: false, isOptimal: Boolean, gap: Number, milliseconds: Number, served: Number },
        ...{ placed: Number, worst: Number, total: Number, moves: Number, isByHand: Boolean },
        pinned: { type: [String], default: undefined },
      },
      default: undefined,
    },
    progress: { type: { _id: false, step: String, at: Date }, default: undefined },
    lease: { type: { _id: false, by: String, until: Date } },
    followsId: String,
    refusal: String,
    conflict: {
      type: {
        ...{ _id: false, kind: String, placementIds: [String], placeIds: [String], seats: Number },
        ...{ lodgingId: String, bedId: String },
      },
      default: undefined,
    },
    createdBy: String,
    createdAt: { type: Date, required: true },
    publishedAt: Date,
    publishedBy: String,
  },
  { collection: "allocations", isAggregate: true },
  (schema: Schema) => {
    schema.index({ semesterId: 1, createdAt: -1 });
    schema.index({ "lines.candidateId": 1 }, { sparse: true });
    schema.index({ state: 1 });
    schema.index({ createdAt: -1 });
  },
);
