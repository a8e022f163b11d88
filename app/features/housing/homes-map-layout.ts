/** A commune of the map: how many homes are proposed there, whether one of the household works there. */
export interface MappedPlace {
  name: string;
  /** Longitude, then latitude, in degrees. */
  at: readonly [number, number];
  homes: number;
  isWork: boolean;
}

export interface DrawnPlace extends Omit<MappedPlace, "at"> {
  x: number;
  y: number;
  /** Where its words are written: never over those of another. */
  labelY: number;
}

export interface HomesMapData {
  width: number;
  height: number;
  places: DrawnPlace[];
  /** A length one can measure with: so many kilometres, so many pixels. */
  scale: { km: number; pixels: number };
}

const WIDTH = 560;
const MOST_HEIGHT = 360;
/** Around the dots; on the right, a name is written. */
const MARGIN = { left: 16, right: 190, top: 20, bottom: 44 };
const LINE = 18;
const KM_PER_DEGREE = 111.2;
/** A narrower map would make neighbours of the same town look far apart. */
const LEAST_KM = 8;
const SCALES = [1, 2, 5, 10, 20, 50, 100];

/** Places set where they are, north at the top, on a flat Earth: true enough for a département. */
export function layOutHomes(places: readonly MappedPlace[]): HomesMapData {
  const cosine = Math.cos((mean(places.map(({ at: [, latitude] }) => latitude)) * Math.PI) / 180);
  const inKm = places.map(({ at: [longitude, latitude] }) => ({
    east: longitude * KM_PER_DEGREE * cosine,
    south: -latitude * KM_PER_DEGREE,
  }));
  const [east, south] = [span(inKm.map((at) => at.east)), span(inKm.map((at) => at.south))];
  const across = WIDTH - MARGIN.left - MARGIN.right;
  const down = MOST_HEIGHT - MARGIN.top - MARGIN.bottom;
  const pixelsPerKm = Math.min(across / east.length, down / south.length);
  const drawn = places.map(({ at: _at, ...place }, index) => {
    const x = MARGIN.left + ((inKm[index]?.east ?? 0) - east.from) * pixelsPerKm;
    const y = MARGIN.top + ((inKm[index]?.south ?? 0) - south.from) * pixelsPerKm;
    return { ...place, x: Math.round(x), y: Math.round(y) };
  });
  const top = Math.min(...drawn.map(({ y }) => y)) - MARGIN.top;
  const labelled = withLabels(drawn.map((place) => ({ ...place, y: place.y - top })));
  const lowest = Math.max(...labelled.map(({ labelY }) => labelY));
  const km = SCALES.findLast((length) => length * pixelsPerKm <= across / 2) ?? 1;
  return {
    width: WIDTH,
    height: lowest + MARGIN.bottom,
    places: labelled,
    scale: { km, pixels: Math.round(km * pixelsPerKm) },
  };
}

/** From north to south, each name at least a line below the one before. */
function withLabels(places: readonly Omit<DrawnPlace, "labelY">[]): DrawnPlace[] {
  let lowest = Number.NEGATIVE_INFINITY;
  return [...places]
    .sort((one, other) => one.y - other.y)
    .map((place) => {
      lowest = Math.max(place.y, lowest + LINE);
      return { ...place, labelY: lowest };
    });
}

/** From the least value, as long as it takes, centred when that is less than the least length drawn. */
function span(values: readonly number[]): { from: number; length: number } {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const length = Math.max(most - least, LEAST_KM);
  return { from: (least + most - length) / 2, length };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
