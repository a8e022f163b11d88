import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { NeedCriteria } from "#models/need";
import type { ProposedPost } from "#models/need-work";
import { type PlaceFacts, rankOf, rankOptions } from "~/features/needs/ranking";
import { WORK_CRITERIA } from "~/features/spouse-work/work-ranking";
import { IMPORTANCES } from "~/vocabulary/need-options";
import { valuesOf } from "~/vocabulary/words";
import { CONTRACTS, TELEWORK, WORKING_TIMES } from "~/vocabulary/work";

const DAYS = ["2026-06-01", "2026-06-20", "2026-09-01", "2027-01-15"];
const COMMUNES = ["46102", "46042", "46138"];
const CODES = ["F1106", "F1107", "M1805", "K1104"];
const POSTS = ["Ingénieure structure", "Dessinateur structure béton", "Secrétaire médicale", "DRH"];

interface Post {
  id: number;
  proposal: ProposedPost;
  facts: PlaceFacts;
}

const one = <Value>(...values: readonly Value[]) => fc.constantFrom(...values);
const maybe = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: undefined });

const posts: fc.Arbitrary<Post[]> = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 1, max: 999 }),
    proposal: fc.record({
      kind: fc.constant("spouse-work" as const),
      post: one(...POSTS),
      romeCode: maybe(one(...CODES)),
      communeCode: maybe(one(...COMMUNES)),
      contract: maybe(one(...valuesOf(CONTRACTS))),
      workingTime: maybe(one(...valuesOf(WORKING_TIMES))),
      telework: maybe(one(...valuesOf(TELEWORK))),
      wage: maybe(fc.integer({ min: 900, max: 5000 })),
      fromOn: maybe(one(...DAYS)),
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
  occupation: maybe(one("Ingénieur structure", "Assistante")),
  romeCode: maybe(one(...CODES)),
  wageMin: maybe(fc.integer({ min: 1200, max: 4000 })),
  workingTime: maybe(one(...valuesOf(WORKING_TIMES))),
  telework: maybe(one(...valuesOf(TELEWORK))),
  distanceMaxKm: maybe(fc.integer({ min: 1, max: 60 })),
  fromOn: maybe(one(...DAYS)),
  importances: fc.dictionary(one(...WORK_CRITERIA.map(({ key }) => key)), one(...valuesOf(IMPORTANCES))),
});

/** Ways of making one post suit better, none making it worse. */
const BETTER: readonly ((post: Post, wished: NeedCriteria) => Post)[] = [
  (post, { romeCode }) => proposing(post, romeCode ? { romeCode } : {}),
  (post, { wageMin }) => proposing(post, { wage: Math.max(wageMin ?? 0, (post.proposal.wage ?? 0) + 100) }),
  (post, { workingTime }) => proposing(post, workingTime ? { workingTime } : {}),
  (post, { telework }) => proposing(post, telework && post.proposal.telework !== "full" ? { telework } : {}),
  (post, { communes: [communeCode] }) => proposing(post, communeCode ? { communeCode } : {}),
  (post, { fromOn }) => proposing(post, fromOn ? { fromOn } : {}),
  (post) => (post.facts.distanceKm ? { ...post, facts: { ...post.facts, distanceKm: 0 } } : post),
];

describe("posts ranked for whoever looks for work", () => {
  it("never lower the rank of one that suits better on one criterion", () => {
    fc.assert(
      fc.property(criteria, posts, fc.nat({ max: 8 }), one(...BETTER), (wished, list, at, better) => {
        const place = at % list.length;
        const changed = list.map((post, index) => (index === place ? better(post, wished) : post));
        const id = list[place]?.id;
        expect(rankIn(wished, changed, id)).toBeLessThanOrEqual(rankIn(wished, list, id));
      }),
      { numRuns: 400 },
    );
  });

  it("never count a trade nearer the one looked for for less", () => {
    const fits = [
      { romeCode: "F1106", post: "Ingénieur béton" },
      { romeCode: "F1107", post: "Ingénieur béton" },
      { post: "Ingénieure structure bois" },
      { post: "Ingénieur béton" },
      { romeCode: "M1805", post: "Secrétaire" },
    ].map((post) => rankFor({ occupation: "Ingénieur structure", romeCode: "F1106" }, post).score);
    expect(fits).toEqual([100, 60, 50, 40, 0]);
  });
});

it("says why a post suits, then what is not known of it", () => {
  const wished = {
    ...{ occupation: "Ingénieure structure", romeCode: "F1106", wageMin: 2300, telework: "some" as const },
    ...{ communes: ["46102"], workingTime: "full" as const },
  };
  const post = {
    ...{ post: "Ingénieur·e structure", romeCode: "F1106", wage: 2400, workingTime: "full" as const },
    ...{ communeCode: "46138", communeName: "Le Vigan" },
  };
  expect(rankFor(wished, post, { distanceKm: 12 }).reasons.replaceAll(/\s/g, " ")).toBe(
    "ingénieur·e structure comme recherché, 2 400 € brut sur 2 300 €, temps plein, au Vigan, à 12 km à vol d’oiseau ; télétravail inconnu",
  );
});

it("says what puts a post aside, and never asks about the contract", () => {
  const wished = { wageMin: 2400, importances: { wageMin: "must" as const } };
  const ranked = rankFor(wished, { post: "DRH", wage: 2000, contract: "fixed-term" });
  expect(ranked.excludedBy.map((words) => words.replace(/\s/g, " "))).toEqual([
    "2 000 € brut, 400 € sous le plancher",
  ]);
  expect(ranked.reasons).not.toMatch(/CDD|contrat/);
});

it("never says as looked for a trade that only shares its words", () => {
  const post = { post: "Ingénieur structure" };
  expect(rankFor({ occupation: "Ingénieur structure" }, post)).toMatchObject({
    score: 50,
    reasons: "ingénieur structure, proche de ce qui est recherché",
  });
});

it("takes a post done from home for near enough, wherever it is", () => {
  const far = { post: "DRH", communeCode: "75056", communeName: "Paris", telework: "full" as const };
  expect(rankFor({ communes: ["46102"] }, far, { distanceKm: 460 }).score).toBe(100);
  expect(rankFor({ communes: ["46102"] }, { ...far, telework: "some" }, { distanceKm: 460 }).score).toBe(0);
});

function proposing(post: Post, values: Partial<ProposedPost>): Post {
  return { ...post, proposal: { ...post.proposal, ...values } };
}

function rankFor(wished: Partial<NeedCriteria>, post: Omit<ProposedPost, "kind">, facts: PlaceFacts = {}) {
  const proposal = { kind: "spouse-work" as const, ...post };
  return rankOf({ communes: [], ...wished }, WORK_CRITERIA, { proposal, facts });
}

function rankIn(wished: NeedCriteria, list: readonly Post[], id: number | undefined): number {
  return rankOptions(wished, WORK_CRITERIA, list).findIndex(({ option }) => option.id === id);
}
