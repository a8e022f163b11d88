import { describe, expect, it } from "vitest";
import { Need, type NeedCriteria, type NeedOption } from "#models/need";
import type { ProposedHome } from "#models/need-housing";
import type { NeedVisit } from "#models/need-visit";
import { createUser } from "#tests/factories/accounts";
import { needOf, refusalOf } from "#tests/factories/files";
import { createFile } from "#tests/factories/submissions";
import { now } from "~/core/clock.server";
import { housingRefinements } from "~/features/housing/housing-refinements";
import {
  refineCriteria,
  refinementsOf,
  undoRefinement,
} from "~/features/needs/need-refinements.commands.server";
import { refinedBefore } from "~/features/needs/refinement.schema.server";
import type { RefusalReason } from "~/vocabulary/need-options";
import type { NeedKind } from "~/vocabulary/needs";

const WISHED: NeedCriteria = { communes: ["46102"], workplaceCode: "46102", budgetMax: 700, rooms: 3 };

describe("what refused homes say of the criteria", () => {
  it.each<[RefusalReason, string, object]>([
    ["too-expensive", "Trop cher, dit 2 fois : ramener le budget à 600 € ?", { budgetMax: 600 }],
    ["too-small", "Trop petit, dit 2 fois : chercher 4 pièces ?", { rooms: 4 }],
    [
      "too-far",
      "Trop loin, dit 2 fois : rendre la distance indispensable ?",
      { importances: { distanceMaxKm: "must" } },
    ],
    [
      "wrong-commune",
      "Pas dans la bonne commune, dit 2 fois : rendre la commune indispensable ?",
      { importances: { communes: "must" } },
    ],
    ["not-furnished", "Pas meublé, dit 2 fois : chercher un meublé ?", { isFurnished: true }],
    ["pets-refused", "Animaux refusés, dit 2 fois : dire qu’il y a un animal ?", { hasPets: true }],
    ["not-accessible", "Pas de plain-pied, dit 2 fois : chercher de plain-pied ?", { isAccessible: true }],
  ])("is, of « %s », an exact change", (reason, words, change) => {
    const options = [refused("a", reason, { rent: 610, rooms: 3 }), refused("b", reason, { rent: 640 })];
    const [said, ...others] = housingRefinements({ criteria: WISHED, options });
    expect([said?.words.replace(/\s/g, " "), said?.change, others]).toEqual([words, change, []]);
  });

  it("insists on the commune only when a home was refused elsewhere", () => {
    const criteria = { communes: ["46102"] };
    const [here, elsewhere] = [
      refused("here", "too-far", { communeCode: "46102" }),
      refused("elsewhere", "too-far", { communeCode: "46042" }),
    ];
    expect(housingRefinements({ criteria, options: [here] })).toEqual([]);
    const [said] = housingRefinements({ criteria, options: [here, elsewhere] });
    expect(said?.change).toEqual({ importances: { communes: "must" } });
  });

  it("shortens the distance below the nearest home found too far, and never below one still looked at", () => {
    const criteria = { ...WISHED, distanceMaxKm: 70 };
    const placeOf = (code = "") => ({
      distanceKm: { far: 50, further: 65, near: 47, beyond: 80, between: 60 }[code],
    });
    const at = (communeCode: string, state: NeedOption["state"] = "discarded") => ({
      ...refused(communeCode, "too-far", { communeCode }),
      state,
    });
    const said = [
      [at("far"), at("further")],
      [at("far"), at("near", "shown")],
      [at("far"), at("beyond"), at("between", "kept")],
    ].map((options) => housingRefinements({ criteria, options, placeOf })[0]);
    expect(said.map((one) => one?.change)).toEqual([
      { distanceMaxKm: 45 },
      { distanceMaxKm: 47 },
      { importances: { distanceMaxKm: "must" } },
    ]);
    expect(said[0]?.words.replace(/\s/g, " ")).toBe("Trop loin, dit 2 fois : chercher à 45 km au plus ?");
  });

  it("counts a home once for a reason, refused and visited", () => {
    const options = [refused("a", "too-small", { rooms: 3 })];
    const [said] = housingRefinements({ criteria: WISHED, options, visits: [visited("a", "too-small")] });
    expect(said?.words).toContain("dit 1\u00A0fois");
  });

  it("hears a visit that did not please, not a home that was kept aside for nothing", () => {
    const options = [{ ...refused("a", "too-expensive", { rent: 610 }), state: "shown" as const }];
    expect(housingRefinements({ criteria: WISHED, options })).toEqual([]);
    expect(housingRefinements({ criteria: WISHED, options, visits: [visited("a", "noisy")] })).toEqual([]);
    expect(
      housingRefinements({ criteria: WISHED, options, visits: [visited("a", "too-small")] }),
    ).toHaveLength(1);
  });

  it("lowers the budget once two homes were too dear, and never under one still shown or kept", () => {
    const [one, other] = [610, 640].map((rent) => refused(String(rent), "too-expensive", { rent }));
    const live = (rent: number, state: "shown" | "kept") => ({
      ...refused("live", "noisy", { rent }),
      state,
    });
    const budgets = [
      [one],
      [one, other],
      [one, other, live(590, "shown")],
      [one, other, live(605, "kept")],
    ].map((options) =>
      housingRefinements({ criteria: WISHED, options: options.flatMap((option) => option ?? []) }).map(
        ({ change }) => change.budgetMax,
      ),
    );
    expect(budgets).toEqual([[], [600], [600], []]);
  });

  it("suggests nothing that the criteria already say", () => {
    const criteria = {
      ...WISHED,
      budgetMax: 500,
      hasPets: true,
      importances: { budgetMax: "must" as const },
    };
    const options = [refused("a", "too-expensive", { rent: 610 }), refused("b", "pets-refused", {})];
    expect(housingRefinements({ criteria, options })).toEqual([]);
  });
});

it("changes the criteria in one click, puts them back, and refuses twice", async () => {
  const user = await createUser();
  const { _id, householdId } = await needOf(await createFile(user));
  const options = [
    refused("a", "too-expensive", { rent: 610 }),
    refused("b", "wrong-commune", {}),
    refused("c", "too-expensive", { rent: 640 }),
  ];
  await Need.updateOne({ _id }, { criteria: WISHED, options });
  const need = await needOf(householdId);
  const { undo } = await refineCriteria(user, need, "too-expensive");
  const refined = await needOf(householdId);
  expect(refined.criteria).toMatchObject({ budgetMax: 600, rooms: 3, communes: ["46102"] });
  expect(refinementsOf(refined, () => ({})).map(({ key }) => key)).toEqual(["wrong-commune"]);
  await undoRefinement(user, refined, refinedBefore("housing").parse(undo.before));
  expect((await needOf(householdId)).criteria.budgetMax).toBe(700);
  const insisted = await refineCriteria(user, await needOf(householdId), "wrong-commune");
  expect((await needOf(householdId)).criteria.importances).toEqual({ communes: "must" });
  expect(await refusalOf(refineCriteria(user, await needOf(householdId), "wrong-commune"))).toMatch(
    /ne vaut plus/,
  );
  await undoRefinement(user, await needOf(householdId), refinedBefore("housing").parse(insisted.undo.before));
  expect((await needOf(householdId)).criteria.importances ?? {}).toEqual({});
});

function refused(id: string, reason: RefusalReason, home: Partial<ProposedHome>): NeedOption {
  const proposal = { kind: "housing" as const, place: "Figeac", ...home };
  return { id, label: id, details: [], proposal, state: "discarded", reasons: [reason], at: now() };
}

function visited(optionId: string, reason: RefusalReason): NeedVisit {
  const feedback = { id: "f", by: "Clara", liking: "no" as const, reasons: [reason], at: now() };
  return {
    id: "v",
    kind: "visit",
    optionId,
    on: "2026-05-11",
    state: "done",
    feedback: [feedback],
    at: now(),
  };
}

it("puts back nothing that is another kind’s", () => {
  const takes = (kind: NeedKind, before: unknown) =>
    refinedBefore(kind).safeParse(JSON.stringify(before)).success;
  expect(takes("housing", { budgetMax: 700, importances: { rooms: "must" } })).toBe(true);
  expect(takes("housing", { importances: { wageMin: "must" } })).toBe(false);
  expect(takes("spouse-work", { budgetMax: 700 })).toBe(false);
  expect(takes("discovery", { importances: { budgetMax: "must" } })).toBe(false);
});
