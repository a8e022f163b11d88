import { expect, it } from "vitest";
import { AuditEvent } from "#models/audit-event";
import { Candidate } from "#models/candidate";
import { Task, type TaskRecord } from "#models/task";
import { createUser } from "#tests/factories/accounts";
import { fileOf } from "#tests/factories/files";
import { callRoute } from "#tests/factories/routes";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { readTable } from "~/core/sheets/read-table.server";
import { csvLines, workbookOf } from "~/core/sheets/write-table.server";
import { keepPromise, makePromise, movePromise } from "~/features/promises/promises.commands.server";

const ROUTE = "_staff.exports_.file.ts";
const PURPOSE = "Point du mardi avec l’agglomération";

it("sends the list with its filters, and writes in the journal who took it and what for", async () => {
  const user = await createUser();
  await createFile(user);
  await createFile(user, {
    firstName: "Paul",
    lastName: "Duc",
    email: "paul@internes.example",
    phone: undefined,
  });
  await settle();
  const file = await callRoute(ROUTE, user, "/exports/file", {
    list: "candidates",
    format: "csv",
    purpose: PURPOSE,
    filters: "q=caron",
  });

  expect(file.status).toBe(200);
  expect(file.body).toContain("Caron;Élodie;Interne");
  expect(file.body).not.toContain("Duc");
  await settle();
  expect(await AuditEvent.findOne({ action: "list.exported" }).lean()).toMatchObject({
    actorId: user.id,
    fields: ["candidates", "csv", PURPOSE],
  });
});

it("sends nothing that says not what it is for", async () => {
  const user = await createUser();
  const asked = { list: "candidates", format: "csv", purpose: "", filters: "" };

  expect(await callRoute(ROUTE, user, "/exports/file", asked)).toMatchObject({
    status: 302,
    location: "/exports?list=candidates",
  });
  expect(await AuditEvent.countDocuments({ action: "list.exported" })).toBe(0);
});

it("leads back to the same list with its filters when the purpose is missing", async () => {
  const user = await createUser();
  const asked = { list: "hand-offs", format: "csv", purpose: "", filters: "vue=answered" };
  const { location } = await callRoute(ROUTE, user, "/exports/file", asked);

  expect(location).toBe("/exports?vue=answered&list=hand-offs");
});

it("sends the register of promises as it is shown, closed ones with what became of them", async () => {
  const user = await createUser();
  const other = await createUser("referent", { isWholeDepartement: false });
  const household = await fileOf(await createFile(user));
  const [, kept, moved] = await Promise.all(
    ["Rappeler Élodie", "Envoyer la liste", "Voir l’école"].map((label) =>
      makePromise(user, household, { label, dueOn: "2026-05-19" }),
    ),
  );
  await keepPromise(user, await promiseOf(kept));
  await movePromise(user, await promiseOf(moved), { dueOn: "2026-05-21", reason: "École fermée" });
  await settle();
  const exported = async (reader: User, filters: string) => {
    const asked = { list: "promises", format: "csv", purpose: PURPOSE, filters };
    return (await callRoute(ROUTE, reader, "/exports/file", asked)).body;
  };

  const mine = await exported(user, "");
  expect(mine).toContain("Caron;Rappeler Élodie;2026-05-19;");
  expect(mine).toContain("À tenir;;d’abord pour le 19\u00A0mai 2026 (École fermée)");
  expect(mine).not.toContain("Envoyer la liste");
  expect(await exported(user, "vue=closed")).toMatch(/Caron;Envoyer la liste;2026-05-19;.*;Tenue;/);
  expect(await exported(other, "vue=team")).not.toContain("Caron");
  await settle();
  expect(await AuditEvent.countDocuments({ action: "list.exported", fields: "promises" })).toBe(3);
});

it("gives a recruteur the professional list of the screen, whatever is asked", async () => {
  const referent = await createUser();
  await createFile(referent, { message: "marqueur familial" });
  const recruteur = await createUser("recruteur", { partnerId: "structure" });
  await Candidate.updateMany({}, { introducedTo: ["structure"] });
  const asked = { list: "partners", format: "csv", purpose: PURPOSE, filters: "" };
  const { body } = await callRoute(ROUTE, recruteur, "/exports/file", asked);

  expect(body).toBe("Nom;Situation;Spécialité\r\nÉlodie Caron;Interne;Médecine générale\r\n");
});

it.each(["elu", "dpo"] as const)("sends nothing to the role %s", async (role) => {
  const asked = { list: "promises", format: "csv", purpose: PURPOSE, filters: "vue=all" };

  expect((await callRoute(ROUTE, await createUser(role), "/exports/file", asked)).status).toBe(403);
});

it("makes texts of what a spreadsheet would run", async () => {
  const lines = [];
  for await (const text of csvLines([["=HYPERLINK(1)", "+33 6", "@x", "a;b", 'dit "non"']])) lines.push(text);

  expect(lines.join("")).toBe('\uFEFF\'=HYPERLINK(1);\'+33 6;\'@x;"a;b";"dit ""non"""\r\n');
});

it("writes a workbook that reads back the same", async () => {
  const rows = [
    ["Nom", "Note"],
    ["Élodie", "l’été & l’hiver"],
    ["+33 6 12 34 56 78", "-"],
  ];

  expect(await readTable(new Uint8Array(await workbookOf(rows)))).toEqual(rows);
});

it.each([
  ["UTF-8 with a mark", "\uFEFFNom;Prénom\nDuc;Zoé", "utf8"],
  ["windows-1252", "Nom;Prénom\r\nDuc;Zoé", "latin1"],
  ["commas", 'Nom,Prénom\nDuc,"Zoé"', "utf8"],
] as const)("reads a CSV in %s", async (_name, text, encoding) => {
  expect(await readTable(Buffer.from(text, encoding))).toEqual([
    ["Nom", "Prénom"],
    ["Duc", "Zoé"],
  ]);
});

async function promiseOf(id = ""): Promise<TaskRecord> {
  return Task.findById(id).orFail().lean<TaskRecord>();
}
