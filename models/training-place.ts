import type { Schema } from "mongoose";
import type { SeatOfferState } from "~/vocabulary/training";
import { type Aggregate, defineModel } from "./define";

/** Who has a seat of a semester: held while an allocation is being published, then taken. */
export interface SeatHolder {
  candidateId: string;
  placementId: string;
  isHeld?: boolean;
  allocationId?: string;
  at: Date;
}

/** The seats of a place for one semester: its holders are never more than them. */
export interface SeatOffer {
  semesterId: string;
  seats: number;
  /** Consulting rooms an intern can have; fewer than the seats, and seats are lost. */
  rooms?: number;
  state: SeatOfferState;
  askedOn?: string;
  answeredOn?: string;
  /** Who answered, in words: a supervisor on their page, or a colleague after a call. */
  answeredBy?: string;
  /** The supervisor who said so: the others of the place read it. */
  answeredById?: string;
  note?: string;
  holders: SeatHolder[];
}

/** Where an intern may be placed: a structure, who supervises there, and at which level. */
export interface TrainingPlaceRecord extends Aggregate {
  structureId: string;
  /** Copied from the structure. */
  structureName: string;
  communeCode: string;
  communeName: string;
  epciCode?: string;
  /** A level of the list of the settings. */
  level: string;
  /** What tells it from another of the same level in the structure. */
  label?: string;
  supervisorIds: string[];
  needsCar: boolean;
  hasOnCall: boolean;
  /** A room of its own, software account, senior at hand…: what is met of what a junior doctor requires. */
  juniorChecks: string[];
  halfDaysPerWeek?: number;
  note?: string;
  isActive: boolean;
  offers: SeatOffer[];
  sortName: string;
  createdAt: Date;
}

export const TrainingPlace = defineModel<TrainingPlaceRecord>(
  "TrainingPlace",
  {
    structureId: { type: String, required: true },
    structureName: { type: String, required: true },
    communeCode: { type: String, required: true },
    communeName: { type: String, required: true },
    epciCode: String,
    level: { type: String, required: true },
    label: String,
    supervisorIds: { type: [String], default: [] },
    needsCar: { type: Boolean, default: false },
    hasOnCall: { type: Boolean, default: false },
    juniorChecks: { type: [String], default: [] },
    halfDaysPerWeek: Number,
    note: String,
    isActive: { type: Boolean, default: true },
    offers: {
      type: [
        {
          ...{ _id: false, semesterId: String, seats: Number, rooms: Number, state: String },
          ...{ askedOn: String, answeredOn: String, answeredBy: String, answeredById: String, note: String },
          holders: {
            type: [
              {
                ...{ _id: false, candidateId: String, placementId: String, isHeld: Boolean },
                ...{ allocationId: String, at: Date },
              },
            ],
            default: [],
          },
        },
      ],
      default: [],
    },
    sortName: { type: String, required: true },
    createdAt: { type: Date, required: true },
  },
  { collection: "training-places", isAggregate: true },
  (schema: Schema) => {
    schema.index({ isActive: 1, sortName: 1, _id: 1 });
    schema.index({ "offers.semesterId": 1, sortName: 1 });
    schema.index({ "offers.holders.candidateId": 1 }, { sparse: true });
    schema.index({ structureId: 1 });
    schema.index({ supervisorIds: 1 }, { sparse: true });
  },
);
