import { Schema } from "mongoose";
import type { RestructuringKind, RestructuringState } from "~/vocabulary/restructurings";
import { type Aggregate, defineModel } from "./define";

/** One act over many documents: a bulk change, an import, a merge, a split. Its steps are their own collection. */
export interface RestructuringRecord extends Aggregate {
  kind: RestructuringKind;
  /** What it does, in one French sentence. */
  label: string;
  state: RestructuringState;
  /** What `failed` stopped, to be taken up again. */
  stopped?: "running" | "reverting";
  actorId: string | null;
  at: Date;
  startedAt?: Date;
  finishedAt?: Date;
  revertedAt?: Date;
  revertedBy?: string | null;
  /** How many steps there are, and how many are behind. */
  total: number;
  done: number;
  /** The steps that could not be taken: their document was gone, or taken. */
  refused: number;
  /** What the act knows of itself: its counts, where it comes from. */
  summary: Record<string, unknown>;
  /** Ids of the conflicts that whoever undid it chose to put back all the same. */
  putBack: string[];
  /** The process at work, in real time: past this moment another may take over. */
  lease?: { by: string; until: Date };
  attempts: number;
  lastError?: string;
}

export const Restructuring = defineModel<RestructuringRecord>(
  "Restructuring",
  {
    kind: { type: String, required: true },
    label: { type: String, required: true },
    state: { type: String, required: true },
    stopped: String,
    actorId: { type: String, default: null },
    at: { type: Date, required: true },
    startedAt: Date,
    finishedAt: Date,
    revertedAt: Date,
    revertedBy: String,
    total: { type: Number, default: 0 },
    done: { type: Number, default: 0 },
    refused: { type: Number, default: 0 },
    summary: { type: Schema.Types.Mixed, default: {} },
    putBack: { type: [String], default: [] },
    lease: { type: { _id: false, by: String, until: Date } },
    attempts: { type: Number, default: 0 },
    lastError: String,
  },
  { collection: "restructurings", isAggregate: true },
  (schema: Schema) => {
    schema.index({ actorId: 1, at: -1 });
    schema.index({ at: -1, _id: -1 });
    schema.index({ state: 1 });
    schema.index({ "summary.keptId": 1 }, { sparse: true });
    schema.index({ "summary.otherId": 1 }, { sparse: true });
  },
);
