import type { ScholarshipRepayment } from "#models/scholarship";

/** Five years: beyond, the sum is settled otherwise. */
export const MOST_REPAYMENTS = 60;

/** What is left to receive of a due sum, in cents. */
export function leftOf({
  cents,
  receivedCents = 0,
}: Pick<ScholarshipRepayment, "cents" | "receivedCents">): number {
  return cents - receivedCents;
}
