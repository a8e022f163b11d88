import { Schema } from "mongoose";
import type { Density } from "~/vocabulary/observatory";
import { defineModel } from "./define";

/** A place on Earth, as GeoJSON: longitude, then latitude, in degrees. */
export interface Point {
  type: "Point";
  coordinates: [longitude: number, latitude: number];
}

export interface CommuneRecord {
  /** INSEE code. */
  _id: string;
  name: string;
  /** Names of merged, « déléguées » and « associées » communes. */
  formerNames: string[];
  /** Names people still use, from the editable table. */
  aliases: string[];
  searchWords: string[];
  postalCodes: string[];
  population: number;
  departement: string;
  /** SIREN of its EPCI; null for the few islands without one. */
  epciCode: string | null;
  location?: Point;
  /** True when the location was typed by hand, until the importer brings the official one. */
  isApproximate?: boolean;
  /** How densely it is peopled, and its « bassin de vie », as Insee’s tables say: later divisions leave them as they are. */
  density?: Density;
  basinCode?: string;
  basinName?: string;
  /** False once a later « millésime » no longer lists it. */
  isCurrent: boolean;
  millesime: string;
  importedAt: Date;
}

export const pointSchema = new Schema<Point>(
  {
    type: { type: String, enum: ["Point"], required: true },
    coordinates: { type: [Number], required: true },
  },
  { _id: false },
);

export const Commune = defineModel<CommuneRecord>(
  "Commune",
  {
    name: { type: String, required: true },
    formerNames: { type: [String], default: [] },
    aliases: { type: [String], default: [] },
    searchWords: { type: [String], default: [] },
    postalCodes: { type: [String], default: [] },
    population: { type: Number, required: true },
    departement: { type: String, required: true },
    epciCode: { type: String, default: null },
    location: { type: pointSchema },
    isApproximate: Boolean,
    density: String,
    basinCode: String,
    basinName: String,
    isCurrent: { type: Boolean, required: true },
    millesime: { type: String, required: true },
    importedAt: { type: Date, required: true },
  },
  { collection: "communes" },
  (schema) => {
    schema.index({ searchWords: 1, population: -1 });
    schema.index({ departement: 1 });
    schema.index({ epciCode: 1 });
    schema.index({ location: "2dsphere" }, { sparse: true });
  },
);
