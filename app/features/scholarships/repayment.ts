import type { Day } from "~/core/calendar";
import { addMonths } from "~/core/days";
import type { RepaymentRule } from "~/vocabulary/scholarships";
import { formatCents, formatCount, formatNumber, NBSP } from "~/vocabulary/typography";
import type { Balance } from "./obligation-clock";

/** What was paid, and where the obligation stands on the day of the breach. */
export interface Breach {
  paidCents: number;
  /** Months the agreement asks for. */
  months: number;
  balance: Pick<Balance, "asked" | "served" | "remaining" | "remainingSpan">;
}

/** A line of the sum, as it is read in a letter. */
export interface RepaymentLine {
  words: string;
  cents: number;
}

export interface Repayment {
  lines: RepaymentLine[];
  totalCents: number;
}

/**
 * What is asked back after a breach, line by line, in cents: never below nothing, never above what was paid and the penalty.
 * An obligation that was served to its end owes nothing, nor does one of no month.
 */
export function repaymentOf(rule: RepaymentRule, breach: Breach): Repayment {
  if (breach.months === 0) return nothing("Aucun mois d’exercice n’est dû : rien n’est à rembourser.");
  if (breach.balance.remaining === 0) return nothing("L’engagement est servi : rien n’est dû.");
  const lines = [paidBack(rule, breach), ...penaltyOf(rule, breach)];
  return { lines, totalCents: lines.reduce((total, { cents }) => total + cents, 0) };
}

function nothing(words: string): Repayment {
  return { lines: [{ words, cents: 0 }], totalCents: 0 };
}

function paidBack(rule: RepaymentRule, breach: Breach): RepaymentLine {
  const { paidCents, balance } = breach;
  const paid = formatCents(paidCents);
  if (rule.formula === "none")
    return { words: "La convention ne demande rien de ce qui a été versé.", cents: 0 };
  if (rule.isFullWhenNeverServed && balance.served === 0)
    return { words: `Aucun jour servi${NBSP}: tout ce qui a été versé, ${paid}`, cents: paidCents };
  if (rule.formula === "full") return { words: `Tout ce qui a été versé, ${paid}`, cents: paidCents };
  return rule.unit === "days" ? byDays(breach) : byMonths(breach);
}

function byDays({ paidCents, balance: { asked, remaining } }: Breach): RepaymentLine {
  return {
    words: `${formatCents(paidCents)} versés × ${formatCount(remaining, "jour", "jours")} à servir sur ${formatNumber(asked)}`,
    cents: partOf(paidCents, remaining, asked),
  };
}

function byMonths(breach: Breach): RepaymentLine {
  const left = monthsLeft(breach);
  return {
    words: `${formatCents(breach.paidCents)} versés × ${formatCount(left, "mois", "mois")} à servir sur ${formatNumber(breach.months)}`,
    cents: partOf(breach.paidCents, left, breach.months),
  };
}

function penaltyOf({ penalty }: RepaymentRule, breach: Breach): RepaymentLine[] {
  if (!penalty) return [];
  const { kind, cents, floorCents = 0 } = penalty;
  if (kind === "fixed") return [{ words: `Pénalité prévue, ${formatCents(cents)}`, cents }];
  const left = monthsLeft(breach);
  const sum = cents * left;
  const words = `Pénalité${NBSP}: ${formatCents(cents)} × ${formatCount(left, "mois", "mois")} à servir`;
  if (sum >= floorCents) return [{ words, cents: sum }];
  return [{ words: `${words}, portée au plancher de ${formatCents(floorCents)}`, cents: floorCents }];
}

/** Months that remain, one that is not over counted whole; never more than were asked for. */
function monthsLeft({ months, balance: { remainingSpan } }: Breach): number {
  return Math.min(months, remainingSpan.months + (remainingSpan.days > 0 ? 1 : 0));
}

/** To the nearest cent. */
function partOf(cents: number, part: number, whole: number): number {
  return Math.round((cents * part) / whole);
}

export interface PlannedRepayment {
  dueOn: Day;
  cents: number;
}

/** A sum paid back month by month from a day: equal parts, the first taking the cents that do not divide. */
export function repaymentPlan(totalCents: number, count: number, firstOn: Day): PlannedRepayment[] {
  const part = Math.floor(totalCents / count);
  return Array.from({ length: count }, (_, rank) => ({
    dueOn: addMonths(firstOn, rank),
    cents: rank === 0 ? totalCents - part * (count - 1) : part,
  }));
}
