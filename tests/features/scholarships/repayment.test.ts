import fc from "fast-check";
import { expect, it } from "vitest";
import { addMonths } from "~/core/days";
import { balanceOn } from "~/features/scholarships/obligation-clock";
import { type Breach, repaymentOf, repaymentPlan } from "~/features/scholarships/repayment";
import {
  PENALTY_KINDS,
  REPAYMENT_FORMULAS,
  REPAYMENT_UNITS,
  type RepaymentRule,
} from "~/vocabulary/scholarships";
import { NBSP, NNBSP } from "~/vocabulary/typography";
import { valuesOf } from "~/vocabulary/words";

const START = "2028-01-31";
const cents = fc.integer({ min: 0, max: 10_000_000 });
const rule: fc.Arbitrary<RepaymentRule> = fc.record(
  {
    formula: fc.constantFrom(...valuesOf(REPAYMENT_FORMULAS)),
    unit: fc.constantFrom(...valuesOf(REPAYMENT_UNITS)),
    isFullWhenNeverServed: fc.boolean(),
    penalty: fc.record(
      { kind: fc.constantFrom(...valuesOf(PENALTY_KINDS)), cents, floorCents: cents },
      { requiredKeys: ["kind", "cents"] },
    ),
  },
  { requiredKeys: ["formula", "unit", "isFullWhenNeverServed"] },
);
const breach = fc
  .record({
    paidCents: cents,
    months: fc.integer({ min: 1, max: 120 }),
    left: fc.integer({ min: 0, max: 4000 }),
  })
  .map(({ paidCents, months, left }) => breachAfter(months, left, paidCents));

it("is never below nothing, nor above what was paid and the penalty", () => {
  fc.assert(
    fc.property(rule, breach, (asked, one) => {
      const { totalCents, lines } = repaymentOf(asked, one);
      expect(totalCents).toBe(lines.reduce((total, line) => total + line.cents, 0));
      expect(lines.every((line) => Number.isSafeInteger(line.cents) && line.cents >= 0)).toBe(true);
      expect(totalCents).toBeLessThanOrEqual(one.paidCents + (lines[1]?.cents ?? 0));
      expect(lines.length).toBeLessThanOrEqual(asked.penalty ? 2 : 1);
    }),
  );
});

it("never asks more of whoever served longer", () => {
  fc.assert(
    fc.property(rule, fc.integer({ min: 1, max: 60 }), fc.nat(1500), cents, (asked, months, served, paid) => {
      const [before, after] = [breachAfter(months, served, paid), breachAfter(months, served + 1, paid)];
      expect(repaymentOf(asked, after).totalCents).toBeLessThanOrEqual(repaymentOf(asked, before).totalCents);
    }),
  );
});

it("owes nothing once the obligation is served", () => {
  fc.assert(
    fc.property(rule, fc.integer({ min: 1, max: 60 }), cents, (asked, months, paid) => {
      expect(repaymentOf(asked, breachAfter(months, 2000, paid)).totalCents).toBe(0);
    }),
  );
});

it("tells its arithmetic line by line", () => {
  const asked: RepaymentRule = {
    ...{ formula: "pro-rata", unit: "months", isFullWhenNeverServed: true },
    penalty: { kind: "per-month-left", cents: 20_000, floorCents: 200_000 },
  };
  const found = repaymentOf(asked, breachAfter(60, 426, 1_400_000));
  expect(found).toEqual({
    lines: [
      { words: `14${NNBSP}000${NBSP}€ versés × 46 mois à servir sur 60`, cents: 1_073_333 },
      { words: `Pénalité${NBSP}: 200${NBSP}€ × 46 mois à servir`, cents: 920_000 },
    ],
    totalCents: 1_993_333,
  });
});

it("is paid back in parts that make the sum, each month from the first day", () => {
  fc.assert(
    fc.property(cents, fc.integer({ min: 1, max: 60 }), (total, count) => {
      const plan = repaymentPlan(total, count, START);
      expect(plan.reduce((sum, part) => sum + part.cents, 0)).toBe(total);
      expect(plan.map(({ dueOn }) => dueOn)).toEqual(plan.map((_, rank) => addMonths(START, rank)));
      const parts = plan.map((part) => part.cents);
      expect(Math.max(...parts) - Math.min(...parts)).toBeLessThan(count);
    }),
  );
});

/** A breach after so many days served without a break. */
function breachAfter(months: number, days: number, paidCents: number): Breach {
  const practice = days > 0 ? [{ fromOn: START, toOn: lastOf(days), isInZone: true }] : [];
  const balance = balanceOn({ startsOn: START, months, practice, suspensions: [] }, "2060-01-01");
  return { paidCents, months, balance };
}

function lastOf(days: number): string {
  return new Date(Date.parse(START) + (days - 1) * 86_400_000).toISOString().slice(0, 10);
}
