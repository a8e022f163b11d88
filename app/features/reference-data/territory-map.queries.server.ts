import { Commune } from "#models/commune";
import { untilNextChange } from "~/core/db/remember.server";
import { type Drawing, drawOutlines } from "./outline-paths.server";
import { listOutlines } from "./reference-data.queries.server";
import { layOutTiles, type Tile, type TilePlace } from "./tile-layout";

/** The map of some EPCI: tiles set more or less in place, or real contours once they are imported. */
export type TerritoryMapData =
  | { kind: "tiles"; columns: number; rows: number; tiles: Tile[] }
  | ({ kind: "outlines" } & Drawing);

const WIDTH = 420;

/** The map of some EPCI, in the shape the drawing needs. */
export function getTerritoryMap(codes: readonly string[]): Promise<TerritoryMapData> {
  return untilNextChange(`territory-map:${codes.join()}`, () => readMap(codes));
}

async function readMap(codes: readonly string[]): Promise<TerritoryMapData> {
  const communes = await Commune.find(
    { epciCode: { $in: [...codes] }, isCurrent: true },
    { epciCode: 1, location: 1, population: 1 },
  ).lean<MapCommune[]>();
  const outlines = await listOutlines([...codes]);
  if (communes.length > 0 && communes.every(({ _id }) => outlines.has(_id))) {
    const groups = codes.map((code) => [code, outlinesOf(code, communes, outlines)] as const);
    return { kind: "outlines", ...drawOutlines(new Map(groups), WIDTH) };
  }
  return { kind: "tiles", ...layOutTiles(codes.map((code) => placeOf(code, communes))) };
}

interface MapCommune {
  _id: string;
  epciCode: string;
  population: number;
  location?: { coordinates: [number, number] };
}

function outlinesOf<Shape>(
  code: string,
  communes: readonly MapCommune[],
  outlines: ReadonlyMap<string, Shape>,
): Shape[] {
  return communes.flatMap(({ _id, epciCode }) => {
    const outline = epciCode === code ? outlines.get(_id) : undefined;
    return outline ? [outline] : [];
  });
}

/** An EPCI stands where its most populated commune of known position is. */
function placeOf(code: string, communes: readonly MapCommune[]): TilePlace {
  const [seat] = communes
    .filter(({ epciCode, location }) => epciCode === code && location)
    .sort((a, b) => b.population - a.population);
  return { code, at: seat?.location?.coordinates };
}
