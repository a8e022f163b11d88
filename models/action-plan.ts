import type { Schema } from "mongoose";
import type { PlanKind, TreeLevel, VoteState } from "~/vocabulary/pledges";
import { type Aggregate, defineModel } from "./define";
import { type HistoryLine, historyLine } from "./history-line";

/** One line of a plan: an axis, an objective, or an action, whose own document has the same id. */
export interface TreeNode {
  id: string;
  level: TreeLevel;
  parentId?: string;
  /** As the document numbers it: « 1.3 », « PE 1.3.2 ». */
  number?: string;
  title: string;
  /** The text as it was adopted. */
  text?: string;
  isArchived?: boolean;
}

/** What an action sheet says around its actions. */
export interface PlanSheet {
  diagnostic?: string;
  principles?: string;
  publics?: string;
  steering?: string;
  partners?: string;
  resources?: string;
  deadlines?: string;
  results?: string;
}

/** What an assembly said of the plan. */
export interface PlanVote {
  id: string;
  assembly: string;
  epciCode?: string;
  state: VoteState;
  on?: string;
  /** Number of the deliberation. */
  number?: string;
  /** « 42 pour, 3 abstentions » */
  result?: string;
}

/** One exchange of the year: one line of what was said. */
export interface PlanExchange {
  id: string;
  on: string;
  said: string;
}

/** Who calls the yearly exchange, and how long before the anniversary they are told. */
export interface ExchangePlan {
  holderId: string;
  daysBefore: number;
  /** The day of the next reminder. */
  remindOn: string;
}

/** A plan of action: its text, its tree, its votes. The order of the tree is the order of the array. */
export interface ActionPlanRecord extends Aggregate {
  name: string;
  kind: PlanKind;
  adoptedOn?: string;
  source?: string;
  link?: string;
  territory?: string;
  fromOn?: string;
  untilOn?: string;
  preamble?: string;
  sheet: PlanSheet;
  tree: TreeNode[];
  votes: PlanVote[];
  exchange?: ExchangePlan;
  exchanges: PlanExchange[];
  /** A model to copy: it has no life of its own, and moves no figure. */
  isTemplate?: boolean;
  isArchived: boolean;
  history: HistoryLine[];
  createdAt: Date;
}

const node = {
  _id: false,
  id: String,
  level: String,
  parentId: String,
  number: String,
  title: String,
  text: String,
  isArchived: Boolean,
};

const sheet = {
  _id: false,
  diagnostic: String,
  principles: String,
  publics: String,
  steering: String,
  partners: String,
  resources: String,
  deadlines: String,
  results: String,
};

const vote = {
  _id: false,
  id: String,
  assembly: String,
  epciCode: String,
  state: String,
  on: String,
  number: String,
  result: String,
};

export const ActionPlan = defineModel<ActionPlanRecord>(
  "ActionPlan",
  {
    name: { type: String, required: true },
    kind: { type: String, required: true },
    adoptedOn: String,
    source: String,
    link: String,
    territory: String,
    fromOn: String,
    untilOn: String,
    preamble: String,
    sheet: { type: sheet, default: {} },
    tree: { type: [node], default: [] },
    votes: { type: [vote], default: [] },
    exchange: { type: { _id: false, holderId: String, daysBefore: Number, remindOn: String } },
    exchanges: { type: [{ _id: false, id: String, on: String, said: String }], default: [] },
    isTemplate: Boolean,
    isArchived: { type: Boolean, default: false },
    history: { type: [historyLine], default: [] },
    createdAt: { type: Date, required: true },
  },
  { collection: "action-plans", isAggregate: true },
  (schema: Schema) => {
    schema.index({ isArchived: 1, createdAt: -1, _id: 1 });
    schema.index({ "exchange.remindOn": 1 }, { sparse: true });
    schema.index({ "history.at": 1 });
  },
);
