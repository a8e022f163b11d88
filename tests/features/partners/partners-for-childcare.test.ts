import { beforeEach, describe, expect, it } from "vitest";
import { Partner } from "#models/partner";
import { createUser } from "#tests/factories/accounts";
import { createRelay } from "#tests/factories/care";
import { createAgency } from "#tests/factories/hand-offs";
import { CAHORS, createCommunes, FIGEAC } from "#tests/factories/structures";
import type { User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { newId } from "~/core/ids.server";
import { listPartnersForNeed } from "~/features/partners/partners-for-need.queries.server";
import type { NeedKind } from "~/vocabulary/needs";

let user: User;

beforeEach(async () => {
  user = await createUser();
  await createCommunes();
});

describe("the relay centre of the commune, for a childcare need", () => {
  it("comes first among 201 town halls, though it serves the whole département and its name comes last", async () => {
    await createTownHalls(201, { territories: [FIGEAC.epci] });
    await createRelay(user, { name: "Relais du Lot", sortName: "relais du lot", territories: [] });
    const [first, second] = await proposed("childcare");
    expect([first?.name, first?.reasons[0]]).toEqual(["Relais du Lot", "guichet unique pour Figeac"]);
    expect([second?.kind, second?.reasons[0]]).toEqual(["town-hall", "couvre Figeac"]);
  });

  it("is never one only identified or met, which ranks as any partner", async () => {
    const identified = await createAgency(user, {
      ...{ name: "Relais à venir", kind: "relay-centre", territories: [FIGEAC.epci] },
      onboarding: "identified",
    });
    await createAgency(user, { name: "Mairie", kind: "town-hall", communes: [FIGEAC.code] });
    const partners = await proposed("childcare");
    expect(partners.map(({ name, reasons }) => [name, reasons[0]])).toEqual([
      ["Mairie", "couvre Figeac"],
      ["Relais à venir", "couvre Figeac"],
    ]);
    await Partner.updateOne({ _id: identified._id }, { $set: { onboarding: "agreed" } });
    expect((await proposed("childcare"))[0]?.name).toBe("Relais à venir");
  });

  it("is the narrower of two, the other ranks as any partner", async () => {
    await createRelay(user, { name: "A, tout le Grand-Figeac" });
    await createRelay(user, { name: "B, Figeac même", communes: [FIGEAC.code] });
    const partners = await proposed("childcare");
    expect(partners.map(({ name, reasons }) => [name, reasons[0]])).toEqual([
      ["B, Figeac même", "guichet unique pour Figeac"],
      ["A, tout le Grand-Figeac", "couvre Figeac"],
    ]);
  });

  it("is that of the first commune wished", async () => {
    await createRelay(user, { name: "A, Figeac" });
    await createRelay(user, { name: "B, Cahors", territories: [CAHORS.epci] });
    const partners = await proposed("childcare", [CAHORS.code, FIGEAC.code]);
    expect(partners.map(({ name, reasons }) => [name, reasons[0]])).toEqual([
      ["B, Cahors", "guichet unique pour Cahors"],
      ["A, Figeac", "couvre Figeac"],
    ]);
  });

  it("says so of a commune no relay centre covers, and of no other kind of need", async () => {
    expect(await listPartnersForNeed("childcare", figeac())).toMatchObject({
      withoutDesk: { name: "Figeac" },
    });
    expect(await listPartnersForNeed("schooling", figeac())).not.toHaveProperty("withoutDesk");
    await createRelay(user);
    expect(await listPartnersForNeed("childcare", figeac())).not.toHaveProperty("withoutDesk");
  });

  it("does not answer the search of another name", async () => {
    await createRelay(user);
    await createAgency(user, { name: "Mairie de Figeac", kind: "town-hall" });
    const { partners } = await listPartnersForNeed("childcare", figeac(), { text: "mairie" });
    expect(partners.map(({ name }) => name)).toEqual(["Mairie de Figeac"]);
  });
});

it.each([
  ["because it covers it", { communes: [FIGEAC.code] }],
  ["because it is there", { communeCode: FIGEAC.code }],
  ["because it covers its intercommunalité", { territories: [FIGEAC.epci] }],
])("reads the town hall of the commune wished whatever its name, %s", async (_why, values) => {
  await createTownHalls(201, { communes: [CAHORS.code] });
  await createAgency(user, { name: "Mairie de Zénith", kind: "town-hall", ...values });
  expect((await proposed("schooling"))[0]?.name).toBe("Mairie de Zénith");
});

async function proposed(kind: NeedKind, communes = [FIGEAC.code]) {
  return (await listPartnersForNeed(kind, { ...figeac(), communes })).partners;
}

function figeac() {
  return { territories: [], communes: [FIGEAC.code] };
}

function createTownHalls(count: number, covers: { territories?: string[]; communes?: string[] }) {
  return Partner.insertMany(
    Array.from({ length: count }, (_, rank) => ({
      ...{ _id: newId(), kind: "town-hall" as const, createdAt: now(), ...covers },
      ...{ name: `Mairie ${rank}`, sortName: `mairie ${String(rank).padStart(3, "0")}` },
    })),
  );
}
