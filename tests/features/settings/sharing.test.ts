import { beforeEach, expect, it } from "vitest";
import { AuditEvent } from "#models/audit-event";
import { createUser } from "#tests/factories/accounts";
import { needOf } from "#tests/factories/files";
import { createAgency, createHandOff, reloadHandOff } from "#tests/factories/hand-offs";
import { callRoute } from "#tests/factories/routes";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { forgetSettings, getSettings } from "~/core/settings.server";
import { getComposer } from "~/features/hand-offs/hand-off-composer.commands.server";
import { updateCriteria } from "~/features/needs/needs.commands.server";
import { SHARING_CEILINGS, SHARING_KEYS, sharedWith } from "~/vocabulary/sharing";

const ROUTE = "_staff.settings.sharing.tsx";
const CRITERIA = { communes: [], place: "Bellevue", budgetMax: 700, hasPets: true, fromOn: "2026-08-17" };

let user: User;

beforeEach(async () => {
  user = await createUser("responsable");
});

it("withholds from a kind of partner what is unticked, from then on, and says so on the preview", async () => {
  const householdId = await createFile(user);
  await updateCriteria(user, await needOf(householdId), CRITERIA);
  const before = await createHandOff(user, { householdId });
  const withheld = ["estate-agency.budgetMax", "estate-agency.fromOn"];
  expect((await save(SHARING_KEYS.filter((key) => !withheld.includes(key)))).status).toBe(302);

  const { _id } = await createAgency(user, { name: "Toits et Cie" });
  const { chosen } = await getComposer(user, (await needOf(householdId))._id, { partnerId: _id });
  expect(chosen?.sheet.lines.map(({ key }) => key)).toEqual(["place", "hasPets"]);
  expect(chosen?.sheet.title).not.toContain("à partir du");
  expect(chosen?.leftOut).toEqual([
    "À partir du\u00A0: écarté dans Réglages › Partage",
    "Budget\u00A0: écarté dans Réglages › Partage",
  ]);
  expect((await reloadHandOff(before._id)).versions).toEqual(before.versions);
  expect(await AuditEvent.findOne({ action: "setting.updated" }).lean()).toMatchObject({
    fields: ["withheld"],
  });
});

it("says on the preview what this kind of partner is never sent", async () => {
  const householdId = await createFile(user);
  await updateCriteria(user, await needOf(householdId), CRITERIA);
  const { _id } = await createAgency(user, { kind: "town-hall" });
  const { chosen } = await getComposer(user, (await needOf(householdId))._id, { partnerId: _id });
  expect(chosen?.leftOut).toEqual([
    "Budget\u00A0: jamais transmis à ce type de partenaire",
    "Animal\u00A0: jamais transmis à ce type de partenaire",
  ]);
});

it("never widens what the code allows", async () => {
  expect((await save([...SHARING_KEYS, "town-hall.budgetMax"])).status).toBe(400);
  forgetSettings();
  expect((await getSettings()).sharing.withheld).toEqual([]);
  expect(sharedWith("town-hall", [])).toEqual(SHARING_CEILINGS["town-hall"]);
  expect(sharedWith("supervisor", [])).toEqual([]);
});

it("is read by the team, changed by a responsable only", async () => {
  const referent = await createUser("referent");
  expect((await callRoute(ROUTE, referent, "/settings/sharing")).status).toBe(200);
  expect((await callRoute(ROUTE, referent, "/settings/sharing", {})).status).toBe(403);
});

async function save(shared: string[]) {
  const before = JSON.stringify((await getSettings()).sharing);
  const form = new URLSearchParams([["before", before], ...shared.map((key) => ["shared", key])]);
  return callRoute(ROUTE, user, "/settings/sharing", form);
}
