import { geoIdentity, geoMercatorRaw, geoPath } from "d3-geo";
import { merge } from "topojson-client";
import { topology } from "topojson-server";
import type { GeometryCollection, MultiPolygon, Polygon } from "topojson-specification";
import type { Outline } from "#models/commune-outline";

export interface Shape {
  code: string;
  path: string;
  /** Where its name is written, in the units of the drawing. */
  at: [x: number, y: number];
}

export interface Drawing {
  width: number;
  height: number;
  shapes: Shape[];
}

/** Points of a smaller detail than this are not drawn, in units of the drawing. */
const DECIMALS = 0;
const REPEATED_POINT = /(L[^LMZ]+)\1+/g;

/** Draws each group of communes as one shape, the lines between its communes taken away; width in pixels. */
export function drawOutlines(groups: ReadonlyMap<string, Outline[]>, width: number): Drawing {
  const merged = [...groups].map(([code, outlines]) => ({ code, area: mergeOutlines(outlines) }));
  const whole = { type: "GeometryCollection" as const, geometries: merged.map(({ area }) => area) };
  const [[west, south], [east, north]] = geoPath().bounds(whole);
  const height = Math.ceil((width * (north - south)) / (east - west));
  const path = geoPath(geoIdentity().reflectY(true).fitSize([width, height], whole)).digits(DECIMALS);
  const shapes = merged.map(({ code, area }) => ({
    code,
    path: (path(area) ?? "").replace(REPEATED_POINT, "$1"),
    at: path.centroid(area).map(Math.round) as [number, number],
  }));
  return { width, height, shapes };
}

function mergeOutlines(outlines: Outline[]): GeoJSON.MultiPolygon {
  const communes = { type: "GeometryCollection" as const, geometries: outlines.map(flatten) };
  const shared = topology({ communes });
  const { geometries } = shared.objects.communes as GeometryCollection;
  return merge(shared, geometries as (Polygon | MultiPolygon)[]);
}

/** On a plane at once: on the sphere, a contour turning the other way would be all the rest of the Earth. */
function flatten(outline: Outline): Outline {
  const ring = (points: number[][]) => points.map(toPlane);
  return outline.type === "Polygon"
    ? { ...outline, coordinates: outline.coordinates.map(ring) }
    : { ...outline, coordinates: outline.coordinates.map((polygon) => polygon.map(ring)) };
}

function toPlane([longitude = 0, latitude = 0]: number[]): number[] {
  return geoMercatorRaw((longitude * Math.PI) / 180, (latitude * Math.PI) / 180);
}
