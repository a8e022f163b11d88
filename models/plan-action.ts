import type { Schema } from "mongoose";
import type { ActionState } from "~/vocabulary/pledges";
import { type Aggregate, defineModel } from "./define";
import { type FundingLine, fundingLine } from "./funding-line";
import { type HistoryLine, historyLine } from "./history-line";

/** A step of an action, with its day and who does it. */
export interface ActionStep {
  id: string;
  label: string;
  dueOn?: string;
  who?: string;
  doneOn?: string;
  isAside?: boolean;
}

/** What shows that something was done: a document by its title and day, or a link. */
export interface Evidence {
  id: string;
  title: string;
  on: string;
  link?: string;
  isAside?: boolean;
}

/** What is measured of an action; a reading without its day and source is not kept. */
export interface ActionIndicator {
  id: string;
  label: string;
  target?: string;
  readings: { value: number; on: string; source: string }[];
  isAside?: boolean;
}

/** The life of a pledge or of an action; its title and place are those of the tree of its plan, under the same id. */
export interface PlanActionRecord extends Aggregate {
  planId: string;
  state: ActionState;
  /** Why it was given up. */
  reason?: string;
  lead?: string;
  /** The partner of that name, when it is one. */
  leadPartnerId?: string;
  partners: string[];
  startOn?: string;
  dueOn?: string;
  expected?: string;
  note?: string;
  steps: ActionStep[];
  evidence: Evidence[];
  indicators: ActionIndicator[];
  fundings: FundingLine[];
  history: HistoryLine[];
}

const reading = { _id: false, value: Number, on: String, source: String };

export const PlanAction = defineModel<PlanActionRecord>(
  "PlanAction",
  {
    planId: { type: String, required: true },
    state: { type: String, required: true },
    reason: String,
    lead: String,
    leadPartnerId: String,
    partners: { type: [String], default: [] },
    startOn: String,
    dueOn: String,
    expected: String,
    note: String,
    steps: {
      type: [
        {
          _id: false,
          id: String,
          label: String,
          dueOn: String,
          who: String,
          doneOn: String,
          isAside: Boolean,
        },
      ],
      default: [],
    },
    evidence: {
      type: [{ _id: false, id: String, title: String, on: String, link: String, isAside: Boolean }],
      default: [],
    },
    indicators: {
      type: [
        {
          _id: false,
          id: String,
          label: String,
          target: String,
          readings: { type: [reading], default: [] },
          isAside: Boolean,
        },
      ],
      default: [],
    },
    fundings: { type: [fundingLine], default: [] },
    history: { type: [historyLine], default: [] },
  },
  { collection: "plan-actions", isAggregate: true },
  (schema: Schema) => {
    schema.index({ planId: 1 });
    schema.index({ "history.at": 1 });
  },
);
