import { beforeEach, describe, expect, it } from "vitest";
import { CareIndicator } from "#models/care-indicator";
import { createUser } from "#tests/factories/accounts";
import { countAudited, refusalOf } from "#tests/factories/files";
import { callRoute } from "#tests/factories/routes";
import { CAHORS } from "#tests/factories/structures";
import type { User } from "~/core/auth/actor";
import { forgetSettings } from "~/core/settings.server";
import { LOT_INDICATORS } from "~/features/demo/demo-indicators";
import {
  carryOutIndicatorAct,
  type IndicatorInput,
  recordIndicator,
  restoreIndicator,
  withdrawIndicator,
} from "~/features/observatory/indicators.commands.server";
import { getIndicators } from "~/features/observatory/indicators.queries.server";
import { updateSetting } from "~/features/settings/settings.commands.server";
import { NBSP, NNBSP } from "~/vocabulary/typography";

const ROUTE = "_staff.childcare.observatory.indicators.tsx";
const HERE = "/childcare/observatory/indicators";
const DECLARED: IndicatorInput = {
  ...{ measure: "childminders", value: 518, territoryCode: "46", year: 2024, on: "2024-12-17" },
  source: "Conseil des territoires du Lot",
};

let team: User;

beforeEach(async () => {
  team = await createUser("referent");
  const admin = await createUser("responsable");
  await updateSetting(admin, "brand", { departements: ["46"], departementName: "Lot" });
  await updateSetting(admin, "territories", { list: [{ code: CAHORS.epci, label: "Grand Cahors" }] });
  forgetSettings();
});

describe("an indicator", () => {
  it("is kept with its territory, its year, its source, and told in the journal", async () => {
    const { indicatorId } = await recordIndicator(team, DECLARED);
    expect(await CareIndicator.findById(indicatorId).lean()).toMatchObject({
      ...DECLARED,
      ...{ territoryName: "Lot", isWithdrawn: false },
    });
    expect(await countAudited("indicator.recorded", indicatorId)).toBe(1);
  });

  it.each([
    ["a value below zero", { value: -1 }, "zéro ou plus"],
    ["half a childminder", { value: 1.5 }, "nombre entier"],
    ["a year to come", { year: 2999 }, "n’est pas encore venue"],
    ["a measure nobody knows", { measure: "happiness" as never }, "l’indicateur dans la liste"],
    ["a territory nobody knows", { territoryCode: "99" }, "le territoire dans la liste"],
    ["a national rate of a département", { measure: "national-coverage" as const }, "celui de la France"],
    [
      "a local rate of the country",
      { measure: "coverage" as const, territoryCode: "FR" },
      "notez le taux national",
    ],
  ])("refuses %s", async (_what, wrong, words) => {
    expect(await refusalOf(recordIndicator(team, { ...DECLARED, ...wrong }))).toContain(words);
    expect(await CareIndicator.countDocuments({})).toBe(0);
  });

  it("takes the place of the one of the same measure, territory and year, which comes back when it is undone", async () => {
    const before = await recordIndicator(team, DECLARED);
    await recordIndicator(team, { ...DECLARED, year: 2023, value: 530 });
    const toast = await carryOutIndicatorAct(team, { intent: "record", ...DECLARED, value: 500 });
    expect(await standing()).toEqual([
      [2023, 530],
      [2024, 500],
    ]);
    expect(toast.undo?.fields).toEqual({ intent: "restore", indicatorId: before.indicatorId });
    await restoreIndicator(team, before.indicatorId);
    expect(await standing()).toEqual([
      [2023, 530],
      [2024, 518],
    ]);
    expect(await countAudited("indicator.withdrawn")).toBe(2);
    expect(await countAudited("indicator.restored")).toBe(1);
  });

  it("is withdrawn, then put back, once however often it is asked; one that is gone is refused", async () => {
    const { indicatorId } = await recordIndicator(team, DECLARED);
    await withdrawIndicator(team, indicatorId);
    await withdrawIndicator(team, indicatorId);
    expect([await standing(), await countAudited("indicator.withdrawn")]).toEqual([[], 1]);
    await restoreIndicator(team, indicatorId);
    await restoreIndicator(team, indicatorId);
    expect([await standing(), await countAudited("indicator.restored")]).toEqual([[[2024, 518]], 1]);
    expect(await refusalOf(withdrawIndicator(team, "f".repeat(24)))).toContain("n’est plus là");
  });
});

describe("what the observatory is told", () => {
  it("is the latest of each measure with its day and its source, how it moved, départements first and the country last", async () => {
    await recordIndicator(team, {
      ...DECLARED,
      measure: "national-coverage",
      value: 57,
      territoryCode: "FR",
      year: 2015,
    });
    await recordIndicator(team, {
      ...DECLARED,
      measure: "coverage",
      value: 89,
      territoryCode: CAHORS.epci,
      year: 2015,
    });
    for (const [year, value] of [
      [2024, 518],
      [2022, 540],
      [2023, 530],
    ] as const)
      await recordIndicator(team, { ...DECLARED, year, value });
    const { territories, coverage } = await getIndicators();
    expect(territories.map(({ name }) => name)).toEqual(["Lot"]);
    expect(territories[0]?.lines).toEqual([
      {
        ...{ measure: "childminders", label: "Assistantes maternelles agréées", year: 2024 },
        value: `518${NBSP}assistantes maternelles`,
        told: `17${NBSP}décembre 2024, Conseil des territoires du Lot`,
        moved: `−22 depuis 2022 · 2022${NBSP}: 540 · 2023${NBSP}: 530`,
      },
    ]);
    expect(coverage.rates.map(({ territory, year, value, made }) => [territory, year, value, made])).toEqual([
      ["Grand Cahors", 2015, expect.stringContaining("89"), "Taux publié, repris tel quel"],
      ["France", 2015, expect.stringContaining("57"), "Taux publié, repris tel quel"],
    ]);
  });

  it("cites the published rates of the Lot and says why its places give none, from the figures that stand", async () => {
    for (const figure of LOT_INDICATORS) await recordIndicator(team, figure);
    const told = await getIndicators();
    expect(told.territories[0]?.lines.map(({ value }) => value.replace(/\s/g, " "))).toEqual([
      ...["1 908 places", "518 assistantes maternelles", "19 maisons", "734 places", "34 structures"],
      ...["31 crèches", "3 jardins d’enfants"],
    ]);
    expect(told.coverage.rates.map(({ territory, year }) => [territory, year])).toEqual([
      ["Grand Cahors", 2015],
      ["France", 2015],
    ]);
    expect(told.coverage.reasons).toEqual([
      { territory: "Lot", why: expect.stringContaining(`Les 1${NNBSP}908 places d’assistantes maternelles`) },
    ]);
    const minded = await CareIndicator.findOne({ measure: "childminder-places" }).lean();
    await withdrawIndicator(team, minded?._id ?? "");
    expect((await getIndicators()).coverage.reasons[0]?.why).toMatch(/^Les 734 places de structures sont/);
  });

  it("is read by an index, sorted by it", async () => {
    await CareIndicator.init();
    const plan = JSON.stringify(
      await CareIndicator.find({ isWithdrawn: false })
        .sort({ territoryName: 1, measure: 1, year: -1, _id: -1 })
        .explain("queryPlanner"),
    );
    expect(plan).toContain("IXSCAN");
    expect(plan).not.toMatch(/"stage":"(?:COLLSCAN|SORT)"/);
  });
});

describe("the page of indicators", () => {
  it("records what people type, and says each field to mend", async () => {
    const form = { intent: "record", measure: "coverage", value: "58,8", territoryCode: "46", year: "2023" };
    const refused = await callRoute(ROUTE, team, HERE, { ...form, year: "2999" });
    expect([refused.status, refused.body]).toEqual([400, expect.stringContaining("qui a publié ce chiffre")]);
    expect((await callRoute(ROUTE, team, HERE, { ...form, source: "Cnaf" })).status).toBe(302);
    const big = { ...form, measure: "births", value: `1${NNBSP}250`, source: "Insee" };
    expect((await callRoute(ROUTE, team, HERE, big)).status).toBe(302);
    expect((await standing()).map(([, value]) => value).sort()).toEqual([1250, 58.8]);
  });

  it.each(["elu", "dpo"] as const)("is read by a %s, who reads no note and writes nothing", async (role) => {
    const { indicatorId } = await recordIndicator(team, { ...DECLARED, note: "À vérifier entre nous" });
    const reader = await createUser(role);
    const { status, body } = await callRoute(ROUTE, reader, HERE);
    expect([status, body.includes("518"), body.includes("entre nous")]).toEqual([200, true, false]);
    expect(body).toContain('"canWrite":false');
    for (const intent of ["withdraw", "restore"])
      expect((await callRoute(ROUTE, reader, HERE, { intent, indicatorId })).status).toBe(403);
    expect(await standing()).toEqual([[2024, 518]]);
    expect((await callRoute(ROUTE, team, HERE)).body).toContain("entre nous");
  });

  it("is not there for a recruteur", async () => {
    expect((await callRoute(ROUTE, await createUser("recruteur"), HERE)).status).toBe(403);
  });
});

async function standing(): Promise<[year: number, value: number][]> {
  const kept = await CareIndicator.find({ isWithdrawn: false }).sort({ year: 1 }).lean();
  return kept.map(({ year, value }) => [year, value]);
}
