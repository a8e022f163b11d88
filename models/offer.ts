import { Schema } from "mongoose";
import type { OfferKind, OfferOrigin, OfferState } from "~/vocabulary/offers";
import { type Aggregate, defineModel } from "./define";
import { type Proposal, proposalSchema } from "./proposal";

/** A home or a post that may suit several households: kept with what it is made of, dated, offered again until it is gone. */
export interface OfferRecord extends Aggregate {
  kind: OfferKind;
  /** In a few words, from what it is made of. */
  label: string;
  proposal: Proposal;
  /** Copied from the proposal: lists and matching read them. */
  communeCode?: string;
  communeName?: string;
  epciCode?: string;
  fromOn?: string;
  /** Rent or price of a home, wage of a post: what lists sort by. */
  amount?: number;
  partnerId?: string;
  partnerName?: string;
  /** Who to call, in words, when it comes from nobody of the directory. */
  contact?: string;
  origin: OfferOrigin;
  /** The id the offer has where it was imported from. */
  sourceId?: string;
  /** Of an offer of a list: whose list it is, and what it said last, field by field; what differs was typed by a colleague, and stays. */
  listName?: string;
  asListed?: Record<string, unknown>;
  /** The searches that found it there: « M1805:46042 », a family of trades around a commune. */
  searches?: string[];
  /** Where it was imported from, it is no longer listed: withdrawn for that reason, it comes back if it is again. */
  isUnlisted?: boolean;
  state: OfferState;
  /** The day somebody last made sure that it still stands. */
  lastCheckedOn: string;
  /** How many households it was proposed to, and the one that took it. */
  proposedCount: number;
  takenBy?: string;
  searchWords: string[];
  createdAt: Date;
}

export const Offer = defineModel<OfferRecord>(
  "Offer",
  {
    kind: { type: String, required: true },
    label: { type: String, required: true },
    proposal: { type: proposalSchema, required: true },
    communeCode: String,
    communeName: String,
    epciCode: String,
    fromOn: String,
    amount: Number,
    partnerId: String,
    partnerName: String,
    contact: String,
    origin: { type: String, required: true },
    sourceId: String,
    listName: String,
    asListed: Schema.Types.Mixed,
    searches: { type: [String], default: undefined },
    isUnlisted: Boolean,
    state: { type: String, required: true },
    lastCheckedOn: { type: String, required: true },
    proposedCount: { type: Number, default: 0 },
    takenBy: String,
    searchWords: { type: [String], default: [] },
    createdAt: { type: Date, required: true },
  },
  { collection: "offers", isAggregate: true },
  (schema: Schema) => {
    schema.index({ kind: 1, state: 1, lastCheckedOn: -1, _id: 1 });
    schema.index({ kind: 1, state: 1, epciCode: 1, lastCheckedOn: -1, _id: 1 });
    schema.index({ kind: 1, state: 1, amount: 1, _id: 1 });
    schema.index({ searchWords: 1, lastCheckedOn: -1 });
    schema.index({ partnerId: 1, state: 1 }, { sparse: true });
    schema.index({ takenBy: 1 }, { sparse: true });
    schema.index({ origin: 1, sourceId: 1 }, { sparse: true });
    schema.index({ listName: 1, kind: 1, state: 1 }, { sparse: true });
  },
);
