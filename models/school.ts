import type { Schema } from "mongoose";
import type { SchoolKind, SchoolLevel, SchoolSector } from "~/vocabulary/schooling";
import { type Point, pointSchema } from "./commune";
import { type Aggregate, defineModel } from "./define";

export type SchoolTrack = "general" | "technological" | "vocational";

/**
 * An establishment, as the national directory (« Annuaire de l’éducation ») tells it; replaced by the next file, but for
 * what colleagues add. Its id is its UAI: seven figures and a letter.
 */
export interface SchoolRecord extends Aggregate {
  name: string;
  /** Its commune, then its name: half of the schools are called « École primaire publique ». */
  sortName: string;
  kind: SchoolKind;
  sector: SchoolSector;
  /** As the directory says it: « sous contrat avec l’État ». */
  contract?: string;
  /** The classes it has, as far as its kind tells. */
  levels: SchoolLevel[];
  communeCode: string;
  communeName: string;
  epciCode?: string;
  postalCode?: string;
  address?: string;
  location?: Point;
  /** The position is that of its commune: the directory knows no better. */
  isApproximate?: boolean;
  phone?: string;
  email?: string;
  website?: string;
  hasCanteen?: boolean;
  hasBoarding?: boolean;
  /** A class for pupils with special needs (ULIS). */
  hasUlis?: boolean;
  /** Voies of a lycée. */
  tracks?: SchoolTrack[];
  pupils?: number;
  /** What a colleague knows besides: languages, options, transport, after-school care, whom to call. */
  note?: string;
  partnerId?: string;
  /** False once a later file no longer lists it as open. */
  isListed: boolean;
  source: string;
  /** The day it was true, as precisely as its source says: « 2024-11-26 », « 2024-12 », or the school year « 2021-2022 ». */
  dataOn: string;
  searchWords: string[];
}

export const School = defineModel<SchoolRecord>(
  "School",
  {
    name: { type: String, required: true },
    sortName: { type: String, required: true },
    kind: { type: String, required: true },
    sector: { type: String, required: true },
    contract: String,
    levels: { type: [String], default: [] },
    communeCode: { type: String, required: true },
    communeName: { type: String, required: true },
    epciCode: String,
    postalCode: String,
    address: String,
    location: { type: pointSchema },
    isApproximate: Boolean,
    phone: String,
    email: String,
    website: String,
    hasCanteen: Boolean,
    hasBoarding: Boolean,
    hasUlis: Boolean,
    tracks: { type: [String], default: undefined },
    pupils: Number,
    note: String,
    partnerId: String,
    isListed: { type: Boolean, default: true },
    source: { type: String, required: true },
    dataOn: { type: String, required: true },
    searchWords: { type: [String], default: [] },
  },
  { collection: "schools", isAggregate: true },
  (schema: Schema) => {
    schema.index({ isListed: 1, sortName: 1, _id: 1 });
    schema.index({ communeCode: 1, isListed: 1, sortName: 1 });
    schema.index({ epciCode: 1, isListed: 1, sortName: 1 });
    schema.index({ kind: 1, isListed: 1, sortName: 1 });
    schema.index({ levels: 1, isListed: 1, communeCode: 1, sortName: 1 });
    schema.index({ searchWords: 1, sortName: 1, _id: 1 });
    schema.index({ location: "2dsphere" }, { sparse: true });
  },
);
