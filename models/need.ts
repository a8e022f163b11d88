import { Schema } from "mongoose";
import type { NeedRuleKey } from "~/vocabulary/need-rules";
import type { Ball, NeedKind, NeedState, OptionState, Tenure, Track } from "~/vocabulary/needs";
import { type Aggregate, defineModel } from "./define";

/** What is looked for: where and when for every kind, the rest for a home; amounts in euros a month, or in all to buy. */
export interface NeedCriteria {
  /** In words that are passed on to partners as they are; a home has criteria of its own. */
  wish?: string;
  tenure?: Tenure;
  /** INSEE codes, and the names people read. */
  communes: string[];
  communeNames?: string[];
  /** More precisely, in words. */
  place?: string;
  budgetMax?: number;
  rooms?: number;
  isFurnished?: boolean;
  people?: number;
  fromOn?: string;
  months?: number;
  hasPets?: boolean;
  hasCar?: boolean;
  note?: string;
}

/** Something that may answer a need: a home, a post, a place. */
export interface NeedOption {
  id: string;
  label: string;
  details: { label: string; value: string }[];
  state: OptionState;
  partnerId?: string;
  partnerName?: string;
  handOffId?: string;
  /** The answer it comes from: applying an answer twice adds one option. */
  answerId?: string;
  note?: string;
  /** The documents that show it. */
  photos?: string[];
  at: Date;
  /** When a colleague last said what became of it. */
  markedAt?: Date;
}

/** Where a need stands and who has the ball. */
export interface NeedStanding {
  state: NeedState;
  ball: Ball;
  holder?: string;
  promisedOn?: string;
}

/** What a colleague last said of it. */
export interface NeedSaid extends NeedStanding {
  at: Date;
  by?: string;
}

/** Its standing is computed from its hand-offs, its options and what was said, by the rule it names. */
export interface NeedRecord extends Aggregate, NeedStanding {
  householdId: string;
  kind: NeedKind;
  track: Track;
  isOpen: boolean;
  /** The rule that gave the standing; absent of a need kept before there were rules. */
  rule?: NeedRuleKey;
  said?: NeedSaid;
  criteria: NeedCriteria;
  options: NeedOption[];
  /** When the last of the adults who see the options on their page said what they think. */
  rankedAt?: Date;
  openedAt: Date;
  updatedAt: Date;
}

const criteria = new Schema(
  {
    wish: String,
    tenure: String,
    communes: { type: [String], default: [] },
    communeNames: { type: [String], default: undefined },
    place: String,
    budgetMax: Number,
    rooms: Number,
    isFurnished: Boolean,
    people: Number,
    fromOn: String,
    months: Number,
    hasPets: Boolean,
    hasCar: Boolean,
    note: String,
  },
  { _id: false },
);

const option = new Schema(
  {
    id: String,
    label: String,
    details: { type: [{ _id: false, label: String, value: String }], default: [] },
    state: String,
    partnerId: String,
    partnerName: String,
    handOffId: String,
    answerId: String,
    note: String,
    photos: { type: [String], default: undefined },
    at: Date,
    markedAt: Date,
  },
  { _id: false },
);

export const Need = defineModel<NeedRecord>(
  "Need",
  {
    householdId: { type: String, required: true },
    kind: { type: String, required: true },
    track: { type: String, required: true },
    state: { type: String, required: true },
    isOpen: { type: Boolean, required: true },
    ball: { type: String, required: true },
    holder: String,
    promisedOn: String,
    rule: String,
    said: {
      type: {
        _id: false,
        state: String,
        ball: String,
        holder: String,
        promisedOn: String,
        at: Date,
        by: String,
      },
    },
    criteria: { type: criteria, default: { communes: [] } },
    options: { type: [option], default: [] },
    rankedAt: Date,
    openedAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
  },
  { collection: "needs", isAggregate: true },
  (schema: Schema) => {
    schema.index({ householdId: 1, kind: 1 });
    // One open need of a kind for one household.
    schema.index(
      { householdId: 1, kind: 1, isOpen: 1 },
      { unique: true, partialFilterExpression: { isOpen: true }, name: "one_open_need_per_kind" },
    );
  },
);
