import { describe, expect, it } from "vitest";
import { FEWER, MASKED, mask, maskAll, shareShown } from "~/features/reports/masking";

const HIGHEST = 7;

/** Every list of so many figures from 0 to HIGHEST. */
function everyList(length: number): number[][] {
  if (length === 0) return [[]];
  return everyList(length - 1).flatMap((list) =>
    Array.from({ length: HIGHEST + 1 }, (_, value) => [...list, value]),
  );
}

function published(counts: readonly number[]): string {
  const { cells, total } = maskAll(counts);
  return [...cells, total].map(({ text }) => text).join("|");
}

it("hides 1 to 4 and nothing else of a figure that stands alone", () => {
  const shown = Array.from({ length: 8 }, (_, count) => mask(count).text);
  expect(shown).toEqual(["0", FEWER, FEWER, FEWER, FEWER, "5", "6", "7"]);
});

describe.each([1, 2, 3, 4])("a table of %i figures", (length) => {
  const lists = everyList(length);

  it("never shows a figure under five", () => {
    for (const list of lists) {
      const { cells, total } = maskAll(list);
      const shown = [...cells, total].flatMap(({ value }) => value ?? []);
      expect(shown.filter((value) => value > 0 && value < 5)).toEqual([]);
    }
  });

  it("leaves at least two values possible for each hidden figure, to who knows the rule", () => {
    const alike = new Map<string, number[][]>();
    for (const list of lists) alike.set(published(list), [...(alike.get(published(list)) ?? []), list]);
    for (const group of alike.values()) {
      const { cells } = maskAll(group[0] ?? []);
      cells.forEach(({ value }, place) => {
        if (value === undefined) expect(new Set(group.map((list) => list[place])).size).toBeGreaterThan(1);
      });
    }
  });

  it("shows what it shows as it is", () => {
    for (const list of lists) {
      const { cells } = maskAll(list);
      cells.forEach(({ value }, place) => {
        if (value !== undefined) expect(value).toBe(list[place]);
      });
    }
  });
});

it("hides the smallest other figure beside one alone, under the same word", () => {
  const { cells, total } = maskAll([12, 3, 8, 0]);
  expect(cells.map(({ text }) => text)).toEqual(["12", MASKED, MASKED, "0"]);
  expect(total.text).toBe("23");
});

it("keeps the others as they are when the hidden ones already hide each other", () => {
  const { cells } = maskAll([12, 3, 2, 0]);
  expect(cells.map(({ text }) => text)).toEqual(["12", FEWER, FEWER, "0"]);
});

it("hides another beside those that make fewer than five together", () => {
  const { cells, total } = maskAll([12, 1, 2, 8]);
  expect(cells.map(({ text }) => text)).toEqual(["12", MASKED, MASKED, MASKED]);
  expect(total.text).toBe("23");
});

it("tells no more of a share than the hidden figure leaves possible", () => {
  for (let all = 9; all <= 120; all += 1) {
    const told = [1, 2, 3, 4].map((rest) => shareShown(all - rest, rest));
    expect(new Set(told).size, String(all)).toBe(1);
  }
  expect(shareShown(3, 40)).toBe(MASKED);
  expect(shareShown(15, 5)).toBe("75\u00A0%");
});
