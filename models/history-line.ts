import type { HistoryKind } from "~/vocabulary/pledges";

/** Amounts of a funding line, in whole cents. */
export interface FundingAmounts {
  asked?: number;
  granted?: number;
  paid?: number;
}

/**
 * One thing that moved, kept for good: what a page of « what was done between two dates » is made of. The value before and
 * after is that of the thing named by `ref`: a state, a step done or not, the amounts of a funding line.
 */
export interface HistoryLine {
  id: string;
  at: Date;
  by: string | null;
  kind: HistoryKind;
  /** What moved, in words: the label of the step, the funder, the assembly. */
  text: string;
  /** The step, the funding line, the vote it is about. */
  ref?: string;
  from?: string;
  to?: string;
  /** The day it really happened, when that was typed. */
  on?: string;
  before?: FundingAmounts;
  after?: FundingAmounts;
}

const amounts = { _id: false, asked: Number, granted: Number, paid: Number };

export const historyLine = {
  _id: false,
  id: String,
  at: Date,
  by: String,
  kind: { type: String },
  text: String,
  ref: String,
  from: String,
  to: String,
  on: String,
  before: { type: amounts },
  after: { type: amounts },
};
