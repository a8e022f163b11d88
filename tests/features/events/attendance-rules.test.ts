import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Attendance } from "#models/event";
import {
  attendeesOf,
  costEach,
  countsOf,
  earliestOrigin,
  metOnDay,
  stateOnForm,
} from "~/features/events/attendance-rules";
import type { AttendanceState } from "~/vocabulary/events";

describe("whoever has two lines at an event, once two files are one", () => {
  it.each([
    [["registered", "came"], "came"],
    [["absent", "came"], "came"],
    [["registered", "absent"], "absent"],
  ] as const)("of %o, is %s, and counted once", (states, state) => {
    const lines = states.map((is, rank) => at(`l${rank}`, "anne", is));
    for (const list of [lines, [...lines].reverse()]) {
      expect(attendeesOf(list)).toMatchObject([{ candidateId: "anne", state }]);
    }
  });

  it("is not mistaken for those who were erased, each counted apart", () => {
    const lines = [at("1", "", "came"), at("2", "", "came"), at("3", "anne", "came")];
    expect(countsOf(lines)).toEqual({ registered: 0, came: 3, absent: 0 });
  });
});

it("counts nobody twice and nobody less, whatever the order of the lines", () => {
  fc.assert(
    fc.property(fc.array(line()), (lines) => {
      const { registered, came, absent } = countsOf(lines);
      const known = new Set(lines.map(({ candidateId, id }) => candidateId || id));
      expect(registered + came + absent).toBe(known.size);
      expect(countsOf([...lines].reverse())).toEqual({ registered, came, absent });
    }),
  );
});

it("says what each person cost in whole cents, and nothing of nobody", () => {
  expect([costEach(10_000, 3), costEach(undefined, 3), costEach(10_000, 0)]).toEqual([
    ...[3333, undefined, undefined],
  ]);
});

it("takes a form filled before the day for a registration, from that day on for a meeting", () => {
  const event = { on: "2026-05-10" };
  expect([stateOnForm(event, "2026-05-09"), stateOnForm(event, "2026-05-10")]).toEqual([
    "registered",
    "came",
  ]);
  expect([metOnDay(event), metOnDay(event, "2026-05-09"), metOnDay(event, "2026-06-01")]).toEqual([
    ...["2026-05-10", "2026-05-09", "2026-05-10"],
  ]);
});

it("keeps the earliest origin of two records, whichever stays", () => {
  const early = { source: "event" as const, eventId: "a", on: "2025-01-10" };
  const late = { source: "website" as const, on: "2026-01-10" };
  const undated = { source: "press" as const };
  expect([earliestOrigin(early, late), earliestOrigin(late, early)]).toEqual([early, early]);
  expect([earliestOrigin(undated, late), earliestOrigin(late, undated)]).toEqual([late, late]);
  expect([earliestOrigin(undefined, late), earliestOrigin(undefined, undefined)]).toEqual([late, undefined]);
});

function at(id: string, candidateId: string, state: AttendanceState): Attendance {
  return { id, candidateId, state };
}

function line(): fc.Arbitrary<Attendance> {
  return fc
    .tuple(
      fc.uuid(),
      fc.constantFrom("", "anne", "paul", "zoe"),
      fc.constantFrom<AttendanceState>("registered", "came", "absent"),
    )
    .map(([id, candidateId, state]) => at(id, candidateId, state));
}
