import { Schema } from "mongoose";
import type { CareAge, CareManagement, CareServiceKind, OddHours } from "~/vocabulary/childcare";
import type { ServiceMode } from "~/vocabulary/local-services";
import type { WeekDay } from "~/vocabulary/proposals";
import { type Point, pointSchema } from "./commune";
import { type Aggregate, defineModel } from "./define";

/** A figure is worth its day and where it comes from. */
export interface CareFigure {
  value: number;
  /** The day it was told. */
  on: string;
  source: string;
}

/** Places of an age group, and those free when it was last told. */
export interface CarePlaces {
  age: CareAge;
  places?: number;
  free?: CareFigure;
}

/** A figure as it was before another was told: the places of all, those free of an age, the departures expected. */
export interface EarlierFigure extends CareFigure {
  of: "places" | "departures" | CareAge;
}

/** A session that gives places out (« commission d’attribution »). */
export interface CareCommission {
  id: string;
  on: string;
  /** The last day on which a file is taken. */
  fileBefore: string;
  /** "YYYY-MM": the months of entry it decides on. */
  forFrom: string;
  forTo: string;
}

/** Where an itinerant or shared service stops, and when. */
export interface CareStop {
  communeCode: string;
  communeName: string;
  days: WeekDay[];
  /** In words: « de 9 h à 12 h, hors vacances ». */
  when?: string;
}

/** Who pays for it, how much of it, until when (« cofinancement »); shares in hundredths of the whole. */
export interface CareFunding {
  payer: string;
  share?: number;
  untilOn?: string;
}

/** A place where children are minded: never a person, childminders are told as totals by commune. */
export interface CareServiceRecord extends Aggregate {
  name: string;
  sortName: string;
  kind: CareServiceKind;
  management?: CareManagement;
  manager?: string;
  mode: ServiceMode;
  communeCode: string;
  communeName: string;
  epciCode?: string;
  /** Its commune and those of its stops, and their intercommunalités: what lists and rankings read. */
  communeCodes: string[];
  epciCodes: string[];
  address?: string;
  location?: Point;
  phone?: string;
  email?: string;
  website?: string;
  /** The partner asked for it; the relay centre of the commune when nothing is said. */
  partnerId?: string;
  /** Places in all, as its authorisation states them. */
  places?: CareFigure;
  byAge: CarePlaces[];
  /** "HH:mm", and the days it is open. */
  opensAt?: string;
  closesAt?: string;
  days: WeekDay[];
  oddHours: OddHours[];
  isInclusive?: boolean;
  takesOccasional?: boolean;
  takesEmergencies?: boolean;
  stops: CareStop[];
  fundings: CareFunding[];
  commissions: CareCommission[];
  /** Departures of staff expected within five years: a count, never a person. */
  departures?: CareFigure;
  /** Values the figures had, the latest first. */
  earlier?: EarlierFigure[];
  opensOn?: string;
  closedOn?: string;
  note?: string;
  source: string;
  sourceId?: string;
  /** The day somebody last made sure of it: beyond `CARE_FRESH_DAYS`, it is stale. */
  checkedOn: string;
  isActive: boolean;
  isListed?: boolean;
  /** What its source said last, field by field: what differs from it was typed by a colleague, and stays. */
  asListed?: Record<string, unknown>;
  searchWords: string[];
  createdAt: Date;
}

export const careFigure = { _id: false, value: Number, on: String, source: String };

const stop = new Schema(
  { communeCode: String, communeName: String, days: { type: [String], default: [] }, when: String },
  { _id: false },
);

export const CareService = defineModel<CareServiceRecord>(
  "CareService",
  {
    name: { type: String, required: true },
    sortName: { type: String, required: true },
    kind: { type: String, required: true },
    management: String,
    manager: String,
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
    partnerId: String,
    places: { type: careFigure },
    byAge: {
      type: [{ _id: false, age: String, places: Number, free: { type: careFigure } }],
      default: [],
    },
    opensAt: String,
    closesAt: String,
    days: { type: [String], default: [] },
    oddHours: { type: [String], default: [] },
    isInclusive: Boolean,
    takesOccasional: Boolean,
    takesEmergencies: Boolean,
    stops: { type: [stop], default: [] },
    fundings: { type: [{ _id: false, payer: String, share: Number, untilOn: String }], default: [] },
    commissions: {
      type: [{ _id: false, id: String, on: String, fileBefore: String, forFrom: String, forTo: String }],
      default: [],
    },
    departures: { type: careFigure },
    earlier: { type: [{ ...careFigure, of: String }], default: undefined },
    opensOn: String,
    closedOn: String,
    note: String,
    source: { type: String, required: true },
    sourceId: String,
    checkedOn: { type: String, required: true },
    isActive: { type: Boolean, default: true },
    isListed: Boolean,
    asListed: Schema.Types.Mixed,
    searchWords: { type: [String], default: [] },
    createdAt: { type: Date, required: true },
  },
  { collection: "care-services", isAggregate: true },
  (schema: Schema) => {
    schema.index({ isActive: 1, sortName: 1, _id: 1 });
    schema.index({ epciCodes: 1, isActive: 1, sortName: 1 });
    schema.index({ communeCodes: 1, isActive: 1, sortName: 1 });
    schema.index({ kind: 1, isActive: 1, sortName: 1 });
    schema.index({ searchWords: 1, sortName: 1, _id: 1 });
    // Those that travel or are shared: few among many.
    schema.index({ mode: 1, isActive: 1, sortName: 1, _id: 1 });
    schema.index({ isActive: 1, checkedOn: 1 });
    schema.index({ partnerId: 1 }, { sparse: true });
    schema.index({ source: 1, sourceId: 1 }, { sparse: true });
    schema.index({ "commissions.fileBefore": 1 }, { sparse: true });
  },
);
