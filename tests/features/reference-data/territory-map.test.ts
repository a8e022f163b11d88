import fc from "fast-check";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { Commune } from "#models/commune";
import { geoApi } from "#tests/msw/geo-api";
import { forgetReadings } from "~/core/db/remember.server";
import { distanceKm, distanceWords, type Place } from "~/features/reference-data/distance";
import {
  importOutlines,
  recordApproximateLocations,
} from "~/features/reference-data/geo-api-import.commands.server";
import { drawOutlines } from "~/features/reference-data/outline-paths.server";
import { getTerritoryMap } from "~/features/reference-data/territory-map.queries.server";
import { layOutTiles } from "~/features/reference-data/tile-layout";

const ACTOR = { id: "65f000000000000000000001" };
const CAHORS = "200023737";
const FIGEAC = "200067361";
const LALBENQUE = "244600573";
const server = setupServer();

beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

describe("the tiles", () => {
  it("go from north to south, then from west to east, unknown positions last", () => {
    const { columns, rows, tiles } = layOutTiles([
      { code: "unknown" },
      { code: "south", at: [1.4, 44.2] },
      { code: "north-east", at: [2, 44.9] },
      { code: "north-west", at: [1.2, 44.8] },
      { code: "north", at: [1.6, 44.85] },
    ]);
    expect({ columns, rows }).toEqual({ columns: 3, rows: 2 });
    expect(tiles.map(({ code, column, row }) => `${code} ${column} ${row}`)).toEqual([
      "north-west 0 0",
      "north 1 0",
      "north-east 2 0",
      "south 0 1",
      "unknown 1 1",
    ]);
  });

  it("hold every place once, each in a cell of its own", () => {
    const place = fc.record({
      code: fc.uuid(),
      at: fc.option(fc.tuple(fc.double({ min: -5, max: 9 }), fc.double({ min: 41, max: 51 })), {
        nil: undefined,
      }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(place, { selector: ({ code }) => code, maxLength: 40 }), (places) => {
        const { columns, rows, tiles } = layOutTiles(places);
        expect(tiles.map(({ code }) => code).sort()).toEqual(places.map(({ code }) => code).sort());
        expect(new Set(tiles.map(({ column, row }) => `${column} ${row}`)).size).toBe(places.length);
        for (const { column, row } of tiles) expect(column < columns && row < rows).toBe(true);
      }),
    );
  });
});

describe("the map of a territory", () => {
  it("is made of tiles until contours are imported, then of one shape per intercommunalité", async () => {
    await knowCommunes({ "46042": CAHORS, "46102": FIGEAC, "12052": FIGEAC });
    await recordApproximateLocations(ACTOR, [{ communeCode: "46042", coordinates: [1.44, 44.45] }]);
    expect(await getTerritoryMap([FIGEAC, CAHORS])).toMatchObject({
      kind: "tiles",
      tiles: [{ code: CAHORS }, { code: FIGEAC }],
    });
    server.use(geoApi());
    await importOutlines(ACTOR, ["46", "12"]);
    forgetReadings();
    const map = await getTerritoryMap([FIGEAC, CAHORS]);
    expect(map).toMatchObject({ kind: "outlines", shapes: [{ code: FIGEAC }, { code: CAHORS }] });
  });

  it("stays made of tiles while the contour of one commune is missing", async () => {
    await knowCommunes({ "46042": CAHORS, "46138": LALBENQUE });
    server.use(geoApi());
    await importOutlines(ACTOR, ["46"]);
    expect(await getTerritoryMap([CAHORS, LALBENQUE])).toMatchObject({ kind: "tiles" });
  });
});

it.each([
  ["clockwise", false],
  ["the other way", true],
])(
  "draws two communes that touch, written %s, as one shape without the line between them",
  (_, isReversed) => {
    const square = (west: number) => {
      const ring = [
        [west, 44],
        [west, 45],
        [west + 1, 45],
        [west + 1, 44],
        [west, 44],
      ];
      return { type: "Polygon" as const, coordinates: [isReversed ? ring.reverse() : ring] };
    };
    const { width, height, shapes } = drawOutlines(new Map([["epci", [square(1), square(2)]]]), 200);
    const [shape] = shapes;
    const corners = (shape?.path.match(/[^MLZ]+/g) ?? []).sort();
    expect(corners).toEqual(["0,0", "0,141", "100,0", "100,141", "200,0", "200,141"]);
    expect(shape?.path.match(/M/g)).toHaveLength(1);
    expect(shape?.at[0]).toBe(100);
    expect(height / width).toBeCloseTo(0.7, 1);
  },
);

describe("a distance", () => {
  const figeac: Place = { name: "Figeac", location: { type: "Point", coordinates: [2.03, 44.61] } };
  const cahors: Place = { name: "Cahors", location: { type: "Point", coordinates: [1.44, 44.45] } };

  it("is that of the straight line", () => {
    if (!figeac.location || !cahors.location) throw new Error("no position");
    expect(distanceKm(figeac.location, cahors.location)).toBeCloseTo(50, 0);
    expect(distanceKm(figeac.location, figeac.location)).toBe(0);
  });

  it("is unknown until both positions are known, and says when one was typed by hand", () => {
    expect(distanceWords(cahors, figeac)).toMatch(/^à 50.km de Figeac à vol d’oiseau$/);
    expect(distanceWords({ ...cahors, isApproximate: true }, figeac)).toMatch(/^à environ 50.km/);
    expect(distanceWords(figeac, figeac)).toBe("à Figeac");
    expect(distanceWords(undefined, figeac)).toBe("distance inconnue");
    expect(distanceWords(cahors, { name: "Figeac" })).toBe("distance inconnue");
  });
});

async function knowCommunes(epciByCommune: Record<string, string>): Promise<void> {
  const facts = { isCurrent: true, millesime: "2026", importedAt: new Date(), population: 500 };
  for (const [code, epciCode] of Object.entries(epciByCommune)) {
    await Commune.create({ ...facts, _id: code, name: code, departement: code.slice(0, 2), epciCode });
  }
}
