import { describe, expect, it } from "vitest";
import { countsFrom } from "#tests/factories/counted-areas";
import { cutOfArea, monthsAfter, showNeeds } from "~/features/observatory/shown-needs";
import { FEWER, MASKED } from "~/features/reports/masking";
import { NO_AREA } from "~/vocabulary/observatory";

const DAY = "2026-11-24";

/** Areas a, b, c… then what none holds, each with its needs now and to come. */
function areasOf(now: readonly number[], later: readonly number[] = []) {
  const codes = [...now.keys()].map((place) => (place === now.length - 1 ? NO_AREA : `a${place}`));
  return codes.map((code, place) => ({
    code,
    counts: countsFrom({ "need-moment now": now[place] ?? 0, "need-moment later": later[place] ?? 0 }),
  }));
}

function published(now: readonly number[], later: readonly number[] = []) {
  const { moments, areas } = showNeeds(areasOf(now, later), DAY);
  const texts = (shown: ReadonlyMap<string, { text: string }>) => [...shown.values()].map(({ text }) => text);
  return { moments: texts(moments), now: texts(areas.now), later: texts(areas.later) };
}

/** Every list of so many figures up to seven. */
function everyList(length: number): number[][] {
  if (length === 0) return [[]];
  return everyList(length - 1).flatMap((list) => Array.from({ length: 8 }, (_, value) => [...list, value]));
}

describe("the needs of the areas of a day", () => {
  it("are shown from five on, with their sums", () => {
    expect(published([12, 8, 0], [5, 6, 0])).toEqual({
      moments: ["20", "11", "0"],
      now: ["12", "8", "0"],
      later: ["5", "6", "0"],
    });
  });

  it("hide another area beside the one under five", () => {
    expect(published([12, 3, 8, 0], [9, 9, 9, 0]).now).toEqual(["12", MASKED, MASKED, "0"]);
  });

  it("are all hidden where their sum is", () => {
    const { moments, now, later } = published([3, 0], [12, 0]);
    expect(moments).toEqual([FEWER, "12", "0"]);
    expect([...now, ...later]).toEqual([MASKED, MASKED, "12", "0"]);
  });

  it("hide their sum when those which have some can hardly have but four, as nothing else could hide them", () => {
    for (const now of [
      [4, 4, 0],
      [3, 4, 0],
      [4, 3, 0],
    ]) {
      const shown = published(now, [12, 9, 0]);
      expect([shown.moments[0], ...shown.now]).toEqual([MASKED, MASKED, MASKED, MASKED]);
    }
  });

  it("leave at least two values possible for each one hidden, to who knows the rule", () => {
    const alike = new Map<string, number[][]>();
    for (const list of everyList(3)) {
      const text = JSON.stringify(published(list, [20, 20, 0]));
      alike.set(text, [...(alike.get(text) ?? []), list]);
    }
    for (const group of alike.values()) {
      const { now } = published(group[0] ?? [], [20, 20, 0]);
      now.forEach((text, place) => {
        const values = new Set(group.map((list) => list[place]));
        if (/^\d/.test(text)) expect(values.size).toBe(1);
        else expect(values.size, `${text} of ${group[0]}`).toBeGreaterThan(1);
      });
    }
  });
});

describe("the ages of the needs", () => {
  const ages = (unknownMonth: number, unknownAge: number) => {
    const told = {
      ...{ "need-moment now": 20, "need-moment later": 20, "need-moment unknown": unknownMonth },
      "need-age under-1": 40 + unknownMonth - unknownAge,
    };
    return showNeeds([{ code: "a0", counts: countsFrom(told) }], DAY).cuts.age;
  };

  it("leave out those not known, which would tell of those whose month is not said", () => {
    expect([...ages(3, 0).keys()]).not.toContain("others");
    expect(ages(3, 0).get("under-1")?.text).toBe("43");
  });

  it("are hidden when they leave one number only to those whose month is not said", () => {
    expect(ages(4, 0).get("under-1")?.text).toBe(MASKED);
  });
});

describe("a figure as high as the needs can be", () => {
  const shownOf = (told: Record<string, number>) =>
    showNeeds(
      [{ code: "a0", counts: countsFrom({ "need-moment now": 10, "need-moment later": 4, ...told }) }],
      DAY,
    );

  it("hides the ages, of which those of the moment not shown would be the rest", () => {
    const ages = { "need-age under-1": 8, "need-age one": 6 };
    expect(shownOf(ages).cuts.age.get("under-1")?.text).toBe(MASKED);
    expect(shownOf({ ...ages, "need-moment unknown": 9 }).cuts.age.get("under-1")?.text).toBe(MASKED);
    expect(shownOf({ "need-age under-1": 8 }).cuts.age.get("under-1")?.text).toBe("8");
  });

  it("hides the modes and the hours that everybody wishes for", () => {
    const { cuts, anyOdd, adapted } = shownOf({
      ...{ "need-mode nursery": 14, "need-mode childminder": 6, "need-odd night": 14 },
      ...{ "need-any-odd all": 14, "need-adapted all": 14 },
    });
    const texts = [cuts.mode.get("childminder"), cuts.odd.get("night"), anyOdd, adapted];
    expect(texts.map((shown) => shown?.text)).toEqual([MASKED, MASKED, MASKED, MASKED]);
    expect(shownOf({ "need-mode nursery": 9 }).cuts.mode.get("nursery")?.text).toBe("9");
  });
});

describe("a cut of the needs", () => {
  const needs = { "need-moment now": 30, "need-mode nursery": 20, "need-mode childminder": 9 };
  const areas = [
    { code: "a0", counts: countsFrom(needs) },
    { code: "a1", counts: countsFrom(needs) },
    { code: NO_AREA, counts: [] },
  ];

  it("is shown of an intercommunalité whose parts are all large", () => {
    const cut = cutOfArea(areas, "a0", "mode", DAY, showNeeds(areas, DAY));
    expect(cut?.get("nursery")?.text).toBe("20");
  });

  it("is shown of none when only one other would be left to hide something", () => {
    const small = [
      ...areas.slice(0, 2),
      { code: "a2", counts: countsFrom({ ...needs, "need-mode nursery": 3 }) },
    ];
    const shown = showNeeds(small, DAY);
    expect(shown.cuts.mode.get("nursery")?.text).toBe("43");
    const open = small.map(({ code }) => cutOfArea(small, code, "mode", DAY, shown) !== null);
    expect(open.filter(Boolean)).toHaveLength(1);
    expect(open[2]).toBe(false);
  });

  it("leaves no part under five to those it is not shown of", () => {
    const wide = { "need-moment now": 30, "need-mode nursery": 20, "need-mode drop-in": 9 };
    const small = { ...needs, "need-mode drop-in": 1, "need-mode nursery": 3 };
    const mixed = [wide, wide, small, small].map((told, place) => ({
      ...{ code: `a${place}`, counts: countsFrom(told) },
    }));
    const shown = showNeeds(mixed, DAY);
    expect(shown.cuts.mode.get("drop-in")?.text).toBe("20");
    const open = mixed.filter(({ code }) => cutOfArea(mixed, code, "mode", DAY, shown));
    expect(open.map(({ code }) => code)).toEqual(["a1"]);
  });

  it("is shown of none when the whole hides a part of it", () => {
    const small = areas.map(({ code, counts }) => ({
      code,
      counts: [...counts, ...(code === "a0" ? countsFrom({ "need-mode drop-in": 3 }) : [])],
    }));
    expect(cutOfArea(small, "a1", "mode", DAY, showNeeds(small, DAY))).toBeNull();
  });

  it("adds up the months after the last one listed", () => {
    const far = [
      {
        code: "a0",
        counts: countsFrom({
          "need-moment later": 14,
          [`need-month ${monthsAfter(DAY)[0]}`]: 8,
          "need-month 2031-01": 6,
        }),
      },
    ];
    const { month } = showNeeds(far, DAY).cuts;
    expect(["2026-12", "2027-01", "others"].map((key) => month.get(key)?.text)).toEqual(["8", "0", "6"]);
  });

  it("hides a count of adapted care under five, and one that leaves fewer than five others", () => {
    const adapted = (count: number) =>
      showNeeds(
        [{ code: "a0", counts: countsFrom({ "need-moment now": 20, "need-adapted all": count }) }],
        DAY,
      ).adapted.text;
    expect([0, 3, 5, 17, 20].map(adapted)).toEqual(["0", FEWER, "5", MASKED, "20"]);
  });
});
