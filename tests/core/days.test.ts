import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays, addMonths, spanBetween } from "~/core/days";
import { daysBetween } from "~/vocabulary/typography";

const day = fc
  .integer({ min: 0, max: 40_000 })
  .map((count) => new Date(Date.UTC(2000, 0, 1 + count)).toISOString().slice(0, 10));
const months = fc.integer({ min: 0, max: 480 });

it.each([
  ["2026-01-31", 1, "2026-02-28"],
  ["2028-01-31", 1, "2028-02-29"],
  ["2026-01-31", 2, "2026-03-31"],
  ["2028-02-29", 12, "2029-02-28"],
  ["2028-02-29", 48, "2032-02-29"],
  ["2026-10-31", 13, "2027-11-30"],
  ["2026-03-31", -1, "2026-02-28"],
])("counts from %s, %i months later, as %s", (from, count, to) => {
  expect(addMonths(from, count)).toBe(to);
});

it("never goes back when a month is added, and keeps the 31st for the months that have one", () => {
  fc.assert(
    fc.property(day, months, (from, count) => {
      expect(addMonths(from, count + 1) > addMonths(from, count)).toBe(true);
      const [wanted, found] = [from.slice(8), addMonths(from, count).slice(8)];
      expect(found <= wanted).toBe(true);
      if (found < wanted) expect(addDays(addMonths(from, count), 1).slice(8)).toBe("01");
    }),
  );
});

it("says a span whose months and days lead back to its end", () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 15_000 }), (from, count) => {
      const to = addDays(from, count);
      const span = spanBetween(from, to);
      expect(addDays(addMonths(from, span.months), span.days)).toBe(to);
      expect(addMonths(from, span.months + 1) > to).toBe(true);
      expect(daysBetween(from, to)).toBe(count);
    }),
  );
});

it("finds as many months as were added", () => {
  fc.assert(
    fc.property(day, months, (from, count) => {
      expect(spanBetween(from, addMonths(from, count))).toEqual({ months: count, days: 0 });
    }),
  );
});
