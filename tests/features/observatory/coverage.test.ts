import { describe, expect, it } from "vitest";
import { type CoverageFigure, coverageOf } from "~/features/observatory/coverage";
import type { CareMeasure } from "~/vocabulary/observatory";
import { NBSP, NNBSP } from "~/vocabulary/typography";

type Typed = [measure: CareMeasure, value: number, year: number];

const LOT = { territoryCode: "46", territoryName: "Lot", source: "Conseil des territoires" };
const NONE = "aucun taux n’en est déduit";

/** What is known of the Lot, then the rates it allows and what the reason given says. */
const CASES: readonly [name: string, known: Typed[], rates: [year: number, value: number][], why?: string][] =
  [
    ["nothing known", [], []],
    ["childminders alone", [["childminders", 518, 2024]], []],
    [
      "places given for children under 6",
      [
        ["childminder-places", 1908, 2024],
        ["service-places", 734, 2024],
      ],
      [],
      `Les 1${NNBSP}908 places d’assistantes maternelles et les 734 places de structures sont données pour les moins de 6 ans${NBSP}: sans nombre d’enfants de moins de 3 ans, ${NONE}.`,
    ],
    [
      "places under 6 and children under 3 of the same year",
      [
        ["places-under-6", 2642, 2024],
        ["children-under-3", 3900, 2024],
      ],
      [],
      `Les 2${NNBSP}642 places en tout sont données pour les moins de 6 ans${NBSP}: les rapporter aux 3${NNBSP}900 enfants`,
    ],
    [
      "places under 3 without children",
      [["places-under-3", 900, 2024]],
      [],
      `Les 900 places pour les moins de 3 ans (2024)`,
    ],
    [
      "children under 3 without places",
      [["children-under-3", 3900, 2024]],
      [],
      `Les 3${NNBSP}900 enfants de moins de 3 ans (2024)`,
    ],
    [
      "no child at all",
      [
        ["places-under-3", 900, 2024],
        ["children-under-3", 0, 2024],
      ],
      [],
      NONE,
    ],
    [
      "places and children of two different years",
      [
        ["places-under-3", 900, 2024],
        ["children-under-3", 3900, 2023],
      ],
      [],
      `sont de 2024, les enfants de moins de 3 ans de 2023${NBSP}: deux années différentes ne se divisent pas`,
    ],
    [
      "places and children of the same year, with other years around",
      [
        ["places-under-3", 2000, 2022],
        ["children-under-3", 4000, 2022],
        ["places-under-3", 2642, 2023],
        ["children-under-3", 3900, 2023],
        ["children-under-3", 3800, 2024],
      ],
      [[2023, 67.7]],
    ],
    [
      "a published rate beside places under 6",
      [
        ["coverage", 71, 2020],
        ["coverage", 68.5, 2023],
        ["service-places", 734, 2024],
      ],
      [[2023, 68.5]],
      "Les 734 places de structures sont données pour les moins de 6 ans",
    ],
  ];

describe("a coverage rate", () => {
  it.each(CASES)("is worked out, or not, from %s", (_name, known, rates, why) => {
    const coverage = coverageOf(figures(known));
    expect(coverage.rates.map(({ year, value }) => [year, value])).toEqual(rates);
    if (why) expect(coverage.reasons[0]?.why).toContain(why);
    else expect(coverage.reasons).toEqual([]);
  });

  it("never divides the places of a territory by the children of another", () => {
    const children = { ...LOT, territoryCode: "200023737", territoryName: "Grand Cahors" };
    const { rates, reasons } = coverageOf([
      ...figures([["places-under-3", 900, 2024]]),
      { measure: "children-under-3", value: 1200, year: 2024, ...children },
    ]);
    expect([rates, reasons.map(({ territoryName }) => territoryName)]).toEqual([[], ["Lot", "Grand Cahors"]]);
  });

  it("names the source of its places and that of its children", () => {
    const [places, children] = figures([
      ["places-under-3", 900, 2024],
      ["children-under-3", 3600, 2024],
    ]);
    const { rates } = coverageOf([
      { ...places, source: "Caf" },
      { ...children, source: "Insee" },
    ] as CoverageFigure[]);
    expect(rates).toMatchObject([
      { value: 25, of: { places: 900, children: 3600 }, sources: ["Caf", "Insee"] },
    ]);
  });
});

function figures(typed: readonly Typed[]): CoverageFigure[] {
  return typed.map(([measure, value, year]) => ({ measure, value, year, ...LOT }));
}
