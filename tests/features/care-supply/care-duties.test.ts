import { beforeEach, describe, expect, it } from "vitest";
import { CareDutyHolding } from "#models/care-duty";
import { Partner } from "#models/partner";
import { createUser } from "#tests/factories/accounts";
import { createRelay } from "#tests/factories/care";
import { countAudited, refusalOf } from "#tests/factories/files";
import { callRoute } from "#tests/factories/routes";
import { CAHORS, createCommunes, FIGEAC } from "#tests/factories/structures";
import type { User } from "~/core/auth/actor";
import { recordDuties, withdrawDuties } from "~/features/care-supply/care-duties.commands.server";
import { dutyHolderOf, listHoldings } from "~/features/care-supply/care-duties.queries.server";
import { communesWithoutRelay, relayCentreOf } from "~/features/care-supply/relay-centres.queries.server";
import { updateSetting } from "~/features/settings/settings.commands.server";

const DEED = "délibération du 12 mars 2025, n° 2025-31";
const TO_EPCI = { epciCode: FIGEAC.epci, duties: ["census"], holder: "epci", fromOn: "2025-04-01" } as const;

let user: User;

beforeEach(async () => {
  user = await createUser();
  await createCommunes();
  await updateSetting(user, "brand", { departements: ["46"] });
  await updateSetting(user, "territories", { list: [{ code: FIGEAC.epci, label: "Grand-Figeac" }] });
});

describe("who holds a competence", () => {
  it("is the commune while no deed says otherwise, then who the deed names, from its day on", async () => {
    expect(await holderOn("2026-01-01")).toEqual({ holder: "commune", code: FIGEAC.code, name: "Figeac" });
    await recordDuties(user, { ...TO_EPCI, duties: ["census"], deed: DEED });
    expect(await holderOn("2025-03-31")).toMatchObject({ holder: "commune" });
    expect(await holderOn("2025-04-01")).toEqual({
      holder: "epci",
      code: FIGEAC.epci,
      name: "Grand-Figeac",
      fromOn: "2025-04-01",
      deed: DEED,
    });
    expect(await dutyHolderOf(FIGEAC.code, "quality", "2026-01-01")).toMatchObject({ holder: "commune" });
    expect(await dutyHolderOf("99999", "census", "2026-01-01")).toBeNull();
  });

  it("is recorded for all the communes of an intercommunalité in one act, its history kept", async () => {
    const all = { ...TO_EPCI, duties: ["census" as const, "information" as const] };
    expect(await recordDuties(user, all)).toMatchObject({ communes: 1 });
    await recordDuties(user, { ...all, holder: "commune", fromOn: "2026-01-01" });
    const [census] = await listHoldings(FIGEAC.code);
    expect(census?.lines.map(({ holder }) => holder)).toEqual(["commune", "epci"]);
    expect(await holderOn("2025-12-31")).toMatchObject({ holder: "epci" });
    expect(await holderOn("2026-01-01")).toMatchObject({ holder: "commune" });
    expect(await countAudited("care-duty.recorded")).toBe(4);
  });

  it("is taken back with its whole act, once, and what held before holds again", async () => {
    const { actId } = await recordDuties(user, { ...TO_EPCI, duties: ["census"] });
    await withdrawDuties(user, actId);
    await withdrawDuties(user, actId);
    expect(await holderOn("2026-01-01")).toMatchObject({ holder: "commune" });
    expect(await CareDutyHolding.countDocuments({})).toBe(1);
    expect(await countAudited("care-duty.recorded")).toBe(2);
  });

  it("is refused for an intercommunalité whose communes nobody knows", async () => {
    const unknown = recordDuties(user, { ...TO_EPCI, duties: ["census"], epciCode: "200000000" });
    expect(await refusalOf(unknown)).toContain("Aucune commune");
  });

  it("is set from the page, which shows it with its deed and its history", async () => {
    const act = {
      intent: "record",
      epciCode: FIGEAC.epci,
      duties: "census",
      holder: "epci",
      fromOn: "2025-04-01",
      deed: DEED,
    };
    const route = "_staff.childcare.supply.duties.tsx";
    expect((await callRoute(route, user, "/childcare/supply/duties", act)).status).toBe(302);
    const { body } = await callRoute(route, user, `/childcare/supply/duties?commune=${FIGEAC.code}`);
    expect(body).toContain(DEED);
    expect(body).toContain('"history":{"name":"Figeac"');
    const none = await callRoute(route, user, "/childcare/supply/duties", { ...act, duties: "" });
    expect([none.status, none.body]).toEqual([400, expect.stringContaining("Cochez au moins une")]);
  });
});

describe("the relay centre of a commune", () => {
  it("is the narrower of those that cover it: by its communes, by its intercommunalité, by the whole département", async () => {
    expect(await relayCentreOf(FIGEAC.code)).toBeNull();
    const whole = await createRelay(user, { name: "Tout le Lot", territories: [] });
    expect((await relayCentreOf(CAHORS.code))?._id).toBe(whole._id);
    const epci = await createRelay(user, { name: "Grand-Figeac" });
    expect((await relayCentreOf(FIGEAC.code))?._id).toBe(epci._id);
    const commune = await createRelay(user, { name: "Figeac même", communes: [FIGEAC.code] });
    expect((await relayCentreOf(FIGEAC.code))?._id).toBe(commune._id);
    expect((await relayCentreOf(CAHORS.code))?._id).toBe(whole._id);
    expect(await relayCentreOf("99999")).toBeNull();
  });

  it("is never one that covers other communes only, nor one that is inactive", async () => {
    await createRelay(user, { communes: [CAHORS.code] });
    const { _id } = await createRelay(user, { name: "Partie" });
    expect((await relayCentreOf(FIGEAC.code))?._id).toBe(_id);
    await Partner.updateOne({ _id }, { $set: { isActive: false } });
    expect(await relayCentreOf(FIGEAC.code)).toBeNull();
    expect((await communesWithoutRelay()).map(({ name }) => name)).toEqual(["Figeac"]);
  });
});

function holderOn(day: string) {
  return dutyHolderOf(FIGEAC.code, "census", day);
}
