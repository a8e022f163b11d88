import { readSheet } from "read-excel-file/node";
import { beforeEach, describe, expect, it } from "vitest";
import { AuditEvent } from "#models/audit-event";
import { Scholarship, type ScholarshipRecord } from "#models/scholarship";
import { createUser } from "#tests/factories/accounts";
import { callRoute } from "#tests/factories/routes";
import { createSigned, scholarshipOf } from "#tests/factories/scholarships";
import { requestAs } from "#tests/factories/sessions";
import { CAHORS, createCommunes } from "#tests/factories/structures";
import type { User } from "~/core/auth/actor";
import { readTable } from "~/core/sheets/read-table.server";
import { instalmentProofId } from "~/features/scholarships/instalment-proofs";
import { updateSetting } from "~/features/settings/settings.commands.server";

const INSTALMENTS = "_staff.scholarships.$id.instalments.tsx";
const OBLIGATION = "_staff.scholarships.$id.obligation.tsx";
const BREACH = "_staff.scholarships.$id.breach.tsx";
const DUE = "_staff.scholarships.due.tsx";
const LETTER = "_staff.scholarships.$id_.letter.ts";
const IBAN = "FR76 3000 6000 0112 3456 7890 189";

let user: User;
let signed: ScholarshipRecord;

beforeEach(async () => {
  user = await createUser("referent", { name: "=Jeanne" });
  signed = await createSigned(user, {
    ...{ amounts: [{ year: "intern-1", monthlyCents: 80_050 }], months: 2 },
    practice: { rule: "fixed", months: 12 },
  });
});

it("takes a scholarship from its schedule to a list paid, served and settled, or broken off and paid back", async () => {
  expect((await instalments()).body).toContain('"canWrite":true');
  await instalments({ intent: "plan", fromOn: "2026-05-31", year: "intern-1" });
  const [first, second] = (await reloaded()).instalments;
  for (const one of [first, second]) {
    const itemId = instalmentProofId(one?.id ?? "", one?.proofs[0]?.key ?? "");
    await instalments({ intent: "proof-accept", itemId });
    expect((await instalments({ intent: "clear", itemId: one?.id ?? "" })).status).toBe(302);
  }
  const may = await callRoute(DUE, user, "/scholarships/due?mois=2026-05");
  expect([may.body.includes("CARON"), may.body.includes('"cents":80050')]).toEqual([true, true]);
  const ticked = new URLSearchParams({ intent: "paid", paidOn: "2026-05-12" });
  ticked.append("ids", `${signed._id}.${first?.id}`);
  ticked.append("ids", `${signed._id}.${second?.id}`);
  expect((await callRoute(DUE, user, "/scholarships/due?mois=2026-05", ticked)).location).toBe(
    "/scholarships/due?mois=2026-05",
  );
  await obligation({ intent: "begin", startsOn: "2026-06-01" });
  expect((await obligation()).body).toContain("12 mois");
  expect((await breach()).body).toContain('"totalCents":160100');
  await breach({ intent: "decide", on: "2026-05-12", reason: "not-served", seenCents: "160100" });
  await breach({ intent: "plan", count: "1", firstOn: "2026-07-01" });
  const [due] = (await reloaded()).repayments;
  await breach({ intent: "received", itemId: due?.id ?? "", cents: "1601,00", on: "2026-05-12" });
  expect((await reloaded()).stage).toBe("settled");
});

it("undoes all that one act marked paid", async () => {
  await cleared();
  const ids = (await reloaded()).instalments.map(({ id }) => `${signed._id}.${id}`);
  await callRoute(DUE, user, "/scholarships/due", listOf(ids));
  const [{ paidActId = "" } = {}] = (await reloaded()).instalments;
  await callRoute(DUE, user, "/scholarships/due", { intent: "unpaid", itemId: paidActId });
  expect((await reloaded()).instalments.map(({ state }) => state)).toEqual(["cleared", "cleared"]);
});

it("refuses a whole list for one payment that nobody cleared, and pays none of it", async () => {
  await cleared();
  const [first, second] = (await reloaded()).instalments;
  await instalments({ intent: "unclear", itemId: second?.id ?? "" });
  const ids = [first, second].map((one) => `${signed._id}.${one?.id}`);
  const { status, body } = await callRoute(DUE, user, "/scholarships/due", listOf(ids));
  expect([status, body.includes("Décochez-le")]).toEqual([400, true]);
  expect((await reloaded()).instalments[0]?.state).toBe("cleared");
});

describe("the workbook for the finance office", () => {
  it("opens with sums as numbers, what was seen, a total, and no formula", async () => {
    await cleared();
    await Scholarship.updateOne(
      { _id: signed._id },
      { $set: { name: "=CARON Élodie", "panel.actNumber": "CP-12" } },
    );
    const rows = await sheetRows("2026-05");
    const [, raw = []] = await readSheet(Buffer.from(await sheet("2026-05")));
    expect([raw[0], raw[6]]).toEqual(["'=CARON Élodie", 800.5]);
    expect(rows[0]?.slice(0, 3)).toEqual(["Personne", "Programme", "Numéro d’acte"]);
    expect(rows[1]).toEqual([
      ...["=CARON Élodie", "Bourse départementale", "CP-12", "2026-05-12", "2026-05", "2026-05-31", "800.5"],
      ...["bon à payer", "", "Certificat de scolarité ou attestation de stage"],
    ]);
    expect(rows.at(-1)?.slice(0, 7)).toEqual(["Total", "", "", "", "2026-05", "", "800.5"]);
    const audited = await AuditEvent.findOne({ action: "list.exported" }).lean();
    expect(audited?.fields).toEqual(["scholarships-due", "xlsx"]);
  });

  it("leaves out what is cancelled, and the files a colleague does not see", async () => {
    await cleared();
    const stranger = await createUser("referent", { isWholeDepartement: false, territories: [] });
    expect(await sheetRows("2026-05", stranger)).toHaveLength(2);
    const [first] = (await reloaded()).instalments;
    await instalments({ intent: "unclear", itemId: first?.id ?? "" });
    await instalments({ intent: "cancel", itemId: first?.id ?? "", reason: "renoncement" });
    expect(await sheetRows("2026-05")).toHaveLength(2);
  });
});

it.each([
  ["a reason", INSTALMENTS, { intent: "cancel", itemId: "x", reason: `à payer sur ${IBAN}` }],
  ["an act", BREACH, { intent: "decide", on: "2026-05-12", reason: "left", seenCents: "0", actNumber: IBAN }],
  ["a remission", BREACH, { intent: "waive", itemId: "x", reason: "30006 00001 12345678901 89" }],
])("refuses bank details typed in %s, in words", async (_where, route, form) => {
  const address = `/scholarships/${signed._id}/x`;
  const { status, body } = await callRoute(route, user, address, form);
  expect([status, body.includes("service des finances")]).toEqual([400, true]);
});

it("refuses anything but a number as the article of a suspension", async () => {
  const form = { intent: "suspension", fromOn: "2026-05-12", article: "9, congé maladie" };
  const { status, body } = await obligation(form);
  expect([status, body.includes("numéro d’article seulement")]).toEqual([400, true]);
});

it("asks whether practice counts where no zoning is known, beside the field", async () => {
  await createCommunes();
  await updateSetting(user, "brand", { departements: ["46"] });
  const zones = { kinds: ["zip"], epciCodes: [] };
  const started = { startsOn: "2026-05-01", months: 12, practice: [], suspensions: [], yearlyProofs: [] };
  await Scholarship.updateOne(
    { _id: signed._id },
    { $set: { stage: "obligation", obligation: started, "terms.zones": zones } },
  );
  const form = { intent: "practice", fromOn: "2026-05-02", communeCode: CAHORS.code };
  const refused = await obligation(form);
  expect([refused.status, Object.keys(JSON.parse(refused.body).data.error)]).toEqual([400, ["zoneReason"]]);
  expect((await obligation({ ...form, counts: "yes", zoneReason: "arrêté papier" })).status).toBe(302);
});

it("gives the letter of a breach as a PDF, and none before", async () => {
  const address = `/scholarships/${signed._id}/letter`;
  expect((await callRoute(LETTER, user, address)).status).toBe(404);
  const lines = [{ words: "Tout ce qui a été versé", cents: 100 }];
  const breached = { on: "2026-05-12", reason: "left", decidedBy: "Jeanne", lines, totalCents: 100 };
  await Scholarship.updateOne({ _id: signed._id }, { $set: { stage: "breached", breach: breached } });
  expect((await callRoute(LETTER, user, address)).body.slice(0, 5)).toBe("%PDF-");
});

it.each([INSTALMENTS, OBLIGATION, BREACH])(
  "%s is shown to nobody but the team of the file",
  async (route) => {
    const address = `/scholarships/${signed._id}/x`;
    const stranger = await createUser("referent", { isWholeDepartement: false, territories: ["200023737"] });
    expect((await callRoute(route, user, address)).status).toBe(200);
    expect((await callRoute(route, stranger, address)).status).toBe(404);
    for (const role of ["recruteur", "elu"] as const)
      expect((await callRoute(route, await createUser(role), address)).status).toBe(403);
  },
);

function instalments(form?: Record<string, string>) {
  return callRoute(INSTALMENTS, user, `/scholarships/${signed._id}/instalments`, form);
}

function obligation(form?: Record<string, string>) {
  return callRoute(OBLIGATION, user, `/scholarships/${signed._id}/obligation`, form);
}

function breach(form?: Record<string, string>) {
  return callRoute(BREACH, user, `/scholarships/${signed._id}/breach`, form);
}

/** Two months planned, proved and cleared, the first due on 31 May. */
async function cleared(): Promise<void> {
  await instalments({ intent: "plan", fromOn: "2026-05-31", year: "intern-1" });
  for (const one of (await reloaded()).instalments) {
    const itemId = instalmentProofId(one.id, one.proofs[0]?.key ?? "");
    await instalments({ intent: "proof-accept", itemId });
    await instalments({ intent: "clear", itemId: one.id });
  }
}

function listOf(ids: readonly string[]): URLSearchParams {
  return new URLSearchParams([["intent", "paid"], ["paidOn", "2026-05-12"], ...ids.map((id) => ["ids", id])]);
}

async function sheet(month: string, reader = user): Promise<ArrayBuffer> {
  const { loader } = await import("../../app/routes/_staff.scholarships.due_.sheet");
  const request = await requestAs(reader, `/scholarships/due/sheet?mois=${month}`);
  return (await loader({ request, params: {}, context: {} })).arrayBuffer();
}

async function sheetRows(month: string, reader = user): Promise<string[][]> {
  return readTable(new Uint8Array(await sheet(month, reader)));
}

function reloaded(): Promise<ScholarshipRecord> {
  return scholarshipOf(signed._id);
}
