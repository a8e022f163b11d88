import { Schema } from "mongoose";
import type { CorrectedField, CorrectionState, OptionRank } from "~/vocabulary/tracking";
import { type Aggregate, defineModel } from "./define";

/** What an adult wrote to us from their page. */
export interface TrackedMessage {
  id: string;
  text: string;
  at: Date;
}

/** What an adult thinks of an option that was shown to the household: theirs alone. */
export interface TrackedRank {
  needId: string;
  optionId: string;
  rank: OptionRank;
  /** When they said so; absent of one kept before it was noted. */
  at?: Date;
}

/** What an adult corrects of what they told us: a difference, waiting to be accepted. */
export interface TrackedCorrection {
  id: string;
  at: Date;
  changes: Partial<Record<CorrectedField, string>>;
  state: CorrectionState;
}

/** The page of one adult: its link, and what they alone wrote there. Its id is derived from theirs. */
export interface TrackingRecord extends Aggregate {
  /** Id of a candidate or of an adult of a household. */
  memberId: string;
  isOpen: boolean;
  linkVersion: number;
  expiresAt: Date;
  sentAt: Date;
  sentBy: string | null;
  /** How many codes were mailed: each is drawn from its number, none is kept. */
  codeNumber: number;
  /** The one code in force; absent once it was used. */
  code?: { until: Date; tries: number };
  messages: TrackedMessage[];
  ranks: TrackedRank[];
  corrections: TrackedCorrection[];
  updatedAt: Date;
}

export const Tracking = defineModel<TrackingRecord>(
  "Tracking",
  {
    memberId: { type: String, required: true },
    isOpen: { type: Boolean, required: true },
    linkVersion: { type: Number, required: true },
    expiresAt: { type: Date, required: true },
    sentAt: { type: Date, required: true },
    sentBy: { type: String, default: null },
    codeNumber: { type: Number, default: 0 },
    code: { type: { _id: false, until: Date, tries: Number } },
    messages: { type: [{ _id: false, id: String, text: String, at: Date }], default: [] },
    ranks: { type: [{ _id: false, needId: String, optionId: String, rank: String, at: Date }], default: [] },
    corrections: {
      type: [{ _id: false, id: String, at: Date, changes: Schema.Types.Mixed, state: String }],
      default: [],
    },
    updatedAt: { type: Date, required: true },
  },
  { collection: "trackings", isAggregate: true },
  (schema: Schema) => {
    schema.index({ memberId: 1 }, { unique: true });
  },
);
