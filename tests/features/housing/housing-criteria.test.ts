import { beforeEach, expect, it } from "vitest";
import { Need } from "#models/need";
import { createUser } from "#tests/factories/accounts";
import { needOf } from "#tests/factories/files";
import { callRoute } from "#tests/factories/routes";
import { CAHORS, createCommunes, FIGEAC } from "#tests/factories/structures";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { needSheet } from "~/features/hand-offs/hand-off-sheet";
import type { PartnerKind } from "~/vocabulary/partners";

let user: User;
let householdId: string;

beforeEach(async () => {
  user = await createUser();
  householdId = await createFile(user);
  await createCommunes();
});

it("keeps several communes, each once, and the commune of work by its name", async () => {
  const { status } = await saved({
    "criteria.communes[0]": FIGEAC.code,
    "criteria.communes[1]": "",
    "criteria.communes[2]": CAHORS.code,
    "criteria.communes[3]": FIGEAC.code,
    "criteria.workplaceCode": FIGEAC.code,
    "criteria.distanceMaxKm": "20",
    "criteria.isAccessible": "on",
  });
  expect(status).toBe(302);
  expect((await needOf(householdId)).criteria).toMatchObject({
    communes: [FIGEAC.code, CAHORS.code],
    communeNames: ["Figeac", "Cahors"],
    workplaceName: "Figeac",
    distanceMaxKm: 20,
    isAccessible: true,
  });
});

it("refuses in words a date newly typed which is past, not one that went by", async () => {
  const past = { "criteria.fromOn": "2026-01-15" };
  const refused = await saved(past);
  expect([refused.status, refused.body]).toEqual([400, expect.stringContaining("Ce jour est passé")]);
  await Need.updateOne({ householdId }, { "criteria.fromOn": "2026-01-15" });
  expect((await saved({ ...past, "criteria.rooms": "3" })).status).toBe(302);
});

it("takes five communes at most", async () => {
  const many = Object.fromEntries(
    Array.from({ length: 6 }, (_, at) => [`criteria.communes[${at}]`, `4600${at}`]),
  );
  const refused = await saved(many);
  expect([refused.status, refused.body]).toEqual([400, expect.stringContaining("5 communes au plus")]);
});

it("tells agencies how far from work, hosts and town halls that steps are in the way, nobody why", () => {
  const criteria = { communes: [], workplaceName: "Figeac", distanceMaxKm: 20, isAccessible: true };
  const linesFor = (partnerKind: PartnerKind) =>
    sheetOf(partnerKind, criteria).lines.map(({ value }) => value.replace(/\s/g, " "));
  const [far, flat] = ["à 20 km au plus de Figeac, à vol d’oiseau", "de plain-pied ou avec ascenseur"];
  expect(linesFor("estate-agency")).toEqual([far, flat]);
  expect(linesFor("town-hall")).toEqual([far, flat]);
  expect(linesFor("host")).toEqual([flat]);
});

it("asks a host for a roof, for the nights of a visit", () => {
  const criteria = { communes: [], tenure: "temporary" as const, nights: 2, budgetMax: 80 };
  const { title, intro, lines } = sheetOf("host", criteria);
  expect(title).toBe("Un toit pour deux nuits, pendant une visite");
  expect(intro).toContain("deux nuits");
  expect(lines.map(({ value }) => value.replace(/\s/g, " "))).toEqual([
    "2 nuits",
    "80 € pour le séjour au plus",
  ]);
});

async function saved(fields: Record<string, string>) {
  const { _id: id } = await needOf(householdId);
  return callRoute("_staff.needs.$id.tsx", user, `/needs/${id}`, { intent: "criteria", ...fields });
}

function sheetOf(partnerKind: PartnerKind, criteria: Parameters<typeof needSheet>[0]["criteria"]) {
  return needSheet({
    ...{ kind: "housing", partnerKind, candidateKind: "doctor", criteria, answerBy: "2026-05-22" },
  });
}
