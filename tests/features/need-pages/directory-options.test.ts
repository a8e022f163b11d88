import mongoose from "mongoose";
import { afterEach, beforeEach, expect, it } from "vitest";
import { CareService, type CareServiceRecord } from "#models/care-service";
import { ChildminderCount } from "#models/childminder-count";
import { Commune } from "#models/commune";
import { Need, type NeedRecord } from "#models/need";
import { createUser } from "#tests/factories/accounts";
import { callRoute } from "#tests/factories/routes";
import { createSchools } from "#tests/factories/schools";
import { CAHORS, FIGEAC } from "#tests/factories/structures";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { newId } from "~/core/ids.server";
import { recordFamily } from "~/features/households/household-family.commands.server";
import { getHouseholdNeed } from "~/features/need-pages/household-need.server";
import { openNeed, updateCriteria } from "~/features/needs/needs.commands.server";
import { formatDayLong, NBSP } from "~/vocabulary/typography";

const QUERIES = 12;
const JULES = { id: "c1", firstName: "Jules", birthMonth: "2025-10" };
const LEA = { id: "c2", firstName: "Léa", birthMonth: "2017-05" };
const CHILDCARE = "_staff.households.$id.childcare.tsx";
const SCHOOLING = "_staff.households.$id.schooling.tsx";

let user: User;
let householdId: string;

beforeEach(async () => {
  user = await createUser();
  householdId = await createFile(user, { needs: [] });
  await recordFamily(user, householdId, { adults: [], children: [JULES, LEA] });
  await createSchools();
});

afterEach(() => {
  mongoose.set("debug", false);
});

it("shows the places of the communes of home and work that take the child, the best first, and why", async () => {
  await wish("childcare", { workplaceCode: CAHORS.code, modes: ["nursery"] });
  await service("Les Lutins", { kind: "nursery", ...free(2) });
  await service("Les Petits Pas", { kind: "micro-nursery" });
  await service("Les Grands", { kind: "after-school" });
  await service("Chez les voisins", { communeCode: "46999", communeCodes: ["46999"] });
  await service("Fermée", { isActive: false });
  await service("Au travail", { kind: "nursery", ...at(CAHORS) });
  const found = await directory("childcare");
  expect(found?.lines.map(({ label }) => label.split(",")[0])).toEqual([
    "Les Lutins",
    "Au travail",
    "Les Petits Pas",
  ]);
  expect(found?.lines[0]).toMatchObject({
    reasons: expect.stringMatching(
      /^crèche, multi-accueil, 2 places libres pour 1 an au 10.mai, à Figeac comme souhaité/,
    ),
  });
});

it("counts those that an essential rules out, and says why", async () => {
  await wish("childcare", { week: [{ day: "monday", from: "08:00", to: "19:30" }] });
  await service("Les Lutins", { opensAt: "07:30", closesAt: "18:30", days: ["monday"] });
  expect(await directory("childcare")).toMatchObject({
    lines: [],
    ruledOut: { count: 1, reasons: [expect.stringMatching(/^pas après/)] },
  });
});

it("rules out a place whose register leaves the child’s age out, and says which age", async () => {
  await wish("childcare", {});
  await service("Les Lutins", { byAge: [{ age: "2-3", places: 8 }] });
  expect(await directory("childcare")).toMatchObject({
    lines: [],
    ruledOut: { count: 1, reasons: ["pas d’accueil pour 1 an"] },
  });
});

it("sets a need for care now and then against what the register says", async () => {
  await wish("childcare", { rhythm: "occasional" });
  await service("Les Lutins", { takesOccasional: true });
  await service("Les Mésanges", {});
  const found = await directory("childcare");
  expect(found?.lines.map(({ reasons }) => reasons.includes("accueil occasionnel possible"))).toEqual([
    true,
    false,
  ]);
});

it("tells the childminders of the communes wished for as totals, the stale ones as such", async () => {
  const told = (value: number, on: string, source = "PMI") => ({ value, on, source });
  const fresh = toDay(now());
  await wish("childcare", { communes: [FIGEAC.code, CAHORS.code, "46500"] });
  await ChildminderCount.create([
    {
      ...{ _id: FIGEAC.code, communeName: FIGEAC.name, checkedOn: fresh, version: 1 },
      ...{ childminders: told(24, fresh), places: told(71, fresh), free: told(5, fresh) },
    },
    {
      ...{ _id: CAHORS.code, communeName: CAHORS.name, checkedOn: fresh, version: 1 },
      ...{ childminders: told(40, "2024-05-10", "Caf"), places: told(1, fresh), free: told(0, fresh) },
    },
  ]);
  const today = formatDayLong(fresh);
  expect((await directory("childcare"))?.totals).toEqual([
    {
      code: FIGEAC.code,
      words: `Assistantes maternelles à Figeac${NBSP}: 24, 71 places dont 5 libres au ${today} (PMI)`,
      isStale: false,
    },
    {
      code: CAHORS.code,
      words: `Assistantes maternelles à Cahors${NBSP}: 40 au ${formatDayLong("2024-05-10")} (Caf), 1 place dont 0 libre au ${today} (PMI)`,
      isStale: true,
    },
  ]);
});

it("shows those within the distance the family accepts, whatever the intercommunalité", async () => {
  const [near, far] = ["46500", "46501"];
  await place(FIGEAC.code, [2.03, 44.6]);
  await place(near, [2.03, 44.7]);
  await place(far, [2.03, 44.9]);
  await wish("childcare", {});
  await service("Les Voisins", { ...at({ code: near, name: "Fons", epci: "200099999" }) });
  await service("Les Lointains", { ...at({ code: far, name: "Gramat", epci: "200099999" }) });
  const names = async () => (await directory("childcare"))?.lines.map(({ label }) => label.split(",")[0]);
  expect(await names()).toEqual(["Les Voisins"]);
  await wish("childcare", { distanceMaxKm: 40 });
  expect((await names())?.toSorted()).toEqual(["Les Lointains", "Les Voisins"]);
  await wish("childcare", { distanceMaxKm: 5 });
  expect(await names()).toBeUndefined();
});

it("proposes one once, from the directory, and takes it back", async () => {
  await wish("childcare", {});
  const recordId = await service("Les Lutins", {});
  const form = { intent: "propose-from-directory", recordId };
  const page = `/households/${householdId}/childcare?enfant=c1`;
  expect((await callRoute(CHILDCARE, user, page, form)).status).toBe(302);
  const [option] = (await needOf("childcare")).options;
  expect(option).toMatchObject({
    source: "directory",
    proposal: { careServiceId: recordId, mode: "nursery" },
  });
  expect(await directory("childcare")).toBeNull();
  const again = await callRoute(CHILDCARE, user, page, form);
  expect(again).toMatchObject({ status: 400, body: expect.stringContaining("déjà parmi les propositions") });
  await callRoute(CHILDCARE, user, page, { intent: "remove-option", optionId: option?.id ?? "" });
  expect((await needOf("childcare")).options).toEqual([]);
  expect((await directory("childcare"))?.lines).toHaveLength(1);
});

it("shows the schools that have the class, and proposes one", async () => {
  await wish("schooling", { level: "cm1" });
  const found = await directory("schooling");
  expect(found?.lines.map(({ id }) => id)).toEqual(["0460002C"]);
  const form = { intent: "propose-from-directory", recordId: "0460002C" };
  await callRoute(SCHOOLING, user, `/households/${householdId}/schooling?enfant=c2`, form);
  expect((await needOf("schooling")).options).toMatchObject([
    { source: "directory", proposal: { uai: "0460002C", level: "CM1" } },
  ]);
});

it("refuses what is not in the directory, and a closed place", async () => {
  await wish("childcare", {});
  const closed = await service("Fermée", { isActive: false });
  for (const recordId of [newId(), closed]) {
    const form = { intent: "propose-from-directory", recordId };
    const page = `/households/${householdId}/childcare?enfant=c1`;
    expect((await callRoute(CHILDCARE, user, page, form)).status).toBe(404);
  }
});

it("asks the base twelve times at most for a need with its directory", async () => {
  for (const [kind, route, child] of [
    ["childcare", CHILDCARE, "c1"],
    ["schooling", SCHOOLING, "c2"],
  ] as const) {
    await wish(kind, kind === "schooling" ? { level: "cm1" } : {});
    await service(`Les Lutins ${kind}`, {});
    await settle();
    let asked = 0;
    mongoose.set("debug", (collection: string) => {
      if (!collection.startsWith("session")) asked += 1;
    });
    await callRoute(route, user, `/households/${householdId}/${kind}?enfant=${child}`);
    mongoose.set("debug", false);
    expect(asked, kind).toBeGreaterThan(3);
    expect(asked, kind).toBeLessThanOrEqual(QUERIES);
  }
});

async function wish(kind: "childcare" | "schooling", criteria: Partial<NeedRecord["criteria"]>) {
  await openNeed(user, householdId, kind);
  await settle();
  const wished = { communes: [FIGEAC.code], careFromMonth: "2026-12", ...criteria };
  await updateCriteria(user, await needOf(kind), wished);
  await settle();
}

async function place(_id: string, coordinates: [number, number]): Promise<void> {
  const known = {
    name: `Commune ${_id}`,
    population: 900,
    departement: "46",
    isCurrent: true,
    millesime: "2026",
  };
  await Commune.updateOne(
    { _id },
    {
      $set: { location: { type: "Point", coordinates } },
      $setOnInsert: { ...known, importedAt: new Date() },
    },
    { upsert: true },
  );
}

async function directory(kind: "childcare" | "schooling") {
  await settle();
  const { childId } = await needOf(kind);
  const { screen } = await getHouseholdNeed(user, householdId, kind, childId);
  return screen?.directory;
}

async function needOf(kind: "childcare" | "schooling"): Promise<NeedRecord> {
  return Need.findOne({ householdId, kind }).orFail().lean<NeedRecord>();
}

async function service(name: string, values: Partial<CareServiceRecord>): Promise<string> {
  const _id = newId();
  const told = { kind: "nursery" as const, mode: "fixed" as const, source: "typed", checkedOn: "2026-05-10" };
  await CareService.create({
    ...{ _id, name, sortName: name.toLowerCase(), version: 1, createdAt: new Date() },
    ...{ ...told, ...at(FIGEAC), ...values },
  });
  return _id;
}

function at({ code, name, epci }: typeof FIGEAC) {
  return { communeCode: code, communeName: name, communeCodes: [code], epciCode: epci, epciCodes: [epci] };
}

function free(value: number): Pick<CareServiceRecord, "byAge"> {
  return { byAge: [{ age: "1-2", places: 4, free: { value, on: "2026-05-10", source: "La crèche" } }] };
}
