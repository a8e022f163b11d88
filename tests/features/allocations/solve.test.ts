import { expect, it } from "vitest";
import { sampleProblem } from "#tests/bench/allocation-sample";
import type { Problem } from "~/features/allocations/allocation-problem";
import { ImpossiblePins } from "~/features/allocations/pin-conflicts";
import { solve } from "~/features/allocations/solve.server";
import { isAllowed, isMoved, worthOf } from "~/features/allocations/worth";

/** The semester of the issue: 24 interns, as many seats, 17 beds, 3 couples. */
const SEMESTER = sampleProblem(7, { interns: 24, seats: 26, beds: 17, couples: 3 });
const LARGE = sampleProblem(1, { interns: 200, seats: 150, beds: 120, couples: 20 });

it("solves a semester in a thread, says how far it is, and gives the same each time", async () => {
  const steps: string[] = [];
  const solved = await solve(SEMESTER, { onStep: (step) => steps.push(step) });
  expect(solved).toMatchObject({ isOptimal: true, gap: 0, worth: worthOf(SEMESTER, solved.assignment) });
  expect(isAllowed(SEMESTER, solved.assignment)).toBeNull();
  expect(steps).toHaveLength(4);
  expect(solved.prices.every(({ exchange }) => exchange.isExact)).toBe(true);
  expect((await solve(SEMESTER, { priceSeconds: 0 })).assignment).toEqual(solved.assignment);
});

it("repairs the loss of a place by moving as few as can be", async () => {
  const { assignment } = await solve(SEMESTER, { priceSeconds: 0 });
  const lost = assignment[0]?.place ?? -1;
  const after: Problem = {
    ...SEMESTER,
    interns: SEMESTER.interns.map((asked, index) => ({
      ...asked,
      allowed: asked.allowed.filter((place) => place !== lost),
      before: assignment[index],
    })),
    isRepair: true,
  };
  const concerned = assignment.filter(({ place }) => place === lost).length;
  const repaired = await solve(after, { priceSeconds: 0 });
  const moved = repaired.assignment.filter((given, intern) => isMoved(after, intern, given));
  expect(repaired.worth.moves).toBe(moved.length);
  expect(repaired.isOptimal).toBe(true);
  expect(moved.length).toBeGreaterThanOrEqual(concerned);
  const anew = await solve({ ...after, isRepair: false }, { priceSeconds: 0 });
  const movedAnew = anew.assignment.filter((given, intern) => isMoved(after, intern, given)).length;
  expect(moved.length).toBeLessThan(movedAnew);
});

it("stops at once when it is cancelled, before it starts or in the middle", async () => {
  const stop = new AbortController();
  const started = performance.now();
  const stopped = solve(LARGE, {
    signal: stop.signal,
    onStep: () => stop.abort(new Error("stopped by hand")),
  });
  await expect(stopped).rejects.toThrow("stopped by hand");
  expect(performance.now() - started).toBeLessThan(10_000);
  await expect(solve(SEMESTER, { signal: stop.signal })).rejects.toThrow("stopped by hand");
});

it("gives the best it knows, and how far it may be from the best, when time is short", async () => {
  const short = await solve(LARGE, { limitSeconds: 0.1 });
  expect(isAllowed(LARGE, short.assignment)).toBeNull();
  expect(short.worth).toEqual(worthOf(LARGE, short.assignment));
  expect(short).toMatchObject({ isOptimal: false, gap: 1, prices: [] });
  // People are counted whatever the time: it is their comfort that was not.
  expect(short.worth).toMatchObject({ served: 150, placed: 150 });
});

it("refuses what was set by hand and cannot be kept, and says what is in the way", async () => {
  const place = SEMESTER.interns[0]?.allowed[0] ?? -1;
  const pinned = (problem: Problem): Problem => ({
    ...problem,
    interns: problem.interns.map((asked) => ({ ...asked, allowed: [place], pinned: { place } })),
  });
  const interns = SEMESTER.interns.map((_asked, index) => index);
  await expect(solve(pinned(SEMESTER))).rejects.toBeInstanceOf(ImpossiblePins);
  await expect(solve(pinned(SEMESTER))).rejects.toMatchObject({
    conflict: { kind: "place-full", places: [place], interns },
  });
});

it("says so when the thread dies, by itself or killed", async () => {
  process.once("worker", (worker) => void worker.terminate());
  await expect(solve(SEMESTER)).rejects.toThrow("the solver stopped before its end");
  const broken: Problem = JSON.parse(JSON.stringify({ ...SEMESTER, places: null }));
  await expect(solve(broken)).rejects.toBeInstanceOf(TypeError);
});
