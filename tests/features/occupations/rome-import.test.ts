import { Collection } from "mongodb";
import { beforeEach, expect, it, vi } from "vitest";
import { Occupation } from "#models/occupation";
import { createUser } from "#tests/factories/accounts";
import { refusalOf } from "#tests/factories/files";
import { callRoute } from "#tests/factories/routes";
import { requestAs } from "#tests/factories/sessions";
import type { User } from "~/core/auth/actor";
import { workbookOf } from "~/core/sheets/write-table.server";
import { resolveOccupation, searchOccupations } from "~/features/occupations/occupations.queries.server";
import { importRome } from "~/features/occupations/rome-import.commands.server";
import { getReferencePage } from "~/features/reference-data/reference-page.queries.server";
import { updateSetting } from "~/features/settings/settings.commands.server";
import { action } from "~/routes/_staff.settings.reference-data";

/** The form of version 4 of the directory: commas, quotes, a few columns more than version 3. */
const VERSION_4 = [
  '"code_ogr","libelle_appellation_long","libelle_appellation_court","code_rome","classification","peu_usite"',
  '"11573","Boulanger / Boulangère","Boulanger / Boulangère","D1102","PRINCIPALE","N"',
  `"15405","Ingénieur / Ingénieure d'affaires","Ingénieur / Ingénieure d'affaires","D1407","PRINCIPALE","N"`,
  '"16090","Ingénieur / Ingénieure réseaux","Ingénieur / Ingénieure réseaux","M1810","PRINCIPALE","N"',
  '"12780","Chef boulanger / Cheffe boulangère","Chef boulanger / Cheffe boulangère","D1102","SYNONYME","N"',
].join("\n");

/** The form of version 3: semicolons, another order. */
const VERSION_3 = [
  "code_rome;code_ogr;libelle_appellation_court;libelle_appellation_long;code_type_section_appellation;statut",
  "D1102;11573;Boulanger / Boulangère;Boulanger / Boulangère;1;1",
  "D1407;15405;Ingénieur d'affaires;Ingénieur / Ingénieure d'affaires en électricité;1;1",
  "K21;99999;Sans famille;Sans famille;1;1",
].join("\n");

let user: User;

beforeEach(async () => {
  user = await createUser("responsable");
});

it("reads the published file, and says what it brought", async () => {
  const { millesime, counts } = await importRome(
    user,
    named(VERSION_4, "unix_referentiel_appellation_v461_utf8.csv"),
  );
  expect({ millesime, counts }).toEqual({
    millesime: "v461",
    counts: { occupations: 4, added: 4, changed: 0, gone: 0, unreadable: 0 },
  });
  expect(await Occupation.findById("15405").lean()).toMatchObject({
    label: "Ingénieur / Ingénieure d'affaires",
    sortName: "ingenieur ingenieure d affaires",
    romeCode: "D1407",
  });
  const [line] = (await getReferencePage()).imports;
  expect(line).toMatchObject({ source: "Métiers (ROME)", isCurrent: true });
  expect(line?.detail).toBe("version 461, 4 métiers, dont 4 nouveaux");
});

it("changes nothing the second time, not even by writing", async () => {
  await importRome(user, named(VERSION_4));
  const writes = [vi.spyOn(Collection.prototype, "bulkWrite"), vi.spyOn(Collection.prototype, "insertMany")];
  const { counts } = await importRome(user, named(VERSION_4));
  expect(counts).toEqual({ occupations: 4, added: 0, changed: 0, gone: 0, unreadable: 0 });
  for (const write of writes) expect(write).not.toHaveBeenCalled();
  for (const write of writes) write.mockRestore();
});

it("reads other columns in another order, follows what changed, removes what is no longer listed", async () => {
  await importRome(user, named(VERSION_4));
  const { counts } = await importRome(user, named(VERSION_3));
  expect(counts).toEqual({ occupations: 2, added: 0, changed: 1, gone: 2, unreadable: 1 });
  expect(await Occupation.countDocuments({})).toBe(2);
  expect((await searchOccupations("electricite")).map(({ romeCode }) => romeCode)).toEqual(["D1407"]);
});

it("reads a workbook, and a file written by Windows", async () => {
  const rows = VERSION_3.split("\n").map((line) => line.split(";"));
  await importRome(user, { name: "rome.xlsx", bytes: await workbookOf(rows) });
  expect(await Occupation.countDocuments({})).toBe(2);
  await importRome(user, { name: "rome.csv", bytes: new Uint8Array(Buffer.from(VERSION_4, "latin1")) });
  expect((await searchOccupations("boulangère"))[0]?.label).toBe("Boulanger / Boulangère");
});

it("refuses another table, and one without a readable trade, and keeps what it had", async () => {
  await importRome(user, named(VERSION_4));
  expect(await refusalOf(importRome(user, named("finess_et;nom\n1;A")))).toContain(
    "n’est pas la liste des appellations",
  );
  const empty = "code_ogr;libelle_appellation_long;code_rome\n1;A;B";
  expect(await refusalOf(importRome(user, named(empty)))).toContain("aucun métier lisible");
  expect(await Occupation.countDocuments({})).toBe(4);
});

it("finds a trade by the beginnings of its words, accents aside, the names that begin so first", async () => {
  await importRome(user, named(VERSION_4));
  const labels = async (typed: string) => (await searchOccupations(typed)).map(({ label }) => label);
  expect(await labels("boul")).toEqual(["Boulanger / Boulangère", "Chef boulanger / Cheffe boulangère"]);
  expect(await labels("ingenieure reseaux")).toEqual(["Ingénieur / Ingénieure réseaux"]);
  expect(await labels("  ")).toEqual([]);
  expect(await searchOccupations("ingénieur", 1)).toHaveLength(1);
});

it.each([
  ["Boulanger / Boulangère", "D1102"],
  ["BOULANGER", "D1102"],
  ["boulangere", "D1102"],
  ["cheffe boulangère", "D1102"],
  ["ingénieur d’affaires", "D1407"],
  ["ingénieure réseaux", "M1810"],
  ["ingénieur", undefined],
  ["horloger", undefined],
  ["", undefined],
])("gives « %s » the code %s", async (typed, romeCode) => {
  await importRome(user, named(VERSION_4));
  expect((await resolveOccupation(typed))?.romeCode).toBe(romeCode);
});

it("gives no code to a name that several families share", async () => {
  await importRome(user, named(`${VERSION_4}\n"20000","Boulanger / Boulangère","","D1101","SYNONYME","N"`));
  expect(await resolveOccupation("Boulanger / Boulangère")).toBeNull();
});

it("is sent from the page of the reference data, by whoever may write settings", async () => {
  await updateSetting(user, "brand", { departements: ["46"] });
  expect(await send(user, VERSION_4)).toBe(302);
  expect(await Occupation.countDocuments({})).toBe(4);
  await expect(send(await createUser("referent"), VERSION_4)).rejects.toMatchObject({ status: 403 });
});

it("suggests trades to the team, and to nobody else", async () => {
  await importRome(user, named(VERSION_4));
  const asked = "/occupations?q=ing%C3%A9nieur%20r";
  const { status, body } = await callRoute("_staff.occupations.ts", user, asked);
  expect(status).toBe(200);
  expect(JSON.parse(body)).toEqual({
    occupations: [{ value: "M1810", label: "Ingénieur / Ingénieure réseaux", hint: "ROME M1810" }],
  });
  for (const role of ["recruteur", "elu", "dpo"] as const) {
    const { status: refused } = await callRoute("_staff.occupations.ts", await createUser(role), asked);
    expect(refused, role).toBe(403);
  }
  expect((await callRoute("_staff.occupations.ts", null, asked)).status).toBe(302);
});

function named(text: string, name = "rome.csv") {
  return { name, bytes: new TextEncoder().encode(text) };
}

async function send(sender: User, text: string): Promise<number> {
  const { url, headers } = await requestAs(sender, "/settings/reference-data");
  const body = new FormData();
  body.append("intent", "rome");
  body.append("rome", new File([text], "rome.csv"));
  const result = await action({
    request: new Request(url, { method: "POST", headers, body }),
    params: {},
    context: {},
  });
  return result instanceof Response ? result.status : (result.init?.status ?? 200);
}
