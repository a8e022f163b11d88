import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { Commune, type CommuneRecord } from "#models/commune";
import { Epci } from "#models/epci";
import { ReferenceImport } from "#models/reference-import";
import { createUser } from "#tests/factories/accounts";
import { refusalOf } from "#tests/factories/files";
import { requestAs } from "#tests/factories/sessions";
import { createCommunes, FIGEAC } from "#tests/factories/structures";
import type { User } from "~/core/auth/actor";
import { workbookOf } from "~/core/sheets/write-table.server";
import { importCommuneList } from "~/features/reference-data/commune-list-import.commands.server";
import { addCommuneAlias, importCommunes } from "~/features/reference-data/reference-data.commands.server";
import { findCommunes } from "~/features/reference-data/reference-data.queries.server";
import { getReferencePage } from "~/features/reference-data/reference-page.queries.server";
import { updateSetting } from "~/features/settings/settings.commands.server";
import { action } from "~/routes/_staff.settings.reference-data";
import { NBSP } from "~/vocabulary/typography";

/** The national list, cut to two départements: never in this repository. */
const FILE = path.resolve("../shared/data/communes.csv");
const isThere = existsSync(FILE);

if (!isThere) process.stderr.write(`Skipped: no list of communes at ${FILE}\n`);

/** Written by hand, in the columns of that list. */
const HEADER =
  "insee,nom,departement,codes_postaux,population_municipale_2023,population_municipale_2022,population_totale_2022,epci_siren,epci_nom,lon,lat";
const LIST = [
  HEADER,
  "46102,Figeac,46,46100,9790,9820,10200,200067361,CC Grand-Figeac,2.03,44.61",
  "46042,Cahors,46,46000|46090,20100,20050,21000,200023737,CA du Grand Cahors,1.44,44.45",
  "46398,Les Quatre-Fontaines,46,46120,310,312,320,249900001,CC des Fontaines,1.9,44.7",
  "4639,Trop Court,46,46120,310,,,,,,",
  "46102,Figeac,46,46100,9790,,,,,,",
  "47001,Agen,47,47000,32000,,,,,,",
  "46399,,46,4612X,beaucoup,,,12,,200,44",
  "46397,Sans Habitants,46,46120,,,,,,,",
].join("\n");

let user: User;

beforeEach(async () => {
  user = await createUser("responsable");
});

describe("a list of communes", () => {
  beforeEach(async () => {
    await createCommunes();
    await updateSetting(user, "brand", { departements: ["46"] });
  });

  it("adds, changes, and leaves aside each line it cannot keep with its number and its reason", async () => {
    const { done, aside } = await read(LIST);
    expect(done.counts).toEqual({
      ...{ communes: 3, added: 1, changed: 2, unchanged: 0 },
      ...{ rejected: 4, elsewhere: 1 },
    });
    expect(aside.map(({ number, why }) => [number, why])).toEqual([
      [5, expect.stringContaining("le département 46 ne va pas avec le code INSEE 04639")],
      [6, "la même commune que la ligne 2"],
      [8, expect.stringMatching(/nom manque.*«.4612X.».*«.beaucoup.».*«.12.».*«.200, 44.»/)],
      [9, expect.stringContaining("la population manque")],
      [7, "hors du territoire"],
    ]);
    expect(await Commune.findById("46398").lean()).toMatchObject({
      ...{ name: "Les Quatre-Fontaines", postalCodes: ["46120"], population: 310, departement: "46" },
      ...{ epciCode: "249900001", isCurrent: true, millesime: "2023", isApproximate: false },
      location: { coordinates: [1.9, 44.7] },
    });
    expect((await findCommunes("quatre font")).map(({ code }) => code)).toEqual(["46398"]);
    expect((await findCommunes("46090")).map(({ code }) => code)).toEqual(["46042"]);
  });

  it("keeps an intercommunalité nobody knew, and sums its communes", async () => {
    await read(LIST);
    expect(await Epci.findById("249900001").lean()).toMatchObject({
      ...{ name: "CC des Fontaines", shortName: "Fontaines", departements: ["46"] },
      ...{ population: 310, communeCount: 1, isCurrent: true },
    });
    expect((await Epci.findById(FIGEAC.epci).lean())?.population).toBe(9790);
  });

  it("changes nothing the second time", async () => {
    await read(LIST);
    const before = await stored();
    const { done } = await read(LIST);
    expect(done.counts).toMatchObject({ added: 0, changed: 0, unchanged: 3, rejected: 4, elsewhere: 1 });
    expect(await stored()).toEqual(before);
  });

  it("deletes nothing, and leaves what it does not say: former names, names people use, positions", async () => {
    await Commune.updateOne({ _id: FIGEAC.code }, { $set: { formerNames: ["Ceint-d'Eau"] } });
    await addCommuneAlias(user, FIGEAC.code, "Fijac");
    await read(LIST);
    await read(`insee;nom;population\n46102;Figeac;9 800`);
    expect(await Commune.findById(FIGEAC.code).lean()).toMatchObject({
      ...{ formerNames: ["Ceint-d'Eau"], aliases: ["Fijac"], postalCodes: ["46100"], population: 9800 },
      ...{ epciCode: FIGEAC.epci, location: { coordinates: [2.03, 44.61] } },
    });
    expect((await findCommunes("fijac")).map(({ code }) => code)).toEqual([FIGEAC.code]);
    expect(await Commune.countDocuments({})).toBe(3);
  });

  it("leaves the positions of geo.api.gouv.fr, and a commune that a later division no longer has", async () => {
    await ReferenceImport.create({
      ...{ _id: "geo", source: "geo-api", millesime: "2026", departements: ["46"], counts: {} },
      ...{ isCurrent: true, at: new Date() },
    });
    await Commune.updateOne({ _id: "46042" }, { $set: { isCurrent: false } });
    const { aside } = await read(LIST);
    expect(aside.find(({ number }) => number === 3)?.why).toContain("n’est plus une commune");
    const [cahors, figeac] = await Promise.all(
      ["46042", "46102"].map((code) => Commune.findById(code).lean()),
    );
    expect([cahors?.isCurrent, cahors?.population, figeac?.location]).toEqual([false, 9000, undefined]);
  });

  it("is read from a workbook as well, and refused when it is no list of communes or has none to keep", async () => {
    const workbook = await workbookOf([
      ["Code INSEE", "Commune"],
      ["46102", "Figeac"],
    ]);
    expect((await importCommuneList(user, ["46"], workbook)).done.counts).toMatchObject({ unchanged: 1 });
    expect(await refusalOf(read("Nom;Ville\nA;B"))).toContain("n’est pas une liste de communes");
    expect(await refusalOf(read(`${HEADER}\n47001,Agen,47,,1,,,,,,`))).toContain(
      `Ligne 2${NBSP}: hors du territoire`,
    );
  });

  it("is sent from the page of the reference data, which tells what it did and what it left aside", async () => {
    const told = await send(user, LIST);
    expect(JSON.stringify(told)).toContain("la même commune que la ligne 2");
    expect(await send(user, LIST.split("\n").slice(0, 4).join("\n"))).toMatchObject({ status: 302 });
    await expect(send(await createUser("referent"), LIST)).rejects.toMatchObject({ status: 403 });
    const { imports } = await getReferencePage();
    expect(imports.map(({ detail }) => detail)).toContain(
      "46, 3 communes, dont 1 nouvelle, 2 changées, 0 sans changement, 4 lignes laissées de côté, 1 d’ailleurs",
    );
  });
});

describe.skipIf(!isThere)("the real list of communes", () => {
  it("is read whole for its two départements, all of them known to the official division, and changes nothing twice", async () => {
    await importCommunes(user, ["46", "47"]);
    const { done, aside } = await importCommuneList(user, ["46", "47"], readFileSync(FILE));
    expect([done.counts.communes, done.counts.added, aside]).toEqual([631, 0, []]);
    const before = await stored();
    const again = await importCommuneList(user, ["46", "47"], readFileSync(FILE));
    expect(again.done.counts).toMatchObject({ added: 0, changed: 0, unchanged: 631 });
    expect(await stored()).toEqual(before);
  });

  it("counts as elsewhere what is not served", async () => {
    await importCommunes(user, ["46"]);
    const { done } = await importCommuneList(user, ["46"], readFileSync(FILE));
    const { communes = 0, elsewhere = 0 } = done.counts;
    expect([communes + elsewhere, communes >= 312, done.counts.added]).toEqual([631, true, 0]);
  });
});

function read(text: string) {
  return importCommuneList(user, ["46"], new TextEncoder().encode(text));
}

async function stored(): Promise<unknown[]> {
  const communes = await Commune.find({}).sort({ _id: 1 }).lean<CommuneRecord[]>();
  return [...communes, ...(await Epci.find({}).sort({ _id: 1 }).lean())];
}

async function send(sender: User, text: string) {
  const { url, headers } = await requestAs(sender, "/settings/reference-data");
  const body = new FormData();
  body.append("intent", "commune-list");
  body.append("communeList", new File([text], "communes.csv"));
  return action({ request: new Request(url, { method: "POST", headers, body }), params: {}, context: {} });
}
