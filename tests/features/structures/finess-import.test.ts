import { beforeEach, expect, it } from "vitest";
import { Structure, type StructureRecord } from "#models/structure";
import { createUser } from "#tests/factories/accounts";
import { refusalOf } from "#tests/factories/files";
import { requestAs } from "#tests/factories/sessions";
import { createCommunes, createMsp } from "#tests/factories/structures";
import type { User } from "~/core/auth/actor";
import { getReferencePage } from "~/features/reference-data/reference-page.queries.server";
import { updateSetting } from "~/features/settings/settings.commands.server";
import { importFiness } from "~/features/structures/finess-import.commands.server";
import { readableName } from "~/features/structures/readable-name";
import { cardOf } from "~/features/structures/structure-card";
import { updateStructure } from "~/features/structures/structures.commands.server";
import { action } from "~/routes/_staff.settings.reference-data";

/** A line of the official file: thirty-two columns, none named. */
function official(finess: string, name: string, category: string, [departement, commune] = ["46", "102"]) {
  const cells = Array.from({ length: 32 }, () => "");
  const told = { 0: "structureet", 1: finess, 2: "460000010", 3: name, 12: commune, 13: departement };
  return Object.entries({ ...told, 18: category })
    .reduce((row, [place, cell]) => row.with(Number(place), cell), cells)
    .join(";");
}

const OFFICIAL = [
  "finess;etalab;96;2026-05-04",
  official("460000011", "MSP DES ORMEAUX", "603"),
  official("460000029", "MÉDECINS DU QUAI", "124", ["46", "042"]),
  official("460000037", "PHARMACIE DU PONT", "620"),
  official("470000011", "MSP D’AILLEURS", "603", ["47", "001"]),
  official("460000045", "MSP DE NULLE PART", "603", ["46", "999"]),
].join("\n");

const REDUCED = [
  "finess_et,finess_ej,nom,groupe,categorie_code,categorie,insee,commune,lon,lat",
  '460000011,460000010,"MSP des Ormeaux",MSP,603,Maison de santé,46102,Figeac,2.03,44.61',
  "460000052,,EHPAD DU PARC,EHPAD,500,EHPAD,46042,Cahors,1.44,44.45",
].join("\n");

let user: User;

beforeEach(async () => {
  user = await createUser("responsable");
  await createCommunes();
});

it("reads the official file: structures of the départements served, the rest counted", async () => {
  const { counts } = await importFiness(user, ["46"], bytesOf(OFFICIAL));
  expect(counts).toEqual({
    structures: 2,
    added: 2,
    known: 0,
    gone: 0,
    otherCategories: 1,
    elsewhere: 1,
    unreadable: 1,
  });
  expect(await byFiness("460000011")).toMatchObject({
    name: "MSP des Ormeaux",
    source: { name: "MSP DES ORMEAUX" },
    kind: "group-practice",
    state: "open",
    communeName: "Figeac",
    finessEj: "460000010",
    version: 1,
    pendingEffects: [],
  });
});

it.each([
  ["MSP DU PAYS DE GRAMAT", "MSP du Pays de Gramat"],
  ["EHPAD RÉSIDENCE D’OLT", "EHPAD Résidence d’Olt"],
  ["A.P.S.A.L.", "A.P.S.A.L."],
  ["MAISON DE SANTE SAINT-LUC", "Maison de Santé Saint-Luc"],
  ["LES RIVES DU LOT", "Les Rives du Lot"],
  ["Cabinet du Dr B.", "Cabinet du Dr B."],
  ["EHPAD LA MISERICORDE", "EHPAD La Miséricorde"],
  ["EHPAD PRE D'AUBIE", "EHPAD Pré d’Aubie"],
  ["PHARMACIE DE LA PLACE", "Pharmacie de la Place"],
  ["CENTRE DE SANTE DE MA REGION A CAHORS", "Centre de Santé de Ma Région à Cahors"],
])("writes %s as people do", (official, readable) => {
  expect(readableName(official)).toBe(readable);
});

it("reads windows-1252 as well as UTF-8", async () => {
  await importFiness(user, ["46"], new Uint8Array(Buffer.from(OFFICIAL, "latin1")));
  expect((await byFiness("460000029")).name).toBe("Médecins du Quai");
});

it("reads the reduced format", async () => {
  const { counts } = await importFiness(user, ["46"], bytesOf(REDUCED));
  expect(counts).toMatchObject({ structures: 2, unreadable: 0 });
  expect(await byFiness("460000052")).toMatchObject({ kind: "nursing-home", communeName: "Cahors" });
});

it("keeps what a colleague typed when it is read again, and refreshes what FINESS says", async () => {
  await importFiness(user, ["46"], bytesOf(OFFICIAL));
  const structure = await byFiness("460000011");
  const card = cardOf(structure);
  await updateStructure(user, structure._id, { ...card }, { ...card, name: "Les Ormeaux" });
  const { counts } = await importFiness(user, ["46"], bytesOf(REDUCED));
  expect(counts).toMatchObject({ added: 1, known: 1 });
  expect(await byFiness("460000011")).toMatchObject({
    name: "Les Ormeaux",
    source: { name: "MSP des Ormeaux", isListed: true },
  });
});

it("recognises a structure typed by hand by its number", async () => {
  const { _id } = await createMsp(user, { finess: "460000011" });
  const { counts } = await importFiness(user, ["46"], bytesOf(REDUCED));
  expect(counts).toMatchObject({ added: 1, known: 1 });
  expect((await byFiness("460000011"))._id).toBe(_id);
});

it("marks what is no longer listed, deletes nothing, and leaves alone the categories it does not speak of", async () => {
  await importFiness(
    user,
    ["46"],
    bytesOf([OFFICIAL, official("460000060", "MSP FERMÉE", "603")].join("\n")),
  );
  const { counts } = await importFiness(user, ["46"], bytesOf(REDUCED));
  expect(counts.gone).toBe(1);
  expect((await byFiness("460000060")).source?.isListed).toBe(false);
  expect((await byFiness("460000029")).source?.isListed).toBe(true);
});

it("leaves out a line without a number, and counts it", async () => {
  const nameless = ",,EHPAD SANS NUMERO,EHPAD,500,EHPAD,46042,Cahors,1.44,44.45";
  const { counts } = await importFiness(user, ["46"], bytesOf([REDUCED, nameless].join("\n")));
  expect(counts).toMatchObject({ structures: 2, unreadable: 1 });
});

it("refuses a file of another kind, and one without any structure from here", async () => {
  expect(await refusalOf(importFiness(user, ["46"], bytesOf("Nom;Ville\nA;B")))).toContain(
    "n’est pas une extraction de FINESS",
  );
  expect(await refusalOf(importFiness(user, ["12"], bytesOf(OFFICIAL)))).toContain("aucune structure");
  expect((await getReferencePage()).imports).toEqual([]);
});

it("is told on the page of the reference data, dated and counted", async () => {
  await importFiness(user, ["46"], bytesOf(OFFICIAL));
  const [line] = (await getReferencePage()).imports;
  expect(line).toMatchObject({ source: "Structures de santé (FINESS)", isCurrent: true });
  expect(line?.detail).toBe(
    "46, 2 structures, dont 2 nouvelles, 1 ligne d’une autre catégorie, 1 d’ailleurs, 1 illisible",
  );
});

it("is sent from the page of the reference data, by whoever may write settings", async () => {
  await updateSetting(user, "brand", { departements: ["46"] });
  const sent = await post(user, { intent: "finess", finess: new File([REDUCED], "finess.csv") });
  expect(sent).toMatchObject({ status: 302 });
  expect(await Structure.countDocuments({})).toBe(2);
  const empty = await post(user, { intent: "finess" });
  expect([empty.status, empty.errors.finess]).toEqual([400, ["Choisissez un fichier."]]);
  const undated = await post(user, {
    intent: "zoning",
    zoning: new File(["insee,zone\n46102,ZIP"], "z.csv"),
  });
  expect([undated.status, undated.errors.fromOn]).toEqual([400, ["Choisissez un jour."]]);
  const referent = await createUser("referent");
  await expect(post(referent, { intent: "finess" })).rejects.toMatchObject({ status: 403 });
});

async function post(sender: User, fields: Record<string, string | File>) {
  const { url, headers } = await requestAs(sender, "/settings/reference-data");
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  const result = await action({
    request: new Request(url, { method: "POST", headers, body }),
    params: {},
    context: {},
  });
  if (result instanceof Response) return { status: result.status, errors: {} };
  return { status: result.init?.status ?? 200, errors: result.data.error ?? {} };
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

async function byFiness(finess: string): Promise<StructureRecord> {
  return Structure.findOne({ finess }).orFail().lean<StructureRecord>();
}
