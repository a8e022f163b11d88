import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { Commune, type CommuneRecord } from "#models/commune";
import { createUser } from "#tests/factories/accounts";
import { refusalOf } from "#tests/factories/files";
import { requestAs } from "#tests/factories/sessions";
import { CAHORS, createCommunes, FIGEAC } from "#tests/factories/structures";
import type { User } from "~/core/auth/actor";
import { workbookOf } from "~/core/sheets/write-table.server";
import { importCommuneList } from "~/features/reference-data/commune-list-import.commands.server";
import { importDensities } from "~/features/reference-data/density-import.commands.server";
import { recordApproximateLocations } from "~/features/reference-data/geo-api-import.commands.server";
import { importCommunes } from "~/features/reference-data/reference-data.commands.server";
import { getReferencePage } from "~/features/reference-data/reference-page.queries.server";
import { updateSetting } from "~/features/settings/settings.commands.server";
import { action } from "~/routes/_staff.settings.reference-data";

/** Indicators of two départements: never in this repository. */
const FILE = path.resolve("../shared/data/communes_indicateurs.csv");
const isThere = existsSync(FILE);

if (!isThere) process.stderr.write(`Skipped: no densities at ${FILE}\n`);

const GRID = [
  "CODGEO;LIBGEO;DENS;LIBDENS;BV2022;LIBBV2022",
  "46102;Figeac;3;Petites villes;46102;Figeac",
  "46042;Cahors;7;RURAL A HABITAT TRES DISPERSE;46042;",
  "46999;Disparue;7;;;",
  "47001;Agen;1;Grands centres urbains;47001;Agen",
  "46102;Figeac;3;;;",
  "46103;Frayssinet;8;;;",
  "46104;Fajoles;2;Bourgs ruraux;;",
  "46105;Flaujac;;;Cahors;",
  "46106;Fons;;;;",
].join("\n");

let user: User;

beforeEach(async () => {
  user = await createUser("responsable");
});

describe("a table of densities and « bassins de vie »", () => {
  beforeEach(async () => {
    await createCommunes();
    await updateSetting(user, "brand", { departements: ["46"] });
  });

  it("tells the communes known here, and leaves aside each line it cannot keep with its number and its reason", async () => {
    const { done, aside } = await read(GRID);
    expect(done.counts).toEqual({ communes: 2, changed: 2, unchanged: 0, rejected: 6, elsewhere: 1 });
    expect(aside.map(({ number, why }) => [number, why])).toEqual([
      [4, expect.stringContaining("n’est pas dans le découpage")],
      [6, "la même commune que la ligne 2"],
      [7, "«\u00a08\u00a0» n’est pas l’une des sept densités de la grille"],
      [8, "la densité 2 ne va pas avec «\u00a0Bourgs ruraux\u00a0»"],
      [9, expect.stringContaining("«\u00a0CAHORS\u00a0» n’a pas la forme attendue")],
      [10, "ni densité ni bassin de vie"],
    ]);
    expect(await told(FIGEAC.code)).toEqual(["3", "46102", "Figeac"]);
    expect(await told(CAHORS.code)).toEqual(["7", "46042", "Cahors"]);
  });

  it("changes nothing the second time", async () => {
    await read(GRID);
    const before = await stored();
    expect((await read(GRID)).done.counts).toMatchObject({ changed: 0, unchanged: 2 });
    expect(await stored()).toEqual(before);
  });

  it.each([
    ["7", "7"],
    ["Rural à habitat très dispersé", "7"],
    ["rural a habitat tres disperse", "7"],
    ["6 - Rural à habitat dispersé", "6"],
    ["Bourg rural", "5"],
    ["GRANDS CENTRES URBAINS", "1"],
  ])("reads « %s » as %s", async (cell, density) => {
    await read(`insee,nom,densite_insee7\n46102,Figeac,${cell}`);
    expect((await told(FIGEAC.code))[0]).toBe(density);
  });

  it("leaves what it does not say: a density when only « bassins » are read, and the other way round", async () => {
    await read("insee;dens\n46102;5");
    await read("codgeo;bassin_de_vie;libbv2022\n46102;46042;Cahors");
    await read("insee;grille densité\n46102;6");
    expect(await told(FIGEAC.code)).toEqual(["6", "46042", "Cahors"]);
  });

  it("stays through every other import of communes", async () => {
    await read(GRID);
    await importCommunes(user, ["46"]);
    const list = "insee;nom;population\n46102;Figeac;9 999\n46042;Cahors;20 000";
    await importCommuneList(user, ["46"], new TextEncoder().encode(list));
    await recordApproximateLocations(user, [{ communeCode: FIGEAC.code, coordinates: [2.03, 44.61] }]);
    expect([await told(FIGEAC.code), await told(CAHORS.code)]).toEqual([
      ["3", "46102", "Figeac"],
      ["7", "46042", "Cahors"],
    ]);
  });

  it("is read from a workbook, under the title of its sheet", async () => {
    const workbook = await workbookOf([
      ["Grille communale de densité"],
      ["CODGEO", "LIBGEO", "DENS"],
      ["46102", "Figeac", "6"],
    ]);
    const { done } = await importDensities(user, ["46"], { name: "grille.xlsx", bytes: workbook });
    expect([done.counts.changed, done.listName, (await told(FIGEAC.code))[0]]).toEqual([
      1,
      "grille.xlsx",
      "6",
    ]);
  });

  it("is refused when it is of another kind, of four levels, or without a commune known here", async () => {
    const four = Array.from({ length: 40 }, (_, at) => `${46100 + at};${(at % 4) + 1}`);
    expect(await refusalOf(read("insee;nom\n46102;Figeac"))).toContain("ne dit ni densité ni bassin de vie");
    expect(await refusalOf(read(["insee;dens", ...four].join("\n")))).toContain("quatre niveaux");
    expect(await refusalOf(read("insee;dens\n47001;1"))).toContain("aucune commune connue ici");
    expect(await Commune.countDocuments({ density: { $exists: true } })).toBe(0);
  });

  it("is sent from the page of the reference data, which tells what it did and what it left aside", async () => {
    expect(JSON.stringify(await send(user, GRID))).toContain("la même commune que la ligne 2");
    expect(await send(user, GRID.split("\n").slice(0, 3).join("\n"))).toMatchObject({ status: 302 });
    await expect(send(await createUser("referent"), GRID)).rejects.toMatchObject({ status: 403 });
    expect((await getReferencePage()).imports.map(({ source, detail }) => [source, detail])).toContainEqual([
      "Densité et bassins de vie",
      "grille.csv, 2 communes, 2 changées, 0 sans changement, 6 lignes laissées de côté, 1 d’ailleurs",
    ]);
  });
});

describe.skipIf(!isThere)("a real table of densities", () => {
  it("is read whole for its two départements, and changes nothing twice", async () => {
    await importCommunes(user, ["46", "47"]);
    const file = { name: "communes_indicateurs.csv", bytes: readFileSync(FILE) };
    const { done, aside } = await importDensities(user, ["46", "47"], file);
    expect([done.counts.communes, done.counts.changed, aside]).toEqual([631, 631, []]);
    expect((await told(FIGEAC.code))[0]).toMatch(/^[1-7]$/);
    const before = await stored();
    expect((await importDensities(user, ["46", "47"], file)).done.counts).toMatchObject({ changed: 0 });
    expect(await stored()).toEqual(before);
  });
});

function read(text: string) {
  return importDensities(user, ["46"], { name: "grille.csv", bytes: new TextEncoder().encode(text) });
}

async function told(code: string) {
  const commune = await Commune.findById(code).lean<CommuneRecord>();
  return [commune?.density, commune?.basinCode, commune?.basinName];
}

async function stored(): Promise<CommuneRecord[]> {
  return Commune.find({}).sort({ _id: 1 }).lean<CommuneRecord[]>();
}

async function send(sender: User, text: string) {
  const { url, headers } = await requestAs(sender, "/settings/reference-data");
  const body = new FormData();
  body.append("intent", "density");
  body.append("density", new File([text], "grille.csv"));
  return action({ request: new Request(url, { method: "POST", headers, body }), params: {}, context: {} });
}
