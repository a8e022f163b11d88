import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, addMonths } from "~/core/days";
import { balanceOn, type Obligation, overOn } from "~/features/scholarships/obligation-clock";
import { daysBetween } from "~/vocabulary/typography";

const START = "2028-01-31";

const stretch = fc
  .record({ from: fc.integer({ min: -60, max: 900 }), days: fc.integer({ min: 1, max: 400 }) })
  .map(({ from, days }) => ({
    fromOn: addDays(START, from),
    toOn: addDays(START, from + days - 1),
  }));
const obligation: fc.Arbitrary<Obligation> = fc.record({
  startsOn: fc.constant(START),
  months: fc.integer({ min: 1, max: 30 }),
  practice: fc.array(
    fc.tuple(stretch, fc.boolean()).map(([days, isInZone]) => ({ ...days, isInZone })),
    { maxLength: 4 },
  ),
  suspensions: fc.array(stretch, { maxLength: 3 }),
});
const today = fc.integer({ min: -30, max: 1300 }).map((days) => addDays(START, days));

describe("the balance of an obligation", () => {
  it("is always what is due: served, suspended and remaining together", () => {
    fc.assert(
      fc.property(obligation, today, (one, on) => {
        const { asked, due, served, suspended, remaining } = balanceOn(one, on);
        expect(due).toBe(served + suspended + remaining);
        expect(due - suspended).toBe(asked);
        expect([served, suspended, remaining].every((days) => days >= 0)).toBe(true);
      }),
    );
  });

  it("is what counting each day on the fingers gives", () => {
    fc.assert(
      fc.property(obligation, today, (one, on) => {
        const { served, suspended, missed, endsOn } = balanceOn(one, on);
        const counted = countedByHand(one, on);
        expect({ served, suspended, missed, endsOn }).toEqual(counted);
      }),
    );
  });

  it("never falls as days are served", () => {
    fc.assert(
      fc.property(obligation, today, (one, on) => {
        const [before, after] = [balanceOn(one, on), balanceOn(one, addDays(on, 1))];
        expect(after.served - before.served).toBeOneOf([0, 1]);
        expect(after.remaining).toBeLessThanOrEqual(before.remaining);
      }),
    );
  });

  it("is over on the day after the last one due was served, found however it was served", () => {
    fc.assert(
      fc.property(obligation, today, (one, on) => {
        const end = overOn(one, on);
        const isServed = (day: string) => balanceOn(one, day).remaining === 0;
        expect(end !== undefined).toBe(isServed(on));
        if (end) expect([isServed(addDays(end, -1)), isServed(addDays(end, -2))]).toEqual([true, false]);
      }),
    );
  });

  it("counts a year served day for day as twelve months, a leap year or not, from a 31st or not", () => {
    for (const startsOn of ["2027-01-31", "2028-01-31", "2027-03-01", "2028-02-29"]) {
      const practice = [{ fromOn: startsOn, isInZone: true }];
      const last = addDays(addMonths(startsOn, 12), -1);
      const found = balanceOn({ startsOn, months: 60, practice, suspensions: [] }, last);
      expect(found.servedSpan).toEqual({ months: 12, days: 0 });
      expect(found.endsOn).toBe(addDays(addMonths(startsOn, 60), -1));
    }
  });

  it("does not say when it ends while nobody knows when a suspension does", () => {
    const suspensions = [{ fromOn: "2028-06-01" }];
    const found = balanceOn({ startsOn: START, months: 12, practice: [], suspensions }, "2028-07-01");
    expect(found.endsOn).toBeUndefined();
    expect(found.suspended).toBe(31);
  });
});

/** Day after day: what each one is, then how many of those to come are needed. */
function countedByHand({ startsOn, months, practice, suspensions }: Obligation, on: string) {
  const covers = (day: string) => (one: { fromOn: string; toOn?: string }) =>
    one.fromOn <= day && day <= (one.toOn ?? "9999-12-31");
  const isOff = (day: string) => suspensions.some(covers(day));
  const asked = daysBetween(startsOn, addMonths(startsOn, months));
  const counted = { served: 0, suspended: 0, missed: 0, endsOn: undefined as string | undefined };
  let practised = 0;
  let day = startsOn;
  for (; day <= on; day = addDays(day, 1)) {
    if (isOff(day)) counted.suspended += 1;
    else if (practice.filter(({ isInZone }) => isInZone).some(covers(day))) practised += 1;
    else counted.missed += 1;
  }
  counted.served = Math.min(asked, practised);
  for (let left = asked - counted.served; left > 0; day = addDays(day, 1)) {
    if (isOff(day)) continue;
    left -= 1;
    counted.endsOn = day;
  }
  return counted;
}
