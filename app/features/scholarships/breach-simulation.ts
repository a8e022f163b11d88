import type { ScholarshipRecord } from "#models/scholarship";
import type { Day } from "~/core/calendar";
import { addDays } from "~/core/days";
import { type Balance, balanceOn } from "./obligation-clock";
import { practiceOwed } from "./obligation-months";
import { type Repayment, repaymentOf } from "./repayment";

/** What a breach on a day would give: nothing is written, so that it can be looked at before any letter. */
export interface BreachSimulation extends Repayment {
  on: Day;
  paidCents: number;
  paidCount: number;
  months: number;
  balance: Balance;
  /** Whether what was asked for was served: there is nothing left to break. */
  isServed: boolean;
}

/**
 * Counts what would be asked back if the obligation ended on a day, from the terms of the agreement alone: sums in cents.
 * Before the obligation begins, nothing was served. Undefined without terms.
 */
export function simulateBreach(scholarship: ScholarshipRecord, on: Day): BreachSimulation | undefined {
  const { terms, obligation, instalments } = scholarship;
  if (!terms) return undefined;
  const months = obligation?.months ?? practiceOwed(terms, instalments);
  const balance = balanceOn(
    obligation ?? { startsOn: addDays(on, 1), months, practice: [], suspensions: [] },
    on,
  );
  const paid = instalments.filter(({ state }) => state === "paid");
  const paidCents = paid.reduce((sum, { cents }) => sum + cents, 0);
  const repayment = repaymentOf(terms.repayment, { paidCents, months, balance });
  const isServed = months > 0 && balance.remaining === 0;
  return { ...repayment, on, paidCents, paidCount: paid.length, months, balance, isServed };
}
