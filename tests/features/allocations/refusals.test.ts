import { expect, it } from "vitest";
import { type Chance, chanceFrom } from "#tests/bench/random";
import { addDays } from "~/core/days";
import type {
  AllocationFacts,
  AskedPlacement,
  BedFact,
  PlaceFact,
} from "~/features/allocations/allocation-facts";
import type { HardReason, ProblemIntern } from "~/features/allocations/allocation-problem";
import { buildProblem } from "~/features/allocations/problem-building";
import { reasonWords } from "~/features/allocations/reason-words";
import { reasonsFor } from "~/features/allocations/reasons";
import { DEFAULT_WEIGHTS } from "~/vocabulary/allocations";

const SEMESTER = { startsOn: "2026-11-02", endsOn: "2026-11-12" };
const HINDRANCES = ["semester", "agreement", "absent", "retired", "unsupervised", "room"] as const;
const SEEDS = 300;

it("gives a true reason for every place and every bed that somebody cannot have, and none for the others", () => {
  const seen = new Set<string>();
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const facts = factsBy(chanceFrom(seed));
    const { interns } = buildProblem(facts, { weights: DEFAULT_WEIGHTS });
    for (const [index, asked] of facts.placements.entries()) {
      const intern = interns[index];
      if (!intern) throw new Error(`no intern ${index}`);
      for (const [place, fact] of facts.places.entries()) {
        const why = whyNot(facts, asked, fact);
        expect([intern.allowed.includes(place), intern.refused?.[place]]).toEqual([!why, why]);
        seen.add(`${why}`);
      }
      expect(intern, `instance ${seed}`).toMatchObject(bedsBy(facts, asked));
      for (const why of Object.keys(intern.refusedBeds ?? {})) seen.add(`bed ${why}`);
    }
  }
  const beds = ["bed agreement", "bed booked", "bed days"];
  expect([...seen].sort()).toEqual(["held", "level", "no-level", "undefined", ...HINDRANCES, ...beds].sort());
});

it.each<[string, Partial<AllocationFacts>, Partial<AskedPlacement>]>([
  ["Aucun terrain de stage n’accueille d’interne ce semestre.", {}, {}],
  [
    "Aucun niveau n’est demandé pour cette personne : dites lequel, puis recalculez.",
    { places: [place("a", {})] },
    { levels: [] },
  ],
  [
    "Aucun terrain de stage ne peut lui être donné : 2 ne sont pas du niveau demandé, 1 n’a pas d’agrément sur ce semestre et 1 n’a pas de cabinet libre.",
    {
      places: [
        place("a", { level: "saspas" }),
        place("b", { level: "saspas" }),
        place("c", { open: 0, hindrance: "agreement" }),
        place("d", { open: 0, hindrance: "room" }),
      ],
    },
    {},
  ],
  [
    "1ᵉʳ vœu, un terrain : rien n’y est proposé ce semestre.",
    { places: [place("a", { open: 0, hindrance: "semester" })] },
    { wishes: [{ placeId: "a" }] },
  ],
  [
    "1ᵉʳ vœu, un terrain : des internes qui ne sont pas de cette liste y ont les places.",
    { places: [place("a", { holders: ["x"] })] },
    { wishes: [{ placeId: "a" }] },
  ],
])("says « %s » to who has no place", (words, facts, asked) => {
  expect(saidOf(facts, asked)).toContain(words);
});

it.each<[string, BedFact[]]>([
  ["Aucun hébergement n’a de lit ouvert sur ces dates.", []],
  [
    "Aucun lit n’est libre à toutes les dates demandées : 2 sont à d’autres à ces dates, 1 a sa convention qui s’arrête avant et 1 n’est libre que sur les dates du semestre, pas sur toutes celles demandées.",
    [
      bed("a", [stay("x", "2026-11-01", "2026-11-20")]),
      bed("b", [stay("x", "2026-11-03", "2026-11-04")]),
      bed("c", [stay("", "2026-11-10", "9999-12-31")]),
      bed("d", [stay("x", "2026-10-01", "2026-11-02")]),
    ],
  ],
])("says « %s » to who has no bed", (words, beds) => {
  const facts = { places: [place("a", {})], beds };
  const asked = { bed: { isNeeded: true, fromOn: "2026-11-01" } };

  expect(saidOf(facts, asked)).toContain(words);
});

/** What is said to the only intern of a semester, who is given the first place they may have and no bed. */
function saidOf(values: Partial<AllocationFacts>, asked: Partial<AskedPlacement>): string[] {
  const problem = buildProblem(
    { ...factsOf([askedBy("a", asked)]), ...values },
    { weights: DEFAULT_WEIGHTS },
  );
  const [given] = problem.interns[0]?.allowed ?? [];
  const assignment = [given === undefined ? {} : { place: given }];
  const words = reasonWords(reasonsFor(problem, assignment, 0), () => "un terrain");
  return words.map((sentence) => sentence.replaceAll("\u00A0", " "));
}

/** The same rule, told otherwise: one condition for each reason. */
function whyNot({ placements }: AllocationFacts, { levels }: AskedPlacement, fact: PlaceFact) {
  const ours = placements.map(({ candidateId }) => candidateId);
  const strangers = fact.holders.filter((holder) => !ours.includes(holder));
  const conditions: [HardReason | undefined, boolean][] = [
    ["no-level", levels.length === 0],
    ["level", !levels.includes(fact.level)],
    [fact.hindrance, fact.open === 0],
    ["held", strangers.length >= fact.open],
  ];
  return conditions.find(([, holds]) => holds)?.[0];
}

/** The beds by their nights, one by one. */
function bedsBy(facts: AllocationFacts, asked: AskedPlacement): Partial<ProblemIntern> {
  if (!asked.bed.isNeeded) return { beds: [] };
  const sleepers = facts.placements.filter((one) => one.bed.isNeeded).map((one) => one.candidateId);
  const takenOver = ({ bookings }: BedFact, fromOn: string, toOn: string): string[] =>
    nights(fromOn, toOn).flatMap((night) =>
      bookings
        .filter((one) => one.fromOn <= night && night < one.toOn && !sleepers.includes(one.candidateId))
        .map(({ candidateId }) => candidateId),
    );
  const whys = facts.beds.map((fact) => {
    const { fromOn = SEMESTER.startsOn, toOn = SEMESTER.endsOn } = asked.bed;
    const taken = takenOver(fact, fromOn, toOn);
    if (taken.length === 0) return "free";
    if (takenOver(fact, SEMESTER.startsOn, SEMESTER.endsOn).length === 0) return "days";
    return taken.some(Boolean) ? "booked" : "agreement";
  });
  const count = (why: string): object => {
    const found = whys.filter((one) => one === why).length;
    return found > 0 ? { [why]: found } : {};
  };
  return {
    beds: whys.flatMap((why, index) => (why === "free" ? [index] : [])),
    refusedBeds: { ...count("booked"), ...count("agreement"), ...count("days") },
  };
}

function nights(fromOn: string, toOn: string): string[] {
  const found: string[] = [];
  for (let night = fromOn; night < toOn; night = addDays(night, 1)) found.push(night);
  return found;
}

function factsBy(chance: Chance): AllocationFacts {
  const levels = ["level-1", "saspas"];
  const day = (): string => addDays("2026-10-30", chance.below(18));
  const some = <Item>(list: readonly Item[], share: number): Item[] =>
    list.filter(() => chance.percent(share));
  const people = ["c-a", "c-b", "stranger", "other"];
  const booking = () => {
    const fromOn = day();
    return stay(chance.pick([...people, ""]), fromOn, addDays(fromOn, 1 + chance.below(6)));
  };
  const isHindered = () => chance.percent(50);
  const placements = ["a", "b"].map((id) =>
    askedBy(id, {
      levels: some(levels, 60),
      bed: {
        isNeeded: chance.percent(70),
        ...(chance.percent(50) ? { fromOn: addDays("2026-10-30", chance.below(5)) } : {}),
        ...(chance.percent(50) ? { toOn: addDays("2026-11-11", chance.below(5)) } : {}),
      },
    }),
  );
  return {
    ...factsOf(placements),
    places: ["p", "q", "r"].map((id) =>
      place(id, {
        ...{ level: chance.pick(levels), holders: some(people, 30) },
        ...(isHindered() ? { open: 0, hindrance: chance.pick(HINDRANCES) } : { open: 1 + chance.below(2) }),
      }),
    ),
    beds: ["one", "two", "three"].map((id) => bed(id, chance.percent(40) ? [] : [booking(), booking()])),
  };
}

function factsOf(placements: AskedPlacement[]): AllocationFacts {
  return { semester: SEMESTER, placements, places: [], beds: [], known: new Map(), points: new Map() };
}

function askedBy(id: string, values: Partial<AskedPlacement>): AskedPlacement {
  return {
    ...{ _id: id, candidateId: `c-${id}`, levels: ["level-1"], wishes: [], companions: [] },
    ...{ bed: { isNeeded: false }, knownPlaceIds: [], ...values },
  };
}

function place(id: string, values: Partial<PlaceFact>): PlaceFact {
  return {
    ...{ id, level: "level-1", communeCode: "46102", needsCar: false, hasOnCall: false },
    ...{ open: 1, holders: [], ...values },
  };
}

function bed(id: string, bookings: BedFact["bookings"]): BedFact {
  return { id, lodgingId: "house", communeCode: "46102", bookings };
}

function stay(candidateId: string, fromOn: string, toOn: string): BedFact["bookings"][number] {
  return { candidateId, fromOn, toOn };
}
