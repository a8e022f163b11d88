import { beforeEach, describe, expect, it } from "vitest";
import { Commune } from "#models/commune";
import { ObservatoryArea } from "#models/observatory-area";
import { createUser } from "#tests/factories/accounts";
import { createNursery } from "#tests/factories/care";
import { needOf } from "#tests/factories/files";
import { areaOn, countsOf } from "#tests/factories/observatory";
import { CAHORS, createCommunes, FIGEAC } from "#tests/factories/structures";
import { createFile } from "#tests/factories/submissions";
import { TUESDAY } from "#tests/support/setup";
import { SOFTWARE, type User } from "~/core/auth/actor";
import { setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { confirmCareService } from "~/features/care-supply/care-services.commands.server";
import { recordFamily } from "~/features/households/household-family.commands.server";
import { markOption } from "~/features/needs/need-options.commands.server";
import { openNeed, updateCriteria } from "~/features/needs/needs.commands.server";
import { addOptionByTeam } from "~/features/needs/typed-option.commands.server";
import { countObservatory, refreshObservatory } from "~/features/observatory/counting.commands.server";
import {
  basinsOf,
  keptDays,
  readAreas,
  readGround,
  readHolders,
} from "~/features/observatory/observatory.queries.server";
import { updateSetting } from "~/features/settings/settings.commands.server";
import { BACKGROUND_TASKS } from "~/server/background-tasks.server";

const TODAY = "2026-05-12";
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const JULES = { id: "c1", firstName: "Jules", birthMonth: "2025-10" };

let user: User;

beforeEach(async () => {
  user = await createUser();
  await createCommunes();
  await updateSetting(SOFTWARE, "brand", {
    programme: "Oh My Lot !",
    owner: "Département du Lot",
    departements: ["46"],
  });
  await settle();
});

function later(milliseconds: number): void {
  setClock(new Date(TUESDAY.getTime() + milliseconds));
}

async function countsToday(): Promise<Record<string, number>> {
  return countsOf((await areaOn(TODAY, FIGEAC.epci)).counts);
}

describe("the task", () => {
  it("counts today once, then rests a quarter of an hour while nothing moves", async () => {
    later(10 * MINUTE);
    expect(await refreshObservatory()).toBe(1);
    later(12 * MINUTE);
    expect(await refreshObservatory()).toBe(0);
    later(26 * MINUTE);
    expect(await refreshObservatory()).toBe(1);
  });

  it("takes in a child, their need and its settling within a minute, each by what the commands wrote", async () => {
    const householdId = await createFile(user, { needs: [] });
    await settle();
    await refreshObservatory();
    await recordFamily(user, householdId, { adults: [], children: [JULES] });
    await openNeed(user, householdId, "childcare");
    await updateCriteria(user, await needOf(householdId, "childcare"), {
      communes: [FIGEAC.code],
      careFromMonth: "2026-09",
    });
    await settle();
    expect(await refreshObservatory()).toBe(0);
    later(2 * MINUTE);
    expect(await refreshObservatory()).toBe(1);
    expect(await countsToday()).toMatchObject({ "need-moment later": 1, "need-age under-1": 1 });

    const proposal = { kind: "childcare" as const, days: [], mode: "childminder" as const };
    const optionId = await addOptionByTeam(user, await needOf(householdId, "childcare"), proposal);
    await markOption(user, await needOf(householdId, "childcare"), optionId, "kept");
    await settle();
    later(4 * MINUTE);
    expect(await refreshObservatory()).toBe(1);
    expect(await countsToday()).toEqual({ "met-mode childminder": 1 });
  });

  it("takes in another birth month of a child", async () => {
    const householdId = await createFile(user, { needs: [] });
    await recordFamily(user, householdId, { adults: [], children: [JULES] });
    await openNeed(user, householdId, "childcare");
    const criteria = { communes: [FIGEAC.code], careFromMonth: "2026-09" };
    await updateCriteria(user, await needOf(householdId, "childcare"), criteria);
    await settle();
    await refreshObservatory();
    later(2 * MINUTE);
    await recordFamily(user, householdId, { adults: [], children: [{ ...JULES, birthMonth: "2024-05" }] });
    await settle();
    later(4 * MINUTE);
    expect(await refreshObservatory()).toBe(1);
    expect(await countsToday()).toMatchObject({ "need-age 2-3": 1 });
  });

  it("takes in the supply, whose free places count again once somebody said they hold", async () => {
    const { _id } = await createNursery(user, {}, { toldOn: "2026-01-15" });
    await settle();
    later(2 * MINUTE);
    await refreshObservatory();
    expect((await countsToday())["free-mode nursery"]).toBeUndefined();
    expect(await countsToday()).toMatchObject({ "stale all": 2 });
    later(4 * MINUTE);
    await confirmCareService(user, _id);
    await settle();
    later(6 * MINUTE);
    expect(await refreshObservatory()).toBe(1);
    expect(await countsToday()).toMatchObject({ "free-mode nursery": 3 });
    expect((await countsToday())["stale all"]).toBeUndefined();
  });

  it("counts the day it is when the clock jumps, and leaves the days gone by as they were", async () => {
    await createNursery(user);
    await refreshObservatory();
    later(100 * DAY);
    expect(await refreshObservatory()).toBe(1);
    expect(await keptDays("day")).toEqual(["2026-08-20", TODAY]);
    expect(await countsToday()).toMatchObject({ "free-mode nursery": 3 });
    const jumped = countsOf((await areaOn("2026-08-20", FIGEAC.epci)).counts);
    expect(jumped).toMatchObject({ "places-mode nursery": 24, "stale all": 2 });
    expect(jumped["free-mode nursery"]).toBeUndefined();
  });

  it("makes again a count of the day that a stop cut short", async () => {
    await refreshObservatory();
    await ObservatoryArea.updateOne({ code: CAHORS.epci }, { countedAt: new Date(TUESDAY.getTime() - DAY) });
    expect(await refreshObservatory()).toBe(1);
  });

  it("is the one that counts the figures", async () => {
    await BACKGROUND_TASKS.find(({ name }) => name === "counters")?.run();
    expect(await keptDays("day")).toEqual([TODAY]);
  });
});

describe("the days kept", () => {
  const DAYS = [
    "2026-01-20",
    "2026-02-03",
    "2026-02-04",
    "2026-03-02",
    "2026-03-10",
    "2026-03-11",
    "2026-04-30",
  ];

  beforeEach(async () => {
    for (const day of DAYS) await countObservatory(day);
    await refreshObservatory();
  });

  it("are all those of two months, then the first of each month", async () => {
    expect(await keptDays("day")).toEqual([
      TODAY,
      "2026-04-30",
      "2026-03-11",
      "2026-03-02",
      "2026-02-03",
      "2026-01-20",
    ]);
  });

  it("are the first of each month for whoever reads no file, once it is over: they see no count move", async () => {
    expect(await keptDays("month")).toEqual(["2026-04-30", "2026-03-02", "2026-02-03", "2026-01-20"]);
    later(DAY);
    await refreshObservatory();
    expect((await keptDays("month"))[0]).toBe(TODAY);
    expect((await keptDays("day"))[0]).toBe("2026-05-13");
  });
});

describe("what is read of a day", () => {
  beforeEach(async () => {
    await createNursery(user);
    await countObservatory(TODAY);
  });

  it("is its areas by name without their communes, what none holds last", async () => {
    const areas = await readAreas(TODAY);
    expect(areas.map(({ name }) => name)).toEqual([CAHORS.epci, FIGEAC.epci, "Hors intercommunalité"]);
    expect(areas.every((area) => !("communes" in area))).toBe(true);
    expect(await readAreas("2026-05-11")).toEqual([]);
  });

  it("is the communes of an area, or of those a « bassin de vie » crosses", async () => {
    const held = async (where: Parameters<typeof readHolders>[1]) =>
      (await readHolders(TODAY, where)).map(({ communes }) => communes.map(({ name }) => name)).sort();
    expect(await held({ areaCode: FIGEAC.epci })).toEqual([["Figeac"]]);
    expect(basinsOf(await readGround(TODAY))).toEqual([]);
    await Commune.updateMany({}, { basinCode: "46102", basinName: "Figeac" });
    await countObservatory(TODAY);
    expect(basinsOf(await readGround(TODAY))).toEqual([{ code: "46102", name: "Figeac" }]);
    expect(await held({ basinCode: "46102" })).toEqual([["Cahors"], ["Figeac"]]);
  });
});
