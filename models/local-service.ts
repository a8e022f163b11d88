import { Schema } from "mongoose";
import type { ServiceKind, ServiceMode, ServiceTheme } from "~/vocabulary/local-services";
import { type Point, pointSchema } from "./commune";
import { type Aggregate, defineModel } from "./define";

/** Where and when something itinerant stops. */
export interface ServiceStop {
  communeCode: string;
  communeName: string;
  place?: string;
  /** In words: « les 1ᵉʳ et 3ᵉ mardis, de 9 h à 12 h ». */
  when?: string;
}

/** A service or a place of the territory (« service, lieu »): what a household may need around it. */
export interface LocalServiceRecord extends Aggregate {
  name: string;
  sortName: string;
  kind: ServiceKind;
  themes: ServiceTheme[];
  mode: ServiceMode;
  communeCode: string;
  communeName: string;
  epciCode?: string;
  /** Where it is found: its commune, those of its stops; lists and « à côté de chez vous » read them. */
  communeCodes: string[];
  /** Their intercommunalités. */
  epciCodes: string[];
  address?: string;
  location?: Point;
  phone?: string;
  email?: string;
  website?: string;
  /** When it is open, in words. */
  opening?: string;
  stops: ServiceStop[];
  funders: string[];
  partnerId?: string;
  note?: string;
  /** Where what is said of it comes from, and its id there. */
  source: string;
  sourceId?: string;
  /** The day somebody last made sure of it. */
  checkedOn: string;
  /** The last time somebody there was asked whether it still holds. */
  refreshAskedAt?: Date;
  refreshLink?: { version: number; sentAt: Date; answeredAt?: Date };
  isActive: boolean;
  /** False once a later file of the same source no longer lists it. */
  isListed?: boolean;
  /** What its source said last, field by field: what differs from it was typed by a colleague, and stays. */
  asListed?: Record<string, unknown>;
  searchWords: string[];
  createdAt: Date;
}

const stop = new Schema(
  { communeCode: String, communeName: String, place: String, when: String },
  { _id: false },
);

export const LocalService = defineModel<LocalServiceRecord>(
  "LocalService",
  {
    name: { type: String, required: true },
    sortName: { type: String, required: true },
    kind: { type: String, required: true },
    themes: { type: [String], default: [] },
    mode: { type: String, required: true },
    communeCode: { type: String, required: true },
    communeName: { type: String, required: true },
    epciCode: String,
    communeCodes: { type: [String], default: [] },
    epciCodes: { type: [String], default: [] },
    address: String,
    location: { type: pointSchema },
    phone: String,
    email: String,
    website: String,
    opening: String,
    stops: { type: [stop], default: [] },
    funders: { type: [String], default: [] },
    partnerId: String,
    note: String,
    source: { type: String, required: true },
    sourceId: String,
    checkedOn: { type: String, required: true },
    refreshAskedAt: Date,
    refreshLink: { type: { _id: false, version: Number, sentAt: Date, answeredAt: Date } },
    isActive: { type: Boolean, default: true },
    isListed: Boolean,
    asListed: Schema.Types.Mixed,
    searchWords: { type: [String], default: [] },
    createdAt: { type: Date, required: true },
  },
  { collection: "local-services", isAggregate: true },
  (schema: Schema) => {
    schema.index({ isActive: 1, sortName: 1, _id: 1 });
    schema.index({ themes: 1, isActive: 1, sortName: 1, _id: 1 });
    schema.index({ kind: 1, isActive: 1, sortName: 1, _id: 1 });
    schema.index({ epciCodes: 1, isActive: 1, sortName: 1, _id: 1 });
    schema.index({ communeCodes: 1, isActive: 1 });
    schema.index({ searchWords: 1, sortName: 1, _id: 1 });
    schema.index({ source: 1, sourceId: 1 }, { sparse: true });
    schema.index({ location: "2dsphere" }, { sparse: true });
    schema.index({ isActive: 1, checkedOn: 1 });
  },
);
