import { Schema } from "mongoose";
import { defineModel } from "./define";

export type ReferenceSource =
  | "decoupage-administratif"
  | "commune-list"
  | "geo-api"
  | "finess"
  | "zoning"
  | "rome"
  | "services"
  | "offers"
  | "care-services"
  | "childminders"
  | "schools"
  | "density";

/** A dated record of one import of reference data. */
export interface ReferenceImportRecord {
  _id: string;
  source: ReferenceSource;
  /** The year the data describe; of a directory or a deed, its day. */
  millesime: string;
  /** Which list it is, where a source has several: one takes the place of its own earlier ones alone. */
  listName?: string;
  /** How the columns of that list were read, to be offered again. */
  columns?: { header: string; field?: string }[];
  departements: string[];
  /** What was read, by kind: communes, epcis, retired… */
  counts: Record<string, number>;
  /** The version in use; one earlier version is kept beside it. */
  isCurrent: boolean;
  /** The import that was in use before. */
  previousId: string | null;
  at: Date;
  /** Who asked for it; null for the software itself. */
  byId: string | null;
}

export const ReferenceImport = defineModel<ReferenceImportRecord>(
  "ReferenceImport",
  {
    source: {
      type: String,
      enum: [
        "decoupage-administratif",
        "commune-list",
        "geo-api",
        "finess",
        "zoning",
        "rome",
        "services",
        "offers",
        "care-services",
        "childminders",
        "schools",
        "density",
      ],
      required: true,
    },
    millesime: { type: String, required: true },
    listName: String,
    columns: { type: [{ _id: false, header: String, field: String }], default: undefined },
    departements: { type: [String], required: true },
    counts: { type: Schema.Types.Mixed, required: true },
    isCurrent: { type: Boolean, required: true },
    previousId: { type: String, default: null },
    at: { type: Date, required: true },
    byId: { type: String, default: null },
  },
  { collection: "reference-imports" },
  (schema) => {
    schema.index({ source: 1, departements: 1, at: -1 });
  },
);
