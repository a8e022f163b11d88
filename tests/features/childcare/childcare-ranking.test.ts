import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { NeedCriteria } from "#models/need";
import type { ProposedCare } from "#models/need-childcare";
import { CHILDCARE_CRITERIA } from "~/features/childcare/childcare-ranking";
import { type PlaceFacts, rankOf, rankOptions } from "~/features/needs/ranking";
import { CARE_AGES, CARE_MODES, CARE_RHYTHMS, ODD_HOURS } from "~/vocabulary/childcare";
import type { Language } from "~/vocabulary/languages";
import { IMPORTANCES } from "~/vocabulary/need-options";
import { WEEK_DAYS } from "~/vocabulary/proposals";
import { NBSP } from "~/vocabulary/typography";
import { valuesOf } from "~/vocabulary/words";

const TODAY = "2026-06-01";
const DAYS = ["2026-05-20", "2026-06-20", "2026-09-01", "2027-01-15"];
const COMMUNES = ["46102", "46042", "46138"];
const HOURS = ["06:30", "07:30", "08:00", "09:00"];
const ENDS = ["17:00", "18:00", "18:30", "20:00"];
const WEEK = valuesOf(WEEK_DAYS);

interface Place {
  id: number;
  proposal: ProposedCare;
  facts: PlaceFacts;
}

const one = <Value>(...values: readonly Value[]) => fc.constantFrom(...values);
const maybe = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: undefined });

const places: fc.Arbitrary<Place[]> = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 1, max: 999 }),
    proposal: fc.record({
      kind: fc.constant("childcare" as const),
      place: fc.constant("Les Lutins"),
      careServiceId: fc.constant("s"),
      mode: maybe(one(...valuesOf(CARE_MODES))),
      days: fc.subarray(WEEK),
      opensAt: maybe(one(...HOURS)),
      closesAt: maybe(one(...ENDS)),
      oddHours: maybe(fc.subarray(valuesOf(ODD_HOURS))),
      age: maybe(one(...valuesOf(CARE_AGES))),
      takesAge: maybe(fc.boolean()),
      takesOccasional: maybe(fc.boolean()),
      takesEmergencies: maybe(fc.boolean()),
      freePlaces: maybe(fc.integer({ min: 0, max: 3 })),
      freeSaidOn: one("2026-05-20", "2025-05-20"),
      isInclusive: maybe(fc.boolean()),
      communeCode: maybe(one(...COMMUNES)),
      fromOn: maybe(one(...DAYS)),
    }),
    facts: fc.record({
      today: fc.constant(TODAY),
      nearest: maybe(fc.record({ distanceKm: fc.integer({ min: 0, max: 60 }), from: fc.constant("Figeac") })),
      isNearWished: maybe(fc.boolean()),
    }),
  }),
  { selector: ({ id }) => id, minLength: 1, maxLength: 8 },
);

const criteria: fc.Arbitrary<NeedCriteria> = fc.record({
  communes: fc.subarray(COMMUNES),
  workplaceCode: maybe(one(...COMMUNES)),
  distanceMaxKm: maybe(fc.integer({ min: 1, max: 40 })),
  modes: fc.subarray(valuesOf(CARE_MODES)),
  week: fc
    .subarray(WEEK)
    .chain((days) =>
      fc.tuple(one(...HOURS), one(...ENDS)).map(([from, to]) => days.map((day) => ({ day, from, to }))),
    ),
  oddHours: fc.subarray(valuesOf(ODD_HOURS)),
  rhythm: maybe(one(...valuesOf(CARE_RHYTHMS))),
  careFromMonth: maybe(one("2026-06", "2026-09", "2027-01")),
  hasAdaptedCare: maybe(fc.boolean()),
  importances: fc.dictionary(one(...CHILDCARE_CRITERIA.map(({ key }) => key)), one(...valuesOf(IMPORTANCES))),
});

/** Ways of making one place suit better, none making it worse. */
const BETTER: readonly ((place: Place, wished: NeedCriteria) => Place)[] = [
  (place, { modes: [mode] = [] }) => (mode ? proposing(place, { mode }) : place),
  (place) => proposing(place, { days: WEEK, opensAt: "06:30", closesAt: "20:00" }),
  (place) => proposing(place, { oddHours: valuesOf(ODD_HOURS) }),
  (place) => proposing(place, { takesAge: true }),
  (place) => proposing(place, { takesOccasional: true, takesEmergencies: true }),
  (place) => proposing(place, { freePlaces: 3, freeSaidOn: "2026-05-20" }),
  (place, { communes: [communeCode] }) => (communeCode ? proposing(place, { communeCode }) : place),
  (place) => proposing(place, { isInclusive: true }),
  (place, { careFromMonth }) => (careFromMonth ? proposing(place, { fromOn: `${careFromMonth}-01` }) : place),
];

describe("places ranked for a child", () => {
  it("never lower the rank of one that suits better on one criterion", () => {
    fc.assert(
      fc.property(criteria, places, fc.nat({ max: 7 }), one(...BETTER), (wished, list, at, better) => {
        const place = at % list.length;
        const changed = list.map((one, index) => (index === place ? better(one, wished) : one));
        expect(rankIn(wished, changed, list[place]?.id)).toBeLessThanOrEqual(
          rankIn(wished, list, list[place]?.id),
        );
      }),
      { numRuns: 400 },
    );
  });

  it("come last when something essential is missing", () => {
    fc.assert(
      fc.property(criteria, places, (wished, list) => {
        const isOut = rankOptions(wished, CHILDCARE_CRITERIA, list).map(
          ({ excludedBy }) => excludedBy.length > 0,
        );
        expect(isOut).toEqual([...isOut].sort());
      }),
      { numRuns: 200 },
    );
  });

  it("say the same reasons whether adapted care is to be raised or not, in both languages", () => {
    fc.assert(
      fc.property(criteria, places, (wished, list) => {
        for (const language of ["fr", "en"] as const)
          for (const place of list) {
            const told = [true, undefined].map((hasAdaptedCare) => {
              const asked = { ...wished, hasAdaptedCare };
              const { reasons, excludedBy } = rankOf(asked, CHILDCARE_CRITERIA, place, language);
              return { reasons, excludedBy };
            });
            expect(told[0]).toEqual(told[1]);
          }
      }),
      { numRuns: 100 },
    );
  });
});

describe("the reasons of a place", () => {
  const week = [
    { day: "monday" as const, from: "07:00", to: "18:00" },
    { day: "wednesday" as const, from: "08:00", to: "18:00" },
  ];
  const care: ProposedCare = {
    kind: "childcare",
    place: "Les Lutins",
    mode: "micro-nursery",
    days: ["monday", "tuesday"],
    opensAt: "07:30",
    closesAt: "18:30",
  };

  it("tell the days and the hours it does not cover", () => {
    const { reasons, excludedBy } = rank({ week }, care);
    expect(reasons).toContain(`pas le mercredi, ouvre à 7${NBSP}h${NBSP}30`);
    expect(excludedBy).toEqual(["pas avant 7 h 30"]);
  });

  it("put aside what does not mind a child on call, and not what nobody asked", () => {
    const asked = { oddHours: ["on-call" as const] };
    expect(rank(asked, { ...care, oddHours: [] }).excludedBy).toHaveLength(1);
    expect(rank(asked, care).excludedBy).toEqual([]);
  });

  it("tell a place open on the days of the week-end that are asked from one that is not", () => {
    const sunday = [{ day: "sunday" as const, from: "08:00", to: "18:00" }];
    const asked = { week: sunday, oddHours: ["week-end" as const] };
    const open = { ...care, days: ["monday" as const, "sunday" as const], oddHours: [] };
    expect(rank(asked, open).excludedBy).toEqual([]);
    expect(rank(asked, { ...open, days: ["saturday"] }).excludedBy).toEqual(["pas le week-end"]);
  });

  it("give the day of a figure, which counts less once stale", () => {
    const fresh = rank({}, { ...care, freePlaces: 2, freeSaidOn: "2026-05-12" });
    const stale = rank({}, { ...care, freePlaces: 2, freeSaidOn: "2025-05-12" });
    expect(fresh).toMatchObject({ score: 100, reasons: `2 places libres au 12${NBSP}mai` });
    expect(stale).toMatchObject({ score: 60, reasons: `2 places libres au 12${NBSP}mai, à vérifier` });
  });

  it("say for which age places are free, and that one does not mind a child of that age", () => {
    const free = { ...care, age: "1-2" as const, freePlaces: 2, freeSaidOn: "2026-05-12" };
    expect(rank({}, free).reasons).toBe(`2 places libres pour 1 an au 12${NBSP}mai`);
    expect(rank({}, free, "en").reasons).toBe("2 free places for children 1 year old on 12 May");
    const register = { ...care, careServiceId: "s", age: "under-1" as const };
    expect(rank({}, { ...register, takesAge: true }).reasons).toBe("places pour moins d’un an à vérifier");
    const refused = { ...register, takesAge: false };
    expect(rank({}, refused)).toMatchObject({
      reasons: "pas d’accueil pour moins d’un an",
      excludedBy: ["pas d’accueil pour moins d’un an"],
    });
    expect(rank({}, refused, "en").reasons).toBe("no care for children under 1");
  });

  it("tell whether care now and then or at once is foreseen, once it is asked for and the place says so", () => {
    const said = { ...care, takesOccasional: true, takesEmergencies: false };
    expect(rank({ rhythm: "occasional" }, said)).toMatchObject({
      score: 100,
      reasons: "accueil occasionnel possible",
    });
    expect(rank({ rhythm: "emergency" }, said)).toMatchObject({ score: 0, reasons: "urgence non prévue" });
    expect(rank({ rhythm: "regular" }, said).reasons).toBe("");
    expect(rank({ rhythm: "occasional" }, care).reasons).toBe("");
  });

  it("name the stop of a travelling service near home, with its days", () => {
    const stops = [{ communeCode: "46042", communeName: "Catus", days: ["tuesday" as const] }];
    const { reasons } = rank({ communes: ["46042"] }, { ...care, communeCode: "46102", stops });
    expect(reasons).toBe("s’arrête à Catus (mardi)");
  });

  it("count an inclusive place more for whom it matters", () => {
    const inclusive = { ...care, isInclusive: true };
    const asked = { hasAdaptedCare: true, modes: ["nursery" as const] };
    expect(rank(asked, inclusive).score).toBeGreaterThan(rank(asked, care).score ?? 0);
    expect(rank({ modes: asked.modes }, inclusive).score).toBe(rank({ modes: asked.modes }, care).score);
  });

  function rank(wished: Partial<NeedCriteria>, proposal: ProposedCare, language?: Language) {
    const place = { proposal, facts: { today: TODAY } };
    return rankOf({ communes: [], ...wished }, CHILDCARE_CRITERIA, place, language);
  }
});

function proposing(place: Place, better: Partial<ProposedCare>): Place {
  return { ...place, proposal: { ...place.proposal, ...better } };
}

function rankIn(wished: NeedCriteria, list: readonly Place[], id: number | undefined): number {
  return rankOptions(wished, CHILDCARE_CRITERIA, list).findIndex(({ option }) => option.id === id);
}
