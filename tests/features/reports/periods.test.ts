import fc from "fast-check";
import { expect, it } from "vitest";
import { medianOf } from "~/features/reports/counts";
import {
  isMoved,
  lengthOf,
  monthsOf,
  nextDay,
  periodBefore,
  periodOf,
  presetsOn,
  wholeMonths,
} from "~/features/reports/periods";

const TODAY = "2026-05-12";
const [usual, thisYear, semester] = presetsOn(TODAY, "2026-05-04");

function dayAfter(start: Date, days: number): string {
  return new Date(start.getTime() + days * 86_400_000).toISOString().slice(0, 10);
}

function asked(address: string) {
  return periodOf(new URLSearchParams(address), TODAY, usual);
}

it("proposes a year, the calendar year and the semester, up to today", () => {
  expect(usual).toMatchObject({ fromOn: "2025-05-13", toOn: TODAY });
  expect(lengthOf(usual)).toBe(365);
  expect(thisYear).toMatchObject({ fromOn: "2026-01-01", toOn: TODAY });
  expect(semester).toMatchObject({ fromOn: "2026-05-04", toOn: TODAY });
});

it("finds the year before a 29 February", () => {
  expect(presetsOn("2028-02-29", "2027-11-02")[0].fromOn).toBe("2027-03-01");
});

it("takes the usual period for what is not a day", () => {
  for (const address of ["", "du=hier&au=demain", "du=2026-02-30", "du=2026-13-01&au="]) {
    expect(asked(address)).toEqual({ fromOn: usual.fromOn, toOn: usual.toOn });
  }
});

it("turns a period round, and stops it today", () => {
  expect(asked("du=2026-03-01&au=2026-01-10")).toEqual({ fromOn: "2026-01-10", toOn: "2026-03-01" });
  expect(asked("du=2026-05-01&au=2030-01-01")).toEqual({ fromOn: "2026-05-01", toOn: TODAY });
  expect(lengthOf(asked("du=1999-01-01&au=2026-05-12"))).toBe(3653);
});

it("says when the days asked for were moved", () => {
  const moved = (address: string) => isMoved(new URLSearchParams(address), asked(address));
  for (const address of ["du=2030-01-01", "du=2026-05-02&au=2026-05-01", "au=2026-02-30"])
    expect(moved(address), address).toBe(true);
  for (const address of ["", "du=&au=", "du=2026-05-01&au=2026-05-02"])
    expect(moved(address), address).toBe(false);
});

it("makes whole months of any days, and compares with as many before", () => {
  const days = { fromOn: "2026-01-31", toOn: "2026-02-03" };
  expect(wholeMonths(days, TODAY)).toEqual({ fromOn: "2026-01-01", toOn: "2026-02-28" });
  expect(wholeMonths({ fromOn: TODAY, toOn: TODAY }, TODAY)).toEqual({ fromOn: "2026-05-01", toOn: TODAY });
  const period = { fromOn: "2026-01-01", toOn: "2026-02-28" };
  expect(periodBefore(period, "month")).toEqual({ fromOn: "2025-11-01", toOn: "2025-12-31" });
  const [year, , semester] = presetsOn(TODAY, "2026-05-04", "month");
  expect([year.fromOn, semester?.fromOn]).toEqual(["2025-06-01", "2026-05-01"]);
});

it("compares with as many days, just before", () => {
  const day = fc.date({ min: new Date("2001-01-01"), max: new Date("2090-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 800 }), (start, days) => {
      const fromOn = start.toISOString().slice(0, 10);
      const period = { fromOn, toOn: dayAfter(start, days) };
      const before = periodBefore(period);
      expect(lengthOf(before)).toBe(lengthOf(period));
      expect(nextDay(before.toOn)).toBe(period.fromOn);
    }),
    { numRuns: 50 },
  );
});

it("names the months a period touches", () => {
  expect(monthsOf({ fromOn: "2025-11-30", toOn: "2026-01-01" })).toEqual(["2025-11", "2025-12", "2026-01"]);
});

it("finds the middle of numbers told by how many times each comes", () => {
  const numbers = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(numbers, (values) => {
      const counts = new Map<number, number>();
      for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
      const sorted = [...values].sort((a, b) => a - b);
      const [low, high] = [Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2)];
      expect(medianOf(counts)).toBe(((sorted[low] ?? 0) + (sorted[high] ?? 0)) / 2);
    }),
  );
  expect(medianOf(new Map())).toBeUndefined();
});
