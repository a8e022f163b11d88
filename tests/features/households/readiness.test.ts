import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  blockingItem,
  NEED_PROGRESS,
  READINESS_WEIGHTS,
  type ReadinessSource,
  readinessItems,
  readinessOf,
} from "~/features/households/readiness";
import { DEFAULT_PIPELINES } from "~/features/pipelines/pipelines";
import { OBSTACLE_STATES, type ObstacleState } from "~/vocabulary/exercise";
import { NEED_KINDS, NEED_STATES, type NeedKind, type NeedState } from "~/vocabulary/needs";
import { valuesOf } from "~/vocabulary/words";

const WAY = [
  "first-contact",
  "interview",
  "project",
  "introductions",
  "visit",
  "decision",
  "paperwork",
  "settled",
];

/** In the order in which an obstacle advances. */
const LIFTING: readonly ObstacleState[] = valuesOf(OBSTACLE_STATES);

interface Told {
  stage: number;
  isChosen: boolean;
  obstacle: number;
  isDated: boolean;
  isDescribed: boolean;
  needs: { kind: NeedKind; state: NeedState }[];
}

const SOME: Told = {
  stage: 0,
  isChosen: false,
  obstacle: 0,
  isDated: false,
  isDescribed: false,
  needs: [{ kind: "housing", state: "searching" }],
};

describe("the readiness of a file", () => {
  it("is 0 while nothing counts, and all of it once every item is done", () => {
    expect(readinessOf([])).toBe(0);
    const needs: Told["needs"] = [{ kind: "housing", state: "decided" }];
    expect(figure({ stage: 7, isChosen: true, obstacle: 2, isDated: true, isDescribed: true, needs })).toBe(
      100,
    );
  });

  it("is what is done of the weights, never rounded up", () => {
    // 7.5 of 75: a quarter of the housing search.
    expect(figure(SOME)).toBe(10);
    expect(figure({ ...SOME, isDated: true })).toBe(23);
  });

  it.each(valuesOf(NEED_STATES))("counts a need which is %s for its progress", (state) => {
    const item = items({ ...SOME, needs: [{ kind: "housing", state }] }).find(({ needId }) => needId);
    expect(item).toMatchObject({ progress: NEED_PROGRESS[state], weight: READINESS_WEIGHTS.need });
  });

  it("asks no intern how they wish to practise, and nobody to describe a family no need is about", () => {
    const [candidate] = source(SOME).candidates;
    if (!candidate) throw new Error("no candidate");
    const journeys = [{ pipeline: "intern", stage: "interest", since: new Date(0), history: [] }];
    const intern = { ...source(SOME), candidates: [{ ...candidate, journeys }] };
    expect(readinessItems(intern).map(({ key }) => key)).toEqual([
      "stage-c1",
      "obstacles-c1",
      "arrival",
      "need-n0",
    ]);
  });

  it("never falls when an item progresses", () => {
    const told = fc.record({
      stage: fc.nat(WAY.length - 2),
      isChosen: fc.constant(false),
      obstacle: fc.nat(1),
      isDated: fc.constant(false),
      isDescribed: fc.constant(false),
      needs: fc.uniqueArray(
        fc.record({
          kind: fc.constantFrom(...valuesOf(NEED_KINDS)),
          state: fc.constantFrom<NeedState>("to-qualify", "searching", "waiting", "options"),
        }),
        { selector: ({ kind }) => kind, minLength: 1, maxLength: 6 },
      ),
    });
    fc.assert(
      fc.property(told, fc.constantFrom<NeedState>("waiting", "options", "decided"), (one, reached) => {
        const [need, ...rest] = one.needs;
        const progressed: Told[] = [
          { ...one, stage: one.stage + 1 },
          { ...one, obstacle: one.obstacle + 1 },
          { ...one, isChosen: true },
          { ...one, isDated: true },
          { ...one, isDescribed: true },
        ];
        if (need && NEED_PROGRESS[reached] >= NEED_PROGRESS[need.state]) {
          progressed.push({ ...one, needs: [{ ...need, state: reached }, ...rest] });
        }
        for (const next of progressed) expect(figure(next)).toBeGreaterThanOrEqual(figure(one));
      }),
    );
  });
});

describe("the one item that blocks", () => {
  it("is the one that holds back the most, and names who has the ball", () => {
    expect(blockingItem(items(SOME))).toMatchObject({ needId: "n0", owner: "à nous" });
  });

  it("is professional once the needs are well on their way", () => {
    const needs: Told["needs"] = [{ kind: "housing", state: "decided" }];
    expect(blockingItem(items({ ...SOME, needs }))).toMatchObject({
      key: "stage-c1",
      label: "Parcours d’Élodie\u00A0: nouveau contact",
      owner: "à nous",
    });
    expect(blockingItem(items({ ...SOME, needs, stage: 6, obstacle: 2 }))).toMatchObject({
      key: "exercise-c1",
      owner: "à Élodie",
    });
  });

  it("is none once everything is done", () => {
    const done = { ...SOME, stage: 7, isChosen: true, obstacle: 2, isDated: true, needs: [] };
    expect(blockingItem(items(done))).toBeUndefined();
  });
});

function figure(told: Told): number {
  return readinessOf(items(told));
}

function items(told: Told) {
  return readinessItems(source(told));
}

function source({ stage, isChosen, obstacle, isDated, isDescribed, needs }: Told): ReadinessSource {
  const at = new Date(0);
  return {
    household: {
      adults: isDescribed ? [{ id: "a1", firstName: "Noé", relation: "couple" }] : [],
      children: isDescribed ? [{ id: "e1", firstName: "Léo" }] : [],
      arrivalOn: isDated ? "2026-09-01" : undefined,
    },
    candidates: [
      {
        _id: "c1",
        firstName: "Élodie",
        journeys: [{ pipeline: "doctor", stage: WAY[stage] ?? "", since: at, history: [] }],
        exerciseModes: isChosen ? ["private"] : [],
        obstacles: [{ id: "o1", kind: "premises", state: LIFTING[obstacle] ?? "open", at }],
      },
    ],
    needs: needs.map(({ kind, state }, place) => ({
      _id: `n${place}`,
      kind,
      track: "family",
      state,
      ball: "us",
    })),
    pipelines: DEFAULT_PIPELINES,
  };
}
