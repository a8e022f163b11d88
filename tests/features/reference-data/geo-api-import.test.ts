import type { RequestHandler } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Commune } from "#models/commune";
import { CommuneOutline } from "#models/commune-outline";
import { Epci } from "#models/epci";
import { ReferenceImport } from "#models/reference-import";
import { brokenGeoApi, geoApi } from "#tests/msw/geo-api";
import {
  importOutlines,
  type OutlineProgress,
  recordApproximateLocations,
  restorePreviousOutlines,
} from "~/features/reference-data/geo-api-import.commands.server";
import { getCommune, listOutlines } from "~/features/reference-data/reference-data.queries.server";

const actor = { id: "65f000000000000000000001" };
const GRAND_FIGEAC = "200067361";
const server = setupServer();

beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

async function knowSomeCommunes(): Promise<void> {
  const facts = { isCurrent: true, millesime: "2026", importedAt: new Date(), population: 500 };
  const places = {
    "46042": "200023737",
    "46268": "200023737",
    "46138": "244600573",
    "46102": GRAND_FIGEAC,
    "12052": GRAND_FIGEAC,
  };
  for (const [code, epciCode] of Object.entries(places)) {
    await Commune.create({ ...facts, _id: code, name: code, departement: code.slice(0, 2), epciCode });
  }
  const names = { name: "CC Grand-Figeac", shortName: "Grand-Figeac" };
  await Epci.create({
    ...facts,
    ...names,
    _id: GRAND_FIGEAC,
    departements: ["46", "12"],
    communeCount: 2,
  });
}

async function cahors(): Promise<[number, number] | undefined> {
  return (await getCommune("46042")).location?.coordinates;
}

describe("importing centres and contours", () => {
  beforeEach(knowSomeCommunes);

  test("places communes and draws them, across the border too", async () => {
    server.use(geoApi());
    await importOutlines(actor, ["46"]);
    expect(await getCommune("12052")).toMatchObject({
      location: { type: "Point", coordinates: [2.0791, 44.5772] },
    });
    const outlines = await listOutlines([GRAND_FIGEAC]);
    expect([...outlines.keys()].sort()).toEqual(["12052", "46102"]);
    expect(await Commune.exists({ _id: "12145" })).toBeNull();
  });

  test("records each département with its counts", async () => {
    server.use(geoApi());
    await importOutlines(actor, ["46"]);
    expect(await ReferenceImport.findOne({ source: "geo-api", departements: "46" }).lean()).toMatchObject({
      counts: { communes: 3, missing: 1 },
      byId: actor.id,
      isCurrent: true,
    });
  });

  test("tells its progress", async () => {
    server.use(geoApi());
    const told: OutlineProgress[] = [];
    await importOutlines(actor, ["46"], (progress) => told.push(progress));
    expect(told).toEqual([
      { departement: "46", done: 0, total: 2 },
      { departement: "12", done: 1, total: 2 },
      { departement: null, done: 2, total: 2 },
    ]);
  });

  test("keeps the previous version, which can be put back", async () => {
    server.use(geoApi());
    await importOutlines(actor, ["46"]);
    server.use(geoApi({ moveCahorsTo: [1.5, 44.5] }));
    await importOutlines(actor, ["46"]);
    expect(await cahors()).toEqual([1.5, 44.5]);
    await restorePreviousOutlines(actor, "46");
    expect(await cahors()).toEqual([1.4364, 44.4507]);
    await restorePreviousOutlines(actor, "46");
    expect(await cahors()).toEqual([1.5, 44.5]);
  });

  test("forgets older contours, not the record of their import", async () => {
    server.use(geoApi());
    for (let turn = 0; turn < 3; turn += 1) await importOutlines(actor, ["46"]);
    expect(await CommuneOutline.countDocuments({ communeCode: "46042" })).toBe(2);
    expect(await ReferenceImport.countDocuments({ source: "geo-api", departements: "46" })).toBe(3);
    expect(
      await ReferenceImport.countDocuments({ source: "geo-api", departements: "46", isCurrent: true }),
    ).toBe(1);
  });

  test("replaces an approximate location, which never replaces an official one", async () => {
    server.use(geoApi());
    const typed = [{ communeCode: "46042", coordinates: [1.4, 44.4] as [number, number] }];
    await recordApproximateLocations(actor, typed);
    expect(await getCommune("46042")).toMatchObject({
      isApproximate: true,
      location: { coordinates: [1.4, 44.4] },
    });
    await importOutlines(actor, ["46"]);
    await recordApproximateLocations(actor, typed);
    expect(await getCommune("46042")).toMatchObject({
      isApproximate: false,
      location: { coordinates: [1.4364, 44.4507] },
    });
  });

  test.each<[keyof typeof brokenGeoApi, string]>([
    ["unreachable", "geo.api.gouv.fr ne répond pas (département 46)"],
    ["failing", "geo.api.gouv.fr a répondu par l’erreur 503 pour le département 46"],
    ["unreadable", "n’a pas la forme attendue"],
    ["empty", "n’a pas la forme attendue"],
  ])("says in French that the service is %s, and changes nothing", async (trouble, sentence) => {
    const handler: RequestHandler = brokenGeoApi[trouble];
    server.use(handler);
    await expect(importOutlines(actor, ["46"])).rejects.toMatchObject({
      name: "UserFacingError",
      message: expect.stringContaining(sentence),
    });
    expect(await cahors()).toBeUndefined();
    expect(await ReferenceImport.countDocuments({ source: "geo-api" })).toBe(0);
  });

  test("has no previous version to put back after one import only", async () => {
    server.use(geoApi());
    await importOutlines(actor, ["46"]);
    await expect(restorePreviousOutlines(actor, "46")).rejects.toThrow(
      "Aucune version antérieure n’est gardée pour le département 46.",
    );
  });
});

test("typing no approximate location at all changes nothing", async () => {
  await expect(recordApproximateLocations(actor, [])).resolves.toBeUndefined();
});

test("asks for the communes first when none is known", async () => {
  await expect(importOutlines(actor, ["46"])).rejects.toThrow(
    "Importez d’abord les communes de ces départements.",
  );
});
