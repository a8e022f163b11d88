import { Schema } from "mongoose";
import type { OutcomeWord } from "~/vocabulary/hand-offs";
import type { Importance, OptionSource, RefusalReason } from "~/vocabulary/need-options";
import type { NeedRuleKey } from "~/vocabulary/need-rules";
import type { Ball, NeedKind, NeedState, OptionState, Track } from "~/vocabulary/needs";
import { type Aggregate, defineModel } from "./define";
import { type ChildcareCriteria, childcareCriteria } from "./need-childcare";
import { type DiscoveryCriteria, discoveryCriteria } from "./need-discovery";
import { type HousingCriteria, housingCriteria } from "./need-housing";
import { type SchoolingCriteria, schoolingCriteria } from "./need-schooling";
import { type NeedVisit, needVisit } from "./need-visit";
import { type WorkCriteria, workCriteria } from "./need-work";
import { type Proposal, proposalSchema } from "./proposal";

/** What is looked for: what every kind says, then what each adds. */
export interface NeedCriteria
  extends HousingCriteria,
    WorkCriteria,
    DiscoveryCriteria,
    SchoolingCriteria,
    ChildcareCriteria {
  /** In words that are passed on to partners as they are; a home has criteria of its own. */
  wish?: string;
  /** INSEE codes, and the names people read. */
  communes: string[];
  communeNames?: string[];
  /** More precisely, in words. */
  place?: string;
  fromOn?: string;
  note?: string;
  /** What each criterion counts for, by its key, when it is not what its kind says. */
  importances?: Partial<Record<string, Importance>>;
}

/** Something that may answer a need: a home, a post, a place. */
export interface NeedOption {
  id: string;
  label: string;
  details: { label: string; value: string }[];
  /** What it is made of, typed; absent of one kept before it was, and of one told in words. */
  proposal?: Proposal;
  /** Where it comes from; absent, a partner’s answer. */
  source?: OptionSource;
  /** The offer of our directory it was taken from: an offer is proposed once to a need. */
  offerId?: string;
  state: OptionState;
  /** Why it was put aside, in ticks and in words. */
  reasons?: RefusalReason[];
  refusalNote?: string;
  /** What it was before its offer was taken or withdrawn: it is that again once the offer is. */
  stateBefore?: OptionState;
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

/** How it went once it was settled, and when to ask again. */
export interface NeedOutcome {
  said: OutcomeWord;
  on: string;
  note?: string;
  at: Date;
  by?: string;
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
  /** The child it is about; absent of a need of the whole household, or while nobody said which child. */
  childId?: string;
  track: Track;
  isOpen: boolean;
  /** The rule that gave the standing; absent of a need kept before there were rules. */
  rule?: NeedRuleKey;
  said?: NeedSaid;
  criteria: NeedCriteria;
  options: NeedOption[];
  visits?: NeedVisit[];
  outcome?: NeedOutcome;
  /** The day on which somebody is to ask how it goes, once it is settled. */
  followUpOn?: string;
  /** When the last of the adults who see the options on their page said what they think. */
  rankedAt?: Date;
  openedAt: Date;
  updatedAt: Date;
}

const criteria = new Schema(
  {
    wish: String,
    communes: { type: [String], default: [] },
    communeNames: { type: [String], default: undefined },
    place: String,
    fromOn: String,
    note: String,
    importances: Schema.Types.Mixed,
    ...housingCriteria,
    ...workCriteria,
    ...discoveryCriteria,
    ...schoolingCriteria,
    ...childcareCriteria,
  },
  { _id: false },
);

const option = new Schema(
  {
    id: String,
    label: String,
    details: { type: [{ _id: false, label: String, value: String }], default: [] },
    proposal: { type: proposalSchema },
    source: String,
    offerId: String,
    state: String,
    reasons: { type: [String], default: undefined },
    refusalNote: String,
    stateBefore: String,
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
    childId: String,
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
    visits: { type: [needVisit], default: undefined },
    outcome: { type: { _id: false, said: String, on: String, note: String, at: Date, by: String } },
    followUpOn: String,
    rankedAt: Date,
    openedAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
  },
  { collection: "needs", isAggregate: true },
  (schema: Schema) => {
    schema.index({ householdId: 1, kind: 1 });
    // Whom an offer may suit: the open needs of its kind, the latest touched first.
    schema.index({ kind: 1, isOpen: 1, updatedAt: -1 });
    schema.index({ "options.offerId": 1 }, { sparse: true });
    schema.index({ followUpOn: 1 }, { sparse: true });
    // One open need of a kind for one household, or for one child.
    schema.index(
      { householdId: 1, kind: 1, childId: 1, isOpen: 1 },
      { unique: true, partialFilterExpression: { isOpen: true }, name: "one_open_need_per_subject" },
    );
  },
);
