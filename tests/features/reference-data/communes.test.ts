import { Collection } from "mongodb";
import { afterEach, describe, expect, test, vi } from "vitest";
import { Commune } from "#models/commune";
import { CommuneAlias } from "#models/commune-alias";
import { Epci } from "#models/epci";
import { ReferenceImport } from "#models/reference-import";
import { UserFacingError } from "~/core/errors";
import { searchWordsOf } from "~/core/search-words";
import { readDecoupage, shortNameOf } from "~/features/reference-data/decoupage.queries.server";
import {
  addCommuneAlias,
  importCommunes,
  removeCommuneAlias,
} from "~/features/reference-data/reference-data.commands.server";
import {
  communesByCodes,
  findCommunes,
  getCommune,
  listCommuneAliases,
  listEpcis,
  listReferenceImports,
} from "~/features/reference-data/reference-data.queries.server";

const actor = { id: "65f000000000000000000001" };

afterEach(() => {
  vi.restoreAllMocks();
});

async function namesFound(typed: string): Promise<string[]> {
  return (await findCommunes(typed)).map(({ name }) => name);
}

describe("importing the communes of départements", () => {
  test("brings every commune and records the import", async () => {
    const done = await importCommunes(actor, ["46", "47"]);
    expect(await Commune.countDocuments({ departement: "46" })).toBe(312);
    expect(await Commune.countDocuments({ departement: "47" })).toBe(319);
    expect(await ReferenceImport.findById(done._id).lean()).toMatchObject({
      source: "decoupage-administratif",
      millesime: "2026",
      departements: ["46", "47"],
      byId: actor.id,
      isCurrent: true,
      previousId: null,
    });
  });

  test("writes the communes at once, and the EPCI at once, however many", async () => {
    const writes = vi.spyOn(Collection.prototype, "bulkWrite");
    await importCommunes(actor, ["46", "47"]);
    expect(writes.mock.contexts.map((collection) => (collection as Collection).collectionName)).toEqual([
      "communes",
      "epcis",
    ]);
  });

  test("brings the members of an EPCI across the border", async () => {
    await importCommunes(actor, ["46"]);
    const members = await Commune.find({ epciCode: "200067361" }).lean();
    expect(members).toHaveLength(92);
    expect(members.filter(({ departement }) => departement === "12")).toHaveLength(6);
    expect(await Epci.findById("200067361").lean()).toMatchObject({
      name: "CC Grand-Figeac",
      shortName: "Grand-Figeac",
      departements: ["46", "12"],
      communeCount: 92,
      population: members.reduce((sum, { population }) => sum + population, 0),
    });
  });

  test("gives a commune its facts", async () => {
    await importCommunes(actor, ["46"]);
    expect(await getCommune("46138")).toMatchObject({
      name: "Cœur de Causse",
      formerNames: expect.arrayContaining(["Labastide-Murat", "Vaillac"]),
      postalCodes: ["46240"],
      population: 886,
      epciCode: "244600573",
      isCurrent: true,
    });
  });

  test("changes nothing but the date the second time, and keeps the trace of the first", async () => {
    const first = await importCommunes(actor, ["46"]);
    const before = await Commune.find({}, { importedAt: 0 }).sort({ _id: 1 }).lean();
    const second = await importCommunes(actor, ["46", "47"]);
    expect(
      await Commune.find({ epciCode: { $in: await epciCodes(before) } }, { importedAt: 0 })
        .sort({ _id: 1 })
        .lean(),
    ).toEqual(before);
    expect(second.previousId).toBe(first._id);
    expect((await listReferenceImports()).map(({ _id, isCurrent }) => [_id, isCurrent])).toEqual([
      [second._id, true],
      [first._id, false],
    ]);
  });

  test("keeps locations, and the names typed for communes and EPCI", async () => {
    await importCommunes(actor, ["46"]);
    const location = { type: "Point", coordinates: [1.44, 44.45] };
    await Commune.updateOne({ _id: "46042" }, { location, isApproximate: true });
    await Epci.updateOne({ _id: "200066371" }, { aliases: ["Cauvaldor"] });
    await addCommuneAlias(actor, "46042", "Divona");
    await importCommunes(actor, ["46"]);
    expect(await getCommune("46042")).toMatchObject({ location, isApproximate: true, aliases: ["Divona"] });
    expect(await Epci.findById("200066371").lean()).toMatchObject({ aliases: ["Cauvaldor"] });
    expect(await namesFound("divona")).toEqual(["Cahors"]);
  });

  test("marks a commune no longer listed, without deleting it", async () => {
    await importCommunes(actor, ["46"]);
    const gone = { ...(await Commune.findById("46102").lean()), _id: "46999", name: "Figeac-le-Vieux" };
    await Commune.create(gone);
    const { counts } = await importCommunes(actor, ["46"]);
    expect(counts.retired).toBe(1);
    expect(await getCommune("46999")).toMatchObject({ isCurrent: false });
    expect(await namesFound("figeac")).toEqual(["Figeac"]);
  });

  test("refuses an empty list and a département which does not exist", async () => {
    await expect(importCommunes(actor, [])).rejects.toThrow(UserFacingError);
    await expect(importCommunes(actor, ["46", "99"])).rejects.toThrow("ne connaît pas le département « 99 »");
    expect(await Commune.countDocuments()).toBe(0);
  });
});

const searches = [
  ["saint gery", "46268", null],
  ["SAINT-GÉRY-VERS", "46268", null],
  ["labastide mu", "46138", "Labastide-Murat"],
  ["coeur", "46138", null],
  ["st cirq lap", "46256", null],
  ["lhospitalet", "46172", null],
  ["46240 vaillac", "46138", null],
  ["46172", "46172", null],
] as const;

describe("finding a commune", () => {
  test("reads present and former names, abbreviations, postal and INSEE codes", async () => {
    await importCommunes(actor, ["46"]);
    for (const [typed, code, knownAs] of searches) {
      const [first] = await findCommunes(typed);
      expect([typed, first?.code, first?.knownAs]).toEqual([typed, code, knownAs]);
    }
  });

  test("shows the most populated first, as many as asked for", async () => {
    await knowCommune("46001", "Caniac", 300);
    await knowCommune("46002", "Cahors", 20_000);
    await knowCommune("46003", "Calamane", 500);
    expect(await namesFound("ca")).toEqual(["Cahors", "Calamane", "Caniac"]);
    expect(await findCommunes("ca", 1)).toMatchObject([{ name: "Cahors" }]);
  });

  test("answers nothing to nothing", async () => {
    await knowCommune("46002", "Cahors", 20_000);
    expect(await findCommunes(" - ")).toEqual([]);
    expect(await findCommunes("zzz")).toEqual([]);
  });

  test("reads an index, already in order", async () => {
    await Commune.syncIndexes();
    await knowCommune("46002", "Cahors", 20_000);
    const plan = await Commune.find({ searchWords: { $all: ["caho"] }, isCurrent: true })
      .sort({ population: -1 })
      .explain();
    expect(JSON.stringify(plan)).toContain("IXSCAN");
    expect(JSON.stringify(plan)).not.toMatch(/COLLSCAN|"SORT"/);
  });

  test("is 404 for an unknown code", async () => {
    await expect(getCommune("00000")).rejects.toMatchObject({ status: 404 });
    expect(await communesByCodes(["00000"])).toEqual(new Map());
  });
});

describe("EPCI", () => {
  test("are listed for a département in alphabetical order", async () => {
    await importCommunes(actor, ["47"]);
    const names = (await listEpcis(["47"])).map(({ shortName }) => shortName);
    expect(names).toHaveLength(12);
    expect(names.slice(0, 3)).toEqual([
      "Agglomération d'Agen",
      "Albret Communauté",
      "Bastides en Haut Agenais Périgord",
    ]);
    expect(await listEpcis(["46"])).toEqual([]);
  });

  test.each([
    ["CC Grand-Figeac", "Grand-Figeac"],
    ["CA du Grand Cahors", "Grand Cahors"],
    ["CC de la Vallée du Lot et du Vignoble", "Vallée du Lot et du Vignoble"],
    ["CC des Bastides en Haut Agenais Périgord", "Bastides en Haut Agenais Périgord"],
    ["CC de l'Orée de la Brie", "Orée de la Brie"],
    ["CC Quercy - Bouriane", "Quercy-Bouriane"],
    ["CC Coeur de Brenne", "Cœur de Brenne"],
    ["CC la Domitienne", "La Domitienne"],
    ["CA Agglomération d'Agen", "Agglomération d'Agen"],
    ["Métropole de Lyon", "Métropole de Lyon"],
  ])("« %s » reads « %s »", (official, short) => {
    expect(shortNameOf(official)).toBe(short);
  });

  test("are absent from an island without one", async () => {
    const { communes } = await readDecoupage(["29"]);
    expect(communes.find(({ name }) => name === "Ouessant")).toMatchObject({ epciCode: null });
  });
});

describe("the alias table", () => {
  test("makes a commune found under the name added, until it is taken out", async () => {
    await knowCommune("46268", "Saint Géry-Vers", 910);
    await addCommuneAlias(actor, "46268", "  La Boucle du   Célé ");
    expect(await findCommunes("boucle cele")).toMatchObject([
      { code: "46268", knownAs: "La Boucle du Célé" },
    ]);
    const [alias] = await listCommuneAliases();
    expect(alias).toMatchObject({ alias: "La Boucle du Célé", communeCode: "46268", addedById: actor.id });
    await removeCommuneAlias(actor, alias?._id ?? "");
    expect(await findCommunes("boucle")).toEqual([]);
    expect(await findCommunes("saint gery")).toMatchObject([{ code: "46268", knownAs: null }]);
  });

  test("holds the same name once", async () => {
    await knowCommune("46268", "Saint Géry-Vers", 910);
    await addCommuneAlias(actor, "46268", "La Boucle");
    await addCommuneAlias(actor, "46268", "la boucle");
    expect(await CommuneAlias.countDocuments()).toBe(1);
  });

  test("refuses an empty name and an unknown commune", async () => {
    await knowCommune("46268", "Saint Géry-Vers", 910);
    await expect(addCommuneAlias(actor, "46268", " - ")).rejects.toThrow("Écrivez le nom à ajouter.");
    await expect(addCommuneAlias(actor, "99999", "Ailleurs")).rejects.toThrow(
      "Aucune commune ne porte le code INSEE 99999.",
    );
  });
});

async function knowCommune(code: string, name: string, population: number): Promise<void> {
  const facts = { departement: "46", isCurrent: true, millesime: "2026", importedAt: new Date() };
  await Commune.create({ ...facts, _id: code, name, population, searchWords: searchWordsOf(name) });
}

async function epciCodes(communes: { epciCode: string | null }[]): Promise<string[]> {
  return [...new Set(communes.flatMap(({ epciCode }) => epciCode ?? []))];
}
