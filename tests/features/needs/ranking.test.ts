import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { NeedCriteria } from "#models/need";
import type { ProposedHome } from "#models/need-housing";
import { HOUSING_CRITERIA } from "~/features/housing/housing-ranking";
import { type PlaceFacts, rankOf, rankOptions } from "~/features/needs/ranking";
import { IMPORTANCES } from "~/vocabulary/need-options";
import { TENURES } from "~/vocabulary/needs";
import { valuesOf } from "~/vocabulary/words";

const DAYS = ["2026-06-01", "2026-06-20", "2026-09-01", "2027-01-15"];
const COMMUNES = ["46102", "46042", "46138"];

interface Home {
  id: number;
  proposal: ProposedHome;
  facts: PlaceFacts;
}

const one = <Value>(...values: readonly Value[]) => fc.constantFrom(...values);
const maybe = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: undefined });

const homes: fc.Arbitrary<Home[]> = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 1, max: 999 }),
    proposal: fc.record({
      place: fc.constant("Figeac"),
      communeCode: maybe(one(...COMMUNES)),
      tenure: maybe(one(...valuesOf(TENURES))),
      rent: maybe(fc.integer({ min: 200, max: 1200 })),
      rooms: maybe(fc.integer({ min: 1, max: 6 })),
      fromOn: maybe(one(...DAYS)),
      isFurnished: maybe(fc.boolean()),
      takesPets: maybe(fc.boolean()),
      isAccessible: maybe(fc.boolean()),
    }),
    facts: fc.record({
      distanceKm: maybe(fc.integer({ min: 0, max: 90 })),
      isNearWished: maybe(fc.boolean()),
    }),
  }),
  { selector: ({ id }) => id, minLength: 1, maxLength: 9 },
);

const criteria: fc.Arbitrary<NeedCriteria> = fc.record({
  communes: fc.subarray(COMMUNES),
  tenure: maybe(one(...valuesOf(TENURES))),
  budgetMax: maybe(fc.integer({ min: 300, max: 1000 })),
  rooms: maybe(fc.integer({ min: 1, max: 5 })),
  fromOn: maybe(one(...DAYS)),
  isFurnished: maybe(fc.boolean()),
  hasPets: maybe(fc.boolean()),
  isAccessible: maybe(fc.boolean()),
  workplaceCode: maybe(one(...COMMUNES)),
  distanceMaxKm: maybe(fc.integer({ min: 1, max: 60 })),
  importances: fc.dictionary(one(...HOUSING_CRITERIA.map(({ key }) => key)), one(...valuesOf(IMPORTANCES))),
});

/** Ways of making one home suit better, none making it worse. */
const BETTER: readonly ((home: Home, wished: NeedCriteria) => Home)[] = [
  (home, { rooms = 1 }) => proposing(home, { rooms: Math.max(rooms, home.proposal.rooms ?? 0) }),
  // To whoever buys, an amount so low may tell that it is to let.
  (home, { tenure, budgetMax }) =>
    tenure === "buy" && home.proposal.tenure === undefined
      ? home
      : proposing(home, { rent: Math.min(budgetMax ?? 1200, (home.proposal.rent ?? 1200) - 50) }),
  (home, { tenure }) => proposing(home, { tenure }),
  (home, { communes: [communeCode] }) => (communeCode ? proposing(home, { communeCode }) : home),
  (home, { fromOn }) => proposing(home, { fromOn: fromOn ?? home.proposal.fromOn }),
  (home) => proposing(home, { isFurnished: true }),
  (home) => proposing(home, { takesPets: true }),
  (home) => proposing(home, { isAccessible: true }),
  (home) => ({ ...home, facts: { ...home.facts, distanceKm: 0 } }),
  ({ facts: { distanceKm = 0, ...facts }, ...home }) => ({
    ...home,
    facts: { ...facts, ...(distanceKm > 0 ? { distanceKm: distanceKm - 1 } : {}) },
  }),
];

describe("homes ranked for a household", () => {
  it("never lower the rank of one that suits better on one criterion", () => {
    const someHome = fc.nat({ max: 8 });
    const someWay = one(...BETTER.slice(0, -1));
    fc.assert(
      fc.property(criteria, homes, someHome, someWay, (wished, list, at, better) => {
        const place = at % list.length;
        const changed = list.map((home, index) => (index === place ? better(home, wished) : home));
        expect(rankIn(wished, changed, list[place]?.id)).toBeLessThanOrEqual(
          rankIn(wished, list, list[place]?.id),
        );
      }),
      { numRuns: 400 },
    );
  });

  it("never lower a score because it is a kilometre nearer", () => {
    const nearer = BETTER.at(-1) ?? ((home) => home);
    fc.assert(
      fc.property(criteria, homes, (wished, [home]) => {
        fc.pre((home?.facts.distanceKm ?? 0) > 1);
        if (home) expect(scoreOf(wished, nearer(home, wished))).toBeGreaterThanOrEqual(scoreOf(wished, home));
      }),
    );
  });

  it("come in the same order, but for ties, in whatever order they are given", () => {
    fc.assert(
      fc.property(criteria, homes, (wished, list) => {
        const placesOf = (given: readonly Home[]) =>
          ranked(wished, given).map(({ score, excludedBy }) => [excludedBy.length > 0, score]);
        expect(placesOf([...list].reverse())).toEqual(placesOf(list));
      }),
    );
  });

  it("have a score from 0 to 100, and those put aside come last", () => {
    fc.assert(
      fc.property(criteria, homes, (wished, list) => {
        const all = ranked(wished, list);
        const aside = all.map(({ excludedBy }) => excludedBy.length > 0);
        expect(aside).toEqual([...aside].sort());
        for (const { score = 0 } of all) expect(score >= 0 && score <= 100).toBe(true);
      }),
    );
  });
});

describe("the reasons of a home", () => {
  const wished: NeedCriteria = {
    communes: ["46102"],
    tenure: "rent",
    rooms: 3,
    budgetMax: 650,
    workplaceCode: "46102",
  };
  const home: ProposedHome = {
    place: "Figeac",
    communeCode: "46102",
    communeName: "Figeac",
    tenure: "rent",
    rooms: 3,
    rent: 610,
  };

  it("say each criterion asked for, then what is not known", () => {
    expect(reasons(wished, home)).toBe(
      "3 pièces, 610 € sur 650 €, à Figeac comme souhaité ; distance inconnue",
    );
  });

  it("say by how much it misses what is asked for", () => {
    const wide = { ...wished, fromOn: "2026-06-01", distanceMaxKm: 10, isFurnished: true };
    const far = { ...home, communeCode: "46335", communeName: "Le Vigan", rooms: 2, rent: 700 };
    const late = { ...far, fromOn: "2026-06-15", isFurnished: false };
    expect(reasons(wide, late, { distanceKm: 12 })).toBe(
      "2 pièces sur 3 souhaitées, 700 €, 50 € de trop, au Vigan, ailleurs que souhaité, à 12 km à vol d’oiseau, pour 10 au plus, libre le 15 juin, 14 jours trop tard, non meublé",
    );
  });

  it("put aside what refuses an animal or has steps, not what does not say", () => {
    const asked = { ...wished, hasPets: true, isAccessible: true };
    expect(rankOf(asked, HOUSING_CRITERIA, { proposal: home }).excludedBy).toEqual([]);
    const refused = { ...home, takesPets: false, isAccessible: false };
    expect(rankOf(asked, HOUSING_CRITERIA, { proposal: refused }).excludedBy).toEqual([
      "animaux refusés",
      "avec des marches",
    ]);
  });

  it("put aside what is for sale when one rents", () => {
    const sold = { ...home, tenure: "buy" as const, rent: undefined };
    expect(rankOf(wished, HOUSING_CRITERIA, { proposal: sold }).excludedBy).toEqual([
      "à vendre",
      "prix inconnu",
    ]);
  });

  it("tell a rent from a price when nobody said which, and compare neither with the other", () => {
    const { tenure: _untold, ...untold } = home;
    const buyer = { ...wished, tenure: "buy" as const, budgetMax: 210_000 };
    const asideFor = (asked: NeedCriteria, rent: number) =>
      rankOf(asked, HOUSING_CRITERIA, { proposal: { ...untold, rent } }).excludedBy.map((words) =>
        words.replace(/\s/g, " "),
      );
    expect(asideFor(buyer, 700)).toEqual(["à louer", "700 € par mois"]);
    expect(asideFor(wished, 195_000)).toEqual(["à vendre", "195 000 €"]);
    expect([asideFor(buyer, 195_000), asideFor(wished, 610)]).toEqual([[], []]);
  });

  it("say that there are more rooms than wished for", () => {
    expect(reasons({ communes: [], rooms: 3 }, { ...home, rooms: 4 })).toBe("4 pièces pour 3 souhaitées");
  });

  it("prefer the intercommunalité of a commune wished for to elsewhere", () => {
    const away = { ...home, communeCode: "46138", communeName: "Gourdon" };
    const [near, far] = [true, false].map((isNearWished) => ({
      id: 1,
      proposal: away,
      facts: { isNearWished },
    }));
    if (near && far) expect(scoreOf(wished, near)).toBeGreaterThan(scoreOf(wished, far));
    expect.assertions(1);
  });
});

function proposing(home: Home, change: Partial<ProposedHome>): Home {
  return { ...home, proposal: { ...home.proposal, ...change } };
}

function ranked(wished: NeedCriteria, list: readonly Home[]) {
  return rankOptions(wished, HOUSING_CRITERIA, list);
}

function rankIn(wished: NeedCriteria, list: readonly Home[], id: number | undefined): number {
  return ranked(wished, list).findIndex(({ option }) => option.id === id);
}

function scoreOf(wished: NeedCriteria, home: Home): number {
  return rankOf(wished, HOUSING_CRITERIA, home).score ?? 0;
}

/** With plain spaces, as one reads. */
function reasons(wished: NeedCriteria, proposal: ProposedHome, facts: PlaceFacts = {}): string {
  return rankOf(wished, HOUSING_CRITERIA, { proposal, facts }).reasons.replace(/\s/g, " ");
}
