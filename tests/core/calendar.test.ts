import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addWorkingDays,
  addWorkingHours,
  atParis,
  isOfficeMoment,
  isWorkingDay,
  nextOfficeMoment,
  nextWorkingDay,
  parisHour,
  toDay,
  workingDaysBetween,
  workingHoursBetween,
} from "~/core/calendar";
import { publicHolidays } from "~/core/public-holidays";

const anyInstant = fc.date({ min: new Date("2000-01-01"), max: new Date("2060-12-31"), noInvalidDate: true });
const anyDay = anyInstant.map(toDay);
const fewDays = fc.integer({ min: 0, max: 400 });

describe("the clock in Paris", () => {
  test.each([
    ["2026-01-31T22:59:59Z", "2026-01-31", 23],
    ["2026-01-31T23:00:00Z", "2026-02-01", 0],
    ["2026-06-30T21:59:59Z", "2026-06-30", 23],
    ["2026-06-30T22:00:00Z", "2026-07-01", 0],
    ["2025-12-31T23:30:00Z", "2026-01-01", 0],
    ["2026-03-29T00:59:59Z", "2026-03-29", 1],
    ["2026-03-29T01:00:00Z", "2026-03-29", 3],
    ["2026-10-25T00:59:59Z", "2026-10-25", 2],
    ["2026-10-25T01:00:00Z", "2026-10-25", 2],
    ["2026-10-25T02:00:00Z", "2026-10-25", 3],
  ])("reads %s as %s, hour %i", (instant, day, hour) => {
    expect(toDay(new Date(instant))).toBe(day);
    expect(parisHour(new Date(instant))).toBe(hour);
  });

  test.each([
    ["2026-01-15", "08:30", "2026-01-15T07:30:00.000Z"],
    ["2026-07-15", "08:30", "2026-07-15T06:30:00.000Z"],
    ["2026-03-28", "12:00", "2026-03-28T11:00:00.000Z"],
    ["2026-03-29", "12:00", "2026-03-29T10:00:00.000Z"],
    ["2026-10-25", "00:30", "2026-10-24T22:30:00.000Z"],
    ["2026-10-25", "12:00", "2026-10-25T11:00:00.000Z"],
  ])("sets %s at %s", (day, time, instant) => {
    expect(atParis(day, time).toISOString()).toBe(instant);
  });

  test("refuses what is neither a day nor a time", () => {
    expect(() => atParis("2026-02", "08:00")).toThrow(RangeError);
    expect(() => atParis("2026-02-03", "8 h")).toThrow(RangeError);
    expect(() => isWorkingDay("demain")).toThrow(RangeError);
    expect(() => isWorkingDay("2026-02-30")).toThrow(RangeError);
  });

  test("finds the day again from any hour after the change of clocks", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 3, max: 23 }), (day, hour) => {
        const instant = atParis(day, `${String(hour).padStart(2, "0")}:15`);
        expect([toDay(instant), parisHour(instant)]).toEqual([day, hour]);
      }),
    );
  });
});

describe("public holidays", () => {
  test("are eleven, in order", () => {
    expect(publicHolidays(2026).map(({ day }) => day)).toEqual([
      "2026-01-01",
      "2026-04-06",
      "2026-05-01",
      "2026-05-08",
      "2026-05-14",
      "2026-05-25",
      "2026-07-14",
      "2026-08-15",
      "2026-11-01",
      "2026-11-11",
      "2026-12-25",
    ]);
  });

  test.each([
    [2000, "2000-04-24"],
    [2008, "2008-03-24"],
    [2019, "2019-04-22"],
    [2024, "2024-04-01"],
    [2025, "2025-04-21"],
    [2027, "2027-03-29"],
    [2038, "2038-04-26"],
  ])("have Easter Monday of %i on %s", (year, day) => {
    expect(publicHolidays(year).find(({ name }) => name === "Lundi de Pâques")?.day).toBe(day);
  });

  test("count twice a day on which two of them fall", () => {
    const days = publicHolidays(2008).map(({ day }) => day);
    expect(days.filter((day) => day === "2008-05-01")).toHaveLength(2);
    expect(workingDaysBetween("2008-04-30", "2008-05-02")).toBe(1);
  });
});

describe("working days", () => {
  test.each([
    ["2026-07-13", true],
    ["2026-07-14", false],
    ["2026-11-01", false],
    ["2026-11-02", true],
    ["2026-11-21", false],
    ["2027-01-01", false],
  ])("say whether %s is worked: %s", (day, isWorked) => {
    expect(isWorkingDay(day)).toBe(isWorked);
  });

  test.each([
    ["2026-07-13", "2026-07-15"],
    ["2026-10-30", "2026-11-02"],
    ["2026-12-31", "2027-01-04"],
    ["2026-05-13", "2026-05-15"],
  ])("after %s come on %s", (day, next) => {
    expect(nextWorkingDay(day)).toBe(next);
  });

  test("are counted from a Saturday as from the Friday before", () => {
    expect(addWorkingDays("2026-11-21", 1)).toBe("2026-11-23");
    expect(addWorkingDays("2026-11-20", 1)).toBe("2026-11-23");
    expect(addWorkingDays("2026-11-23", -1)).toBe("2026-11-20");
  });

  test("keep the time of day across a change of clocks", () => {
    expect(addWorkingDays(atParis("2026-03-27", "10:30"), 2)).toEqual(atParis("2026-03-31", "10:30"));
    expect(addWorkingDays(atParis("2026-10-23", "00:10"), 1)).toEqual(atParis("2026-10-26", "00:10"));
  });

  test("of 2026 are 252", () => {
    expect(workingDaysBetween("2025-12-31", "2026-12-31")).toBe(252);
  });

  test("between two days are those added", () => {
    fc.assert(
      fc.property(anyDay, fewDays, (day, count) => {
        expect(workingDaysBetween(day, addWorkingDays(day, count))).toBe(count);
      }),
    );
  });

  test("add up, and are as many backwards", () => {
    fc.assert(
      fc.property(anyDay, anyDay, anyDay, (a, b, c) => {
        expect(workingDaysBetween(a, b) + workingDaysBetween(b, c)).toBe(workingDaysBetween(a, c));
        expect(workingDaysBetween(a, b) + workingDaysBetween(b, a)).toBe(0);
      }),
    );
  });

  test("lead to a worked day", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 400 }), (day, n) => isWorkingDay(addWorkingDays(day, n))),
    );
  });
});

describe("working hours", () => {
  test.each([
    ["a whole day", "2026-11-19", "00:00", "2026-11-20", "00:00", 6],
    ["over lunch", "2026-11-19", "11:30", "2026-11-19", "14:30", 1],
    ["over a weekend", "2026-11-20", "16:00", "2026-11-23", "10:00", 2],
    ["over 14 July", "2026-07-13", "16:30", "2026-07-15", "09:30", 1],
    ["on All Saints’ Day", "2027-11-01", "09:00", "2027-11-01", "17:00", 0],
    ["over the new year", "2026-12-31", "16:00", "2027-01-04", "09:30", 1.5],
    ["over the change to summer time", "2026-03-27", "09:00", "2026-03-30", "12:00", 9],
    ["backwards", "2026-11-19", "14:30", "2026-11-19", "11:30", -1],
  ])("pass %s", (_case, fromDay, fromTime, toDayText, toTime, hours) => {
    expect(workingHoursBetween(atParis(fromDay, fromTime), atParis(toDayText, toTime))).toBe(hours);
  });

  test.each([
    ["2026-11-19", "09:00", 3, "2026-11-19", "12:00"],
    ["2026-11-19", "09:00", 3.5, "2026-11-19", "14:30"],
    ["2026-11-19", "11:00", 6, "2026-11-20", "11:00"],
    ["2026-11-20", "18:00", 1, "2026-11-23", "10:00"],
    ["2026-11-21", "10:00", 12, "2026-11-24", "17:00"],
    ["2026-07-13", "16:00", 2, "2026-07-15", "10:00"],
  ])("after %s %s, %d of them, lead to %s %s", (day, time, hours, dueDay, dueTime) => {
    expect(addWorkingHours(atParis(day, time), hours)).toEqual(atParis(dueDay, dueTime));
  });

  test("cannot be taken away", () => {
    expect(() => addWorkingHours(new Date(), -1)).toThrow(RangeError);
  });

  test("between two instants are those added", () => {
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: 0, max: 2000 }), (from, quarters) => {
        const due = addWorkingHours(from, quarters / 4);
        expect(workingHoursBetween(from, due)).toBeCloseTo(quarters / 4, 6);
        expect(due.getTime()).toBeGreaterThanOrEqual(from.getTime());
      }),
    );
  });

  test("are read at once over sixty years", () => {
    const started = performance.now();
    const from = atParis("2000-01-03", "09:00");
    for (let turn = 0; turn < 200; turn += 1) workingHoursBetween(from, atParis("2060-01-01", "12:00"));
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe("office hours", () => {
  test.each([
    ["2026-11-20", "07:59", "2026-11-20", "08:00"],
    ["2026-11-20", "08:00", "2026-11-20", "08:00"],
    ["2026-11-20", "18:59", "2026-11-20", "18:59"],
    ["2026-11-20", "19:00", "2026-11-23", "08:00"],
    ["2026-11-21", "10:00", "2026-11-23", "08:00"],
    ["2026-07-14", "10:00", "2026-07-15", "08:00"],
    ["2026-10-31", "23:30", "2026-11-02", "08:00"],
    ["2026-12-31", "20:00", "2027-01-04", "08:00"],
    ["2026-03-28", "10:00", "2026-03-30", "08:00"],
  ])("let a mail of %s %s leave on %s at %s", (day, time, leavesOn, leavesAt) => {
    expect(nextOfficeMoment(atParis(day, time))).toEqual(atParis(leavesOn, leavesAt));
  });

  test("are where the next office moment always falls", () => {
    fc.assert(
      fc.property(anyInstant, (instant) => {
        const moment = nextOfficeMoment(instant);
        expect(isOfficeMoment(moment)).toBe(true);
        expect(moment.getTime()).toBeGreaterThanOrEqual(instant.getTime());
        expect(nextOfficeMoment(moment)).toEqual(moment);
      }),
    );
  });
});
