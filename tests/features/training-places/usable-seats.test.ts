import { describe, expect, it } from "vitest";
import { maySupervise, type SupervisorTime, usableSeats } from "~/features/training-places/usable-seats";

const WINTER = { startsOn: "2026-11-02", endsOn: "2027-05-02" };

/** Approved for level 1 without an end, never away. */
function supervisor(values: Partial<SupervisorTime> = {}): SupervisorTime {
  const agreements = [{ level: "level-1", fromOn: "2020-01-01" }];
  return { agreements, absences: [], isActive: true, ...values };
}

const approved = (fromOn: string, toOn?: string, level = "level-1") =>
  supervisor({ agreements: [{ level, fromOn, toOn }] });
const away = (...days: [fromOn: string, toOn?: string][]) =>
  supervisor({ absences: days.map(([fromOn, toOn], rank) => ({ id: String(rank), fromOn, toOn })) });

describe("whether somebody may supervise over the winter of 2026", () => {
  it.each([
    ["an agreement without an end", supervisor(), null],
    ["an agreement of another level", approved("2020-01-01", undefined, "saspas"), "agreement"],
    ["no agreement at all", supervisor({ agreements: [] }), "agreement"],
    ["an agreement that ends the last day", approved("2020-01-01", "2027-05-02"), null],
    ["one that ends a week before the semester", approved("2020-01-01", "2027-04-25"), null],
    ["one that ends eight days before it", approved("2020-01-01", "2027-04-24"), "agreement"],
    ["one that begins a week after it began", approved("2026-11-09"), null],
    ["one that begins eight days after it began", approved("2026-11-10"), "agreement"],
    ["two agreements of which neither covers it", twoHalves(), "agreement"],
    ["a career that ends within it", supervisor({ retiresOn: "2027-02-01" }), "retired"],
    ["a career that ends the last day", supervisor({ retiresOn: "2027-05-02" }), null],
    ["thirty days away", away(["2026-12-01", "2026-12-30"]), null],
    ["thirty-one days away", away(["2026-12-01", "2026-12-31"]), "absent"],
    [
      "two absences that make more together",
      away(["2026-12-01", "2026-12-20"], ["2027-02-01", "2027-02-11"]),
      "absent",
    ],
    ["days away before it begins", away(["2026-06-01", "2026-11-01"]), null],
    ["days away without an end", away(["2027-03-01"]), "absent"],
    ["somebody who no longer supervises", supervisor({ isActive: false }), "inactive"],
  ])("%s", (_words, one, expected) => {
    expect(maySupervise(one, "level-1", WINTER)).toBe(expected);
  });
});

describe("the seats that can be used", () => {
  const place = { level: "level-1" };
  it.each([
    ["as many as offered, with a supervisor and no word on rooms", { seats: 2 }, [supervisor()], 2, []],
    ["those with a room", { seats: 3, rooms: 1 }, [supervisor()], 1, [{ why: "room", seats: 2 }]],
    ["no more than the seats, however many rooms", { seats: 1, rooms: 4 }, [supervisor()], 1, []],
    ["none without anybody", { seats: 2 }, [], 0, [{ why: "supervisor", seats: 2 }]],
    [
      "none when nobody may",
      { seats: 2, rooms: 1 },
      [approved("2020-01-01", "2026-01-01")],
      0,
      [{ why: "supervisor", seats: 2 }],
    ],
    ["all when one of two may", { seats: 2 }, [supervisor({ isActive: false }), supervisor()], 2, []],
    ["none, and none lost, when none is offered", { seats: 0 }, [], 0, []],
  ])("%s", (_words, offer, supervisors, open, lost) => {
    expect(usableSeats(place, { state: "confirmed", ...offer }, supervisors, WINTER)).toEqual({ open, lost });
  });

  it("are no loss when they were declined", () => {
    const declined = usableSeats(place, { seats: 2, state: "declined" }, [], WINTER);
    expect(declined).toEqual({ open: 0, lost: [] });
  });
});

function twoHalves(): SupervisorTime {
  return supervisor({
    agreements: [
      { level: "level-1", fromOn: "2020-01-01", toOn: "2027-01-15" },
      { level: "level-1", fromOn: "2027-01-16" },
    ],
  });
}
