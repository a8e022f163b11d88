/** A place to set on the map: longitude and latitude in degrees when they are known. */
export interface TilePlace {
  code: string;
  at?: [longitude: number, latitude: number];
}

export interface Tile {
  code: string;
  column: number;
  row: number;
}

const FEW = 12;

/**
 * Sets one tile per place in rows from north to south, each from west to east. Places whose position is not
 * known come last, in the order given.
 */
export function layOutTiles(places: readonly TilePlace[]): { columns: number; rows: number; tiles: Tile[] } {
  const columns = Math.min(places.length, places.length <= FEW ? 3 : 4);
  const placed = places.filter(isPlaced).sort((a, b) => b.at[1] - a.at[1]);
  const rows = inRowsOf(columns, placed).map((row) => row.sort((a, b) => a.at[0] - b.at[0]));
  const ordered = [...rows.flat(), ...places.filter((place) => !isPlaced(place))];
  const tiles = ordered.map(({ code }, index) => ({
    code,
    column: index % columns,
    row: Math.floor(index / columns),
  }));
  return { columns, rows: Math.ceil(places.length / Math.max(columns, 1)), tiles };
}

function isPlaced(place: TilePlace): place is Required<TilePlace> {
  return place.at !== undefined;
}

function inRowsOf<Item>(size: number, items: readonly Item[]): Item[][] {
  const starts = items.map((_, index) => index).filter((index) => index % size === 0);
  return starts.map((start) => items.slice(start, start + size));
}
