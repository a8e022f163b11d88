import type { FundingAmounts } from "./history-line";

/** What one funder was asked, granted and paid, in whole cents of a euro; never more paid than granted. */
export interface FundingLine extends FundingAmounts {
  id: string;
  funder: string;
  askedOn?: string;
  grantedOn?: string;
  paidOn?: string;
  note?: string;
  /** Taken away: it counts nowhere, and can be put back. */
  isAside?: boolean;
}

export const fundingLine = {
  _id: false,
  id: String,
  funder: String,
  asked: Number,
  granted: Number,
  paid: Number,
  askedOn: String,
  grantedOn: String,
  paidOn: String,
  note: String,
  isAside: Boolean,
};
