import { describe, expect, it } from "vitest";
import { careNeed, levelOf } from "~/features/households/child-ages";
import type { SchoolLevel } from "~/vocabulary/schooling";

const MONTHS = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, "0"));
/** Every month of birth of ten years. */
const BIRTHS = Array.from({ length: 10 }, (_, index) => 2017 + index).flatMap((year) =>
  MONTHS.map((month) => ({ year, month, birthMonth: `${year}-${month}` })),
);

/** The class entered in September by who is that age at the end of the calendar year (Code de l’éducation, L131-1). */
const CLASSES: Readonly<Record<number, SchoolLevel | null>> = {
  1: null,
  2: null,
  3: "ps",
  4: "ms",
  5: "gs",
  6: "cp",
  7: "ce1",
  8: "ce2",
  9: "cm1",
  10: "cm2",
  11: "6e",
  12: "5e",
  13: "4e",
  14: "3e",
  15: "2nde",
  16: "1re",
  17: "terminale",
  18: null,
  19: null,
};

/** What minds a child of a year of birth, by the school year that begins in September of the year after it. */
const CARE: Readonly<Record<number, "minding" | "after-school" | null>> = {
  0: "minding",
  1: "minding",
  2: "minding",
  3: "after-school",
  4: "after-school",
  5: "after-school",
  6: "after-school",
  7: "after-school",
  8: "after-school",
  9: "after-school",
  10: "after-school",
  11: "after-school",
};

describe("over every month of birth of ten years", () => {
  it("a child enters the class of the calendar year, whatever the month of birth", () => {
    for (const { year, birthMonth } of BIRTHS) {
      const classes = Object.keys(CLASSES).map((age) => levelOf(birthMonth, year + Number(age)));
      expect(classes, birthMonth).toEqual(Object.values(CLASSES));
    }
  });

  it("a child is minded until the September of the third year, then after class until eleven", () => {
    for (const { year, month, birthMonth } of BIRTHS)
      for (let age = 0; age <= 13; age += 1) {
        const care = MONTHS.map((asked) => careNeed(birthMonth, `${year + age}-${asked}-01`));
        expect(care, `${birthMonth} in ${year + age}`).toEqual(
          MONTHS.map((asked) => careOn(age, asked, month)),
        );
      }
  });

  it("a child not born yet is minded by nobody", () => {
    for (const { year, birthMonth } of BIRTHS) expect(careNeed(birthMonth, `${year - 1}-12-31`)).toBeNull();
  });
});

/** The rules by month: nothing before birth; in the year of the third birthday, school begins in September. */
function careOn(age: number, asked: string, born: string) {
  if (age === 0 && asked < born) return null;
  if (age === 3 && asked < "09") return "minding";
  return CARE[age] ?? null;
}
