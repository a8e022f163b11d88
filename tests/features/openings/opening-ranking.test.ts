import fc from "fast-check";
import { expect, it } from "vitest";
import { communesOf } from "~/features/candidates/project-fields";
import { type RankedFrom, rankOpenings, type Wishes } from "~/features/openings/opening-ranking";
import { EXERCISE_MODES } from "~/vocabulary/exercise";
import { OPENING_STATES } from "~/vocabulary/openings";
import { valuesOf } from "~/vocabulary/words";
import { ZONES, type Zone } from "~/vocabulary/zoning";

const TODAY = "2026-05-12";
const EPCIS = ["200067361", "200023737"];
const COMMUNES = ["46102", "46042", "46138"];
const SPECIALTIES = ["Médecine générale", "Gériatrie"];
const DAYS = ["2026-02-01", "2026-06-01", "2026-11-02"];

const one = <Value>(...values: Value[]) => fc.constantFrom(...values);
const maybe = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: undefined });

const openings: fc.Arbitrary<RankedFrom[]> = fc
  .uniqueArray(
    fc.record({
      _id: fc.integer({ min: 1, max: 999 }).map((number) => `o${number}`),
      state: one(...valuesOf(OPENING_STATES)),
      kind: one(...valuesOf(EXERCISE_MODES)),
      specialty: maybe(one(...SPECIALTIES)),
      communeCode: one(...COMMUNES),
      communeName: fc.constant("Figeac"),
      epciCode: maybe(one(...EPCIS)),
      fromOn: maybe(one(...DAYS)),
      toOn: fc.constant(undefined),
      lastCheckedOn: one(...DAYS),
      zone: maybe(one(...valuesOf(ZONES))),
    }),
    { selector: ({ _id }) => _id, maxLength: 8 },
  )
  .map((list) => list as RankedFrom[]);

const wishes: fc.Arbitrary<Wishes> = fc
  .record({
    exerciseModes: fc.subarray(valuesOf(EXERCISE_MODES)),
    specialty: maybe(one(...SPECIALTIES)),
    territories: fc.subarray(EPCIS),
    commune: maybe(fc.record({ code: one(...COMMUNES), name: fc.constant("Figeac") })),
    otherCommunes: fc.array(fc.record({ code: one(...COMMUNES), name: fc.constant("Gourdon") }), {
      maxLength: 2,
    }),
    fromOn: maybe(one(...DAYS)),
  })
  .map((wish) => wish as Wishes);

const idsOf = (wish: Wishes, list: readonly RankedFrom[]) =>
  rankOpenings(wish, list, TODAY).map(({ opening }) => opening._id);

/** Ways of making one opening suit somebody better, none making it worse. */
const BETTER: readonly ((opening: RankedFrom, wish: Wishes) => RankedFrom)[] = [
  (opening, { exerciseModes: [kind] = [] }) => (kind ? { ...opening, kind } : opening),
  (opening, { specialty }) => (specialty ? { ...opening, specialty } : opening),
  (opening, { territories: [epciCode] }) => (epciCode ? { ...opening, epciCode } : opening),
  (opening, wish) => ({ ...opening, communeCode: communesOf(wish)[0]?.code ?? opening.communeCode }),
  (opening) => ({ ...opening, zone: "zip" }),
  (opening, { fromOn }) => (fromOn ? { ...opening, fromOn: "2026-02-01" } : opening),
  (opening) => ({ ...opening, lastCheckedOn: TODAY }),
];

it("never lowers the rank of an opening that suits better", () => {
  fc.assert(
    fc.property(wishes, openings, fc.nat(), one(...BETTER), (wish, list, at, better) => {
      const ranked = idsOf(wish, list);
      const chosen = list.find(({ _id }) => _id === ranked[at % Math.max(ranked.length, 1)]);
      if (!chosen) return;
      const after = idsOf(
        wish,
        list.map((opening) => (opening === chosen ? better(opening, wish) : opening)),
      );
      expect(after.indexOf(chosen._id)).toBeLessThanOrEqual(ranked.indexOf(chosen._id));
      expect(after).toHaveLength(ranked.length);
    }),
    { numRuns: 300 },
  );
});

it("does not depend on the order in which openings come", () => {
  fc.assert(
    fc.property(wishes, openings, (wish, list) => {
      expect(idsOf(wish, [...list].reverse())).toEqual(idsOf(wish, list));
    }),
    { numRuns: 200 },
  );
});

it("leaves out what is filled, withdrawn or of another specialty, whatever else it offers, and nothing more", () => {
  fc.assert(
    fc.property(wishes, openings, (wish, list) => {
      const kept = list.filter(
        ({ state, specialty }) =>
          state === "open" && (!wish.specialty || !specialty || wish.specialty === specialty),
      );
      expect(idsOf(wish, list).sort()).toEqual(kept.map(({ _id }) => _id).sort());
    }),
    { numRuns: 200 },
  );
});

it("tells why, the weightiest reason first", () => {
  const opening = place({ fromOn: "2026-06-01", zone: "zip", epciCode: EPCIS[0] });
  const wish = { exerciseModes: ["private" as const], territories: EPCIS, fromOn: "2026-11-02" };
  expect(reasonsOf(wish, opening)).toEqual([
    "libéral, comme souhaité",
    "à Figeac, intercommunalité souhaitée",
    "zone d’intervention prioritaire (ZIP)",
    "libre à la date souhaitée",
    "vérifiée récemment",
    "spécialité non précisée",
  ]);
});

it("says what it does not know, and what does not fit", () => {
  const late = place({ fromOn: "2026-11-02", lastCheckedOn: "2026-02-01" });
  expect(
    reasonsOf({ exerciseModes: ["salaried"], territories: [], fromOn: "2026-06-01" }, late).map((reason) =>
      reason.replace(/\s/g, " "),
    ),
  ).toEqual([
    "libéral, autre que souhaité",
    "spécialité non précisée",
    "à Figeac",
    "zone inconnue",
    "à partir du 2 novembre 2026, après la date souhaitée",
  ]);
  expect(reasonsOf({ territories: [] }, place({}))).toContain("date inconnue");
});

it("weighs every commune wished for, the first one more, and says which it is", () => {
  const wish: Wishes = {
    territories: [],
    commune: { code: "46102", name: "Figeac" },
    otherCommunes: [{ code: "46042", name: "Cahors" }],
  };
  const elsewhere = place({ _id: "a", communeCode: "46138", communeName: "Gourdon" });
  const other = place({ _id: "b", communeCode: "46042", communeName: "Cahors" });
  const first = place({ _id: "c" });
  expect(idsOf(wish, [elsewhere, other, first])).toEqual(["c", "b", "a"]);
  expect(reasonsOf(wish, first)).toContain("à Figeac, commune souhaitée");
  expect(reasonsOf(wish, other)).toContain("à Cahors, autre commune souhaitée");
  expect(reasonsOf(wish, elsewhere)).toContain("à Gourdon");
});

it.each<[Zone, Zone]>([
  ["zip", "zac"],
  ["zac", "none"],
])("puts the zone %s before %s when the rest is the same", (first, second) => {
  const list = [place({ _id: "a", zone: second }), place({ _id: "b", zone: first })];
  expect(idsOf({ territories: [] }, list)).toEqual(["b", "a"]);
});

function place(values: Partial<RankedFrom>): RankedFrom {
  return {
    _id: "a",
    state: "open",
    kind: "private",
    communeCode: "46102",
    communeName: "Figeac",
    lastCheckedOn: TODAY,
    ...values,
  };
}

function reasonsOf(wish: Wishes, opening: RankedFrom): string[] {
  return rankOpenings(wish, [opening], TODAY)[0]?.reasons ?? [];
}
