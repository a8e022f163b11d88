import { Schema } from "mongoose";
import { type Point, pointSchema } from "./commune";
import { defineModel } from "./define";

/** The contour of a commune, as GeoJSON: longitude, then latitude, in degrees. */
export type Outline =
  | { type: "Polygon"; coordinates: number[][][] }
  | { type: "MultiPolygon"; coordinates: number[][][][] };

/** Centre and contour of one commune as one import brought them. */
export interface CommuneOutlineRecord {
  _id: string;
  importId: string;
  communeCode: string;
  centre: Point;
  outline: Outline;
}

export const CommuneOutline = defineModel<CommuneOutlineRecord>(
  "CommuneOutline",
  {
    importId: { type: String, required: true },
    communeCode: { type: String, required: true },
    centre: { type: pointSchema, required: true },
    outline: { type: Schema.Types.Mixed, required: true },
  },
  { collection: "commune-outlines" },
  (schema) => {
    schema.index({ importId: 1 });
  },
);
