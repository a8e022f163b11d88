import { Schema } from "mongoose";
import type { Ball, NeedKind, NeedState, OptionState, Tenure, Track } from "~/vocabulary/needs";
import { type Aggregate, defineModel } from "./define";

/** What a household looks for in a home; amounts in euros a month, or in all to buy. */
export interface HousingCriteria {
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
  at: Date;
}

export interface NeedRecord extends Aggregate {
  householdId: string;
  kind: NeedKind;
  track: Track;
  state: NeedState;
  isOpen: boolean;
  ball: Ball;
  holder?: string;
  promisedOn?: string;
  criteria: HousingCriteria;
  options: NeedOption[];
  openedAt: Date;
  updatedAt: Date;
}

const criteria = new Schema(
  {
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
    at: Date,
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
    criteria: { type: criteria, default: { communes: [] } },
    options: { type: [option], default: [] },
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
