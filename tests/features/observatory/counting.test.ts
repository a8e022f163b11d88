import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { Commune } from "#models/commune";
import { ObservatoryArea } from "#models/observatory-area";
import { createUser } from "#tests/factories/accounts";
import { createNursery, createRelay } from "#tests/factories/care";
import { areaOn, countsOf, type StoredCareNeed, storeCareNeed } from "#tests/factories/observatory";
import { CAHORS, createCommunes, FIGEAC } from "#tests/factories/structures";
import { resetDatabase } from "#tests/support/database";
import type { User } from "~/core/auth/actor";
import { SOFTWARE } from "~/core/auth/actor";
import { recordCounts } from "~/features/care-supply/childminders.commands.server";
import { countObservatory } from "~/features/observatory/counting.commands.server";
import { addUpCounts } from "~/features/observatory/tallies";
import { createProject, moveProject } from "~/features/pledges/projects.commands.server";
import { updateSetting } from "~/features/settings/settings.commands.server";
import { CARE_MODES, ODD_HOURS } from "~/vocabulary/childcare";
import { NO_AREA } from "~/vocabulary/observatory";
import { valuesOf } from "~/vocabulary/words";

const TODAY = "2026-05-12";
const TOLD_LONG_AGO = { source: "Relais", toldOn: "2026-01-15" };
const PARIS = "75056";

let user: User;

async function serveTheLot(): Promise<void> {
  await createCommunes();
  await updateSetting(SOFTWARE, "brand", {
    programme: "Oh My Lot !",
    owner: "Département du Lot",
    departements: ["46"],
  });
}

beforeEach(async () => {
  user = await createUser();
  await serveTheLot();
});

/** The counts of an area, of a commune of it when it is named. */
async function counted(code: string, communeCode?: string): Promise<Record<string, number>> {
  await countObservatory(TODAY);
  const area = await areaOn(TODAY, code);
  if (communeCode === undefined) return countsOf(area.counts);
  return countsOf(area.communes.find((commune) => commune.code === communeCode)?.counts);
}

describe("a need", () => {
  it("is counted by when it starts, the age then, the modes wished and its odd hours", async () => {
    await storeCareNeed({
      ...{ communes: [FIGEAC.code], careFromMonth: "2026-09", birthMonth: "2025-10" },
      ...{ modes: ["nursery", "childminder"], oddHours: ["early", "on-call"], hasAdaptedCare: true },
    });
    await storeCareNeed({ communes: [FIGEAC.code], careFromMonth: "2026-05", birthMonth: "2023-05" });
    await storeCareNeed({ communes: [FIGEAC.code] });
    expect(await counted(FIGEAC.epci, FIGEAC.code)).toEqual({
      ...{ "need-moment now": 1, "need-moment later": 1, "need-moment unknown": 1 },
      ...{ "need-month 2026-05": 1, "need-month 2026-09": 1 },
      ...{ "need-age under-1": 1, "need-age 3-6": 1 },
      ...{ "need-mode nursery": 1, "need-mode childminder": 1 },
      ...{ "need-odd early": 1, "need-odd on-call": 1, "need-any-odd all": 1, "need-adapted all": 1 },
    });
  });

  it("is in the first commune served that is wished for, else in the intercommunalité of its file, else in none", async () => {
    await storeCareNeed({ communes: [PARIS, CAHORS.code], territories: [FIGEAC.epci] });
    await storeCareNeed({ communes: [PARIS], territories: ["999999999", FIGEAC.epci] });
    await storeCareNeed({ territories: [] });
    expect(await counted(CAHORS.epci, CAHORS.code)).toEqual({ "need-moment unknown": 1 });
    expect(await counted(FIGEAC.epci, "")).toEqual({ "need-moment unknown": 1 });
    expect(await counted(FIGEAC.epci)).toEqual({ "need-moment unknown": 1 });
    expect(await counted(NO_AREA)).toEqual({ "need-moment unknown": 1 });
  });

  it("is not counted once its file is closed, or its child no longer of the file", async () => {
    await storeCareNeed({ communes: [FIGEAC.code], isFileClosed: true });
    await storeCareNeed({ communes: [FIGEAC.code], isChildGone: true });
    expect(await counted(FIGEAC.epci)).toEqual({});
  });

  it("is met by the mode kept over the last twelve months, even of a file closed since", async () => {
    const place = { communes: [FIGEAC.code] };
    await storeCareNeed({ ...place, kept: "childminder", isFileClosed: true });
    await storeCareNeed({ ...place, kept: "nursery", keptAt: new Date("2025-05-01T08:00:00Z") });
    expect(await counted(FIGEAC.epci)).toEqual({ "met-mode childminder": 1 });
  });
});

describe("the supply", () => {
  it("counts places, those free and fresh, and the services by what they are", async () => {
    await createNursery(user, { management: "association", oddHours: ["early"] });
    await createNursery(user, { name: "Crèche des Pinsons" }, TOLD_LONG_AGO);
    expect(await counted(FIGEAC.epci, FIGEAC.code)).toEqual({
      ...{ "services-mode nursery": 2, "services-odd early": 1 },
      ...{ "places-mode nursery": 48, "places-management association": 24, "places-age under-1": 16 },
      ...{ "free-mode nursery": 3, "free-age under-1": 3 },
      ...{ "told all": 4, "stale all": 2 },
    });
  });

  it("leaves out what opens later, and what is not of the territory", async () => {
    await createNursery(user, { opensOn: "2026-09-01" });
    expect(await counted(FIGEAC.epci)).toEqual({});
  });

  it("counts an itinerant place once, in its own commune, and once more when a stop is of low density", async () => {
    const stops = [{ communeCode: CAHORS.code, days: [] }];
    await createNursery(user, { mode: "itinerant", places: 6, byAge: [], stops });
    expect(await counted(FIGEAC.epci)).toMatchObject({ "shared all": 1, "places-mode nursery": 6 });
    await Commune.updateOne({ _id: CAHORS.code }, { density: "7" });
    expect(await counted(FIGEAC.epci)).toMatchObject({ "shared all": 1, "shared-low-density all": 1 });
    expect(await counted(CAHORS.epci)).toEqual({});
  });

  it("counts childminders as totals, and the places projects plan by month", async () => {
    const figures = { childminders: 12, places: 40, free: 5 };
    const told = { on: TODAY, source: "PMI" };
    await recordCounts(user, { ...FIGEAC, epciCode: FIGEAC.epci }, { figures, asListed: figures, told });
    const project = { name: "Micro-crèche", need: "Huit familles attendent", kind: "micro-nursery" as const };
    const planned = { ...project, places: 10, communeCode: FIGEAC.code, priority: "high" as const };
    const decided = await createProject(user, { ...planned, opensIn: "2027-09" });
    await moveProject(user, decided, { to: "decided" });
    await createProject(user, { ...planned, opensIn: "2028-01" });
    await createProject(user, { ...planned, opensIn: "2031-06" });
    expect(await counted(FIGEAC.epci, FIGEAC.code)).toEqual({
      ...{ "childminders all": 12, "places-mode childminder": 40, "free-mode childminder": 5, "told all": 3 },
      ...{ "planned-decided 2027-09": 10, "planned-studied 2028-01": 10 },
    });
  });
});

describe("an area", () => {
  it("has every commune served, with its relay centre, its density and its « bassin de vie »", async () => {
    await createRelay(user);
    const facts = { density: "6", basinCode: "46102", basinName: "Figeac" };
    await Commune.updateOne({ _id: FIGEAC.code }, facts);
    await countObservatory(TODAY);
    expect((await areaOn(TODAY, FIGEAC.epci)).communes).toEqual([
      { code: FIGEAC.code, name: "Figeac", ...facts, hasRelay: true, counts: [] },
    ]);
    expect((await areaOn(TODAY, CAHORS.epci)).communes).toEqual([
      { code: CAHORS.code, name: "Cahors", hasRelay: false, counts: [] },
    ]);
  });

  it("goes with the intercommunalité that no longer holds a commune, and counting twice changes nothing", async () => {
    await storeCareNeed({ communes: [CAHORS.code] });
    expect(await countObservatory(TODAY)).toBe(3);
    expect(await countObservatory(TODAY)).toBe(3);
    await Commune.updateOne({ _id: CAHORS.code }, { epciCode: FIGEAC.epci });
    expect(await counted(FIGEAC.epci, CAHORS.code)).toEqual({ "need-moment unknown": 1 });
    expect(await ObservatoryArea.countDocuments({ day: TODAY })).toBe(2);
  });

  it("tells of nobody", async () => {
    const needId = await storeCareNeed({
      communes: [FIGEAC.code],
      birthMonth: "2025-10",
      careFromMonth: "2026-09",
    });
    await countObservatory(TODAY);
    const kept = JSON.stringify(await ObservatoryArea.find({}).lean());
    expect(kept).not.toContain(needId);
    expect(kept).not.toContain("2025-10");
  });
});

const anyNeed: fc.Arbitrary<StoredCareNeed> = fc.record(
  {
    communes: fc.subarray([FIGEAC.code, CAHORS.code, PARIS]),
    territories: fc.subarray([FIGEAC.epci, CAHORS.epci, "999999999"]),
    careFromMonth: fc.constantFrom("2026-03", "2026-05", "2026-09", "2027-01"),
    birthMonth: fc.constantFrom("2019-01", "2023-05", "2025-10", "2026-11"),
    modes: fc.subarray(valuesOf(CARE_MODES)),
    oddHours: fc.subarray(valuesOf(ODD_HOURS)),
    hasAdaptedCare: fc.boolean(),
    kept: fc.constantFrom("childminder" as const, "nursery" as const),
  },
  { requiredKeys: ["communes"] },
);

it("is the sum of its communes, and no need is lost nor counted twice", async () => {
  await fc.assert(
    fc
      .asyncProperty(fc.array(anyNeed, { maxLength: 8 }), async (needs) => {
        await Promise.all(needs.map(storeCareNeed));
        await countObservatory(TODAY);
        const areas = await ObservatoryArea.find({ day: TODAY }).lean();
        for (const { counts, communes } of areas) {
          expect(countsOf(counts)).toEqual(countsOf(addUpCounts(communes.flatMap((one) => one.counts))));
        }
        const moments = areas.flatMap(({ counts }) =>
          counts.filter(({ figure }) => figure === "need-moment"),
        );
        const open = needs.filter(({ kept }) => !kept).length;
        expect(moments.reduce((sum, { count }) => sum + count, 0)).toBe(open);
      })
      .beforeEach(async () => {
        await resetDatabase();
        await serveTheLot();
      }),
    { numRuns: 15 },
  );
});
