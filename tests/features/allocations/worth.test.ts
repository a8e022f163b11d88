import { expect, it } from "vitest";
import type { Assignment, Problem, ProblemIntern } from "~/features/allocations/allocation-problem";
import { costOfChange } from "~/features/allocations/change-cost";
import { compareWorth, isAllowed, termsOf, worthOf } from "~/features/allocations/worth";
import { DEFAULT_WEIGHTS } from "~/vocabulary/allocations";

const ASKED: ProblemIntern = {
  ...{ placementId: "i", allowed: [0, 1, 2], rankOf: { 0: 0, 1: 1 }, known: [] },
  ...{ hasCar: true, needsBed: false, beds: [] },
};

/** Two places near each other, a third far from them; two beds, reachable from the first place only. */
function problemOf(interns: Partial<ProblemIntern>[], more: Partial<Problem> = {}): Problem {
  return {
    interns: interns.map((facts, index) => ({ ...ASKED, placementId: `i${index}`, ...facts })),
    places: [
      { id: "p0", seats: 1, needsCar: true, hasOnCall: false },
      { id: "p1", seats: 2, needsCar: false, hasOnCall: true },
      { id: "p2", seats: 1, needsCar: false, hasOnCall: false },
    ],
    beds: [
      { id: "b0", lodgingId: "l0" },
      { id: "b1", lodgingId: "l0" },
    ],
    pairs: [],
    nearPlaces: [[0, 1], [1], [2]],
    reachableBeds: [[0, 1], [], []],
    bedSteps: [
      [0, 0],
      [0, 1],
      [1, 2],
    ],
    weights: DEFAULT_WEIGHTS,
    ...more,
  };
}

it("counts as served who has a place, and a bed when one is needed", () => {
  const problem = problemOf([{}, { needsBed: true, beds: [0] }, { needsBed: true, beds: [0] }, {}]);
  const worth = worthOf(problem, [{ place: 0 }, { place: 1, bed: 0 }, { place: 1 }, {}]);
  expect(worth).toEqual({ served: 2, placed: 3, moves: 0, worst: 10, total: 20 });
});

it.each([
  ["a first wish", {}, { place: 0 }, []],
  ["a second wish", {}, { place: 1 }, ["wish 10"]],
  ["a place outside of the wishes", {}, { place: 2 }, ["outsideWishes 60"]],
  ["any place without having wished", { rankOf: {} }, { place: 2 }, []],
  ["no car where one is needed", { hasCar: false }, { place: 0 }, ["noCarSeat 50"]],
  [
    "no car and a bed near",
    { hasCar: false, needsBed: true, beds: [0] },
    { place: 0, bed: 0 },
    ["noCarSeat 50"],
  ],
  [
    "no car and a bed far",
    { hasCar: false, needsBed: true, beds: [0], rankOf: {} },
    { place: 1, bed: 0 },
    ["noCarBed 40"],
  ],
  ["a bed one step away", { needsBed: true, beds: [1], rankOf: {} }, { place: 1, bed: 1 }, ["farBed 4"]],
  ["a bed two steps away", { needsBed: true, beds: [1], rankOf: {} }, { place: 2, bed: 1 }, ["farBed 8"]],
  [
    "no car and a bed one step away",
    { hasCar: false, needsBed: true, beds: [1], rankOf: {} },
    { place: 1, bed: 1 },
    ["noCarBed 40", "farBed 4"],
  ],
  ["a known place not returned to", { known: [1] }, { place: 0 }, ["unknownPlace 2"]],
  ["a known place returned to", { known: [0] }, { place: 0 }, []],
  ["a known place that is not allowed", { known: [1], allowed: [0] }, { place: 0 }, []],
  ["on-call duty not wished for", { wantsOnCall: false }, { place: 1 }, ["wish 10", "onCall 8"]],
  ["on-call duty wished for and not there", { wantsOnCall: true }, { place: 0 }, ["onCall 8"]],
  ["no place at all", { hasCar: false }, {}, []],
])("counts the points of %s", (_words, facts, given, terms) => {
  const told = termsOf(problemOf([facts]), 0, given).map(({ weight, points }) => `${weight} ${points}`);
  expect(told).toEqual(terms);
});

it.each([
  ["near each other, said from one side only", [{ place: 0 }, { place: 1 }], 0],
  ["at the same place", [{ place: 1 }, { place: 1 }], 0],
  ["far from each other", [{ place: 0 }, { place: 2 }], 40],
  ["one of whom has no place", [{ place: 0 }, {}], 40],
  ["none of whom has a place", [{}, {}], 40],
])("counts the points of a couple %s", (_words, assignment, points) => {
  const problem = problemOf([{ rankOf: {} }, { rankOf: {} }], {
    pairs: [{ one: 0, other: 1, kind: "couple" }],
  });
  expect(worthOf(problem, assignment).total).toBe(points);
  const friends = { ...problem, pairs: [{ one: 0, other: 1, kind: "friends" as const }] };
  expect(worthOf(friends, assignment).total).toBe(points / 4);
});

it("counts as moved, when repairing, who had something and does not have the same", () => {
  const before = { place: 0, bed: 0 };
  const facts = { needsBed: true, beds: [0, 1] };
  const interns = [
    { ...facts, before },
    { ...facts, before: { place: 1 } },
    { ...facts, before: { place: 2, bed: 1 } },
    {},
  ];
  const assignment = [before, { place: 1, bed: 1 }, {}, { place: 1 }];
  expect(worthOf(problemOf(interns, { isRepair: true }), assignment).moves).toBe(2);
  expect(worthOf(problemOf(interns), assignment).moves).toBe(0);
});

it("compares people served first, then placed, moves, the worst-off and the total", () => {
  const worth = { served: 3, placed: 3, moves: 1, worst: 20, total: 50 };
  const better = [
    { ...worth, served: 4, placed: 2, worst: 99 },
    { ...worth, placed: 4, moves: 9 },
    { ...worth, moves: 0, worst: 99 },
    { ...worth, worst: 10, total: 999 },
    { ...worth, total: 49 },
  ];
  for (const one of better)
    expect([compareWorth(one, worth) < 0, compareWorth(worth, one) > 0]).toEqual([true, true]);
  expect(compareWorth(worth, { ...worth })).toBe(0);
});

it.each<[string | null, Partial<ProblemIntern>[], Assignment]>([
  [null, [{}, {}, {}], [{ place: 0 }, { place: 1 }, { place: 1 }]],
  ["place-not-allowed", [{ allowed: [1] }], [{ place: 0 }]],
  ["place-full", [{}, {}], [{ place: 0 }, { place: 0 }]],
  ["bed-not-needed", [{ beds: [0] }], [{ place: 0, bed: 0 }]],
  ["bed-not-free", [{ needsBed: true, beds: [1] }], [{ place: 0, bed: 0 }]],
  ["bed-without-place", [{ needsBed: true, beds: [0] }], [{ bed: 0 }]],
  ["pin-left", [{ pinned: { place: 1 } }], [{ place: 0 }]],
  [
    "bed-taken",
    [
      { needsBed: true, beds: [0] },
      { needsBed: true, beds: [0] },
    ],
    [
      { place: 0, bed: 0 },
      { place: 1, bed: 0 },
    ],
  ],
])("says %s of what cannot be", (breach, interns, assignment) => {
  expect(isAllowed(problemOf(interns), assignment)).toBe(breach);
});

it("tells what a change by hand comes to, and whose lines it changes", () => {
  const problem = problemOf([{}, {}]);
  const assignment = [{ place: 0 }, { place: 1 }];
  expect(costOfChange(problem, assignment, { intern: 0, place: 2 })).toMatchObject({
    assignment: [{ place: 2 }, { place: 1 }],
    differences: [
      { component: "worst", from: 10, to: 60 },
      { component: "total", from: 10, to: 70 },
    ],
    changed: [0],
  });
  expect(costOfChange(problem, assignment, { swap: [0, 1], what: "both" })).toMatchObject({
    assignment: [{ place: 1 }, { place: 0 }],
    ...{ differences: [], changed: [0, 1] },
  });
});

it("takes the bed away with the place, and leaves each their bed when places alone are exchanged", () => {
  const sleeps = { needsBed: true, beds: [0, 1] };
  const assignment = [
    { place: 0, bed: 0 },
    { place: 1, bed: 1 },
  ];
  const problem = problemOf([sleeps, sleeps]);
  const cost = (change: Parameters<typeof costOfChange>[2]) => costOfChange(problem, assignment, change);
  expect(cost({ intern: 0, place: null })).toMatchObject({ assignment: [{}, assignment[1]], changed: [0] });
  expect(cost({ swap: [0, 1], what: "place" })).toMatchObject({
    assignment: [
      { place: 1, bed: 0 },
      { place: 0, bed: 1 },
    ],
  });
  expect(cost({ swap: [0, 1], what: "bed" })).toMatchObject({
    assignment: [
      { place: 0, bed: 1 },
      { place: 1, bed: 0 },
    ],
  });
});

it("refuses a change that cannot be, and names who is in the way", () => {
  const problem = problemOf([
    {},
    { needsBed: true, beds: [0] },
    { allowed: [1] },
    { needsBed: true, beds: [0] },
  ]);
  const assignment = [{ place: 0 }, { place: 1, bed: 0 }, { place: 1 }, { place: 2 }];
  const cost = (change: Parameters<typeof costOfChange>[2]) => costOfChange(problem, assignment, change);
  expect(cost({ intern: 3, place: 0 })).toEqual({ refusal: "place-full", intern: 3, by: [0] });
  expect(cost({ intern: 3, bed: 0 })).toEqual({ refusal: "bed-taken", intern: 3, by: [1] });
  expect(cost({ intern: 3, bed: 1 })).toEqual({ refusal: "bed-not-free", intern: 3, by: [] });
  expect(cost({ intern: 2, place: 2 })).toEqual({ refusal: "place-not-allowed", intern: 2, by: [] });
  expect(cost({ swap: [0, 2], what: "place" })).toEqual({ refusal: "place-not-allowed", intern: 2, by: [] });
});
