import type { Schema } from "mongoose";
import type { SupervisorOpinion } from "~/vocabulary/surveys";
import type { CompanionKind, PlacementState } from "~/vocabulary/training";
import { type Aggregate, defineModel } from "./define";

/** A wish, in the order of the list: one place, or any of a level, of a sector, or of both. */
export interface PlacementWish {
  placeId?: string;
  level?: string;
  epciCode?: string;
}

export interface Companion {
  candidateId: string;
  kind: CompanionKind;
}

/** The seat an intern was given; the training place says the same of its holder, and is the truth. */
export interface GivenSeat {
  placeId: string;
  allocationId?: string;
  at: Date;
}

/** The bed an intern was given; the bookings of the lodging say the same, and are the truth. */
export interface GivenBed {
  lodgingId: string;
  bedId: string;
  bookingId: string;
}

/** One word of a supervisor on an intern who was there, about the project alone. */
export interface SupervisorWord {
  supervisorId: string;
  /** Their name as it was then. */
  by: string;
  comesBack: SupervisorOpinion;
  text?: string;
  at: Date;
}

/** What an intern asks of one semester, and what they were given: there is one of each intern and semester. */
export interface PlacementRecord extends Aggregate {
  candidateId: string;
  householdId: string;
  semesterId: string;
  state: PlacementState;
  /** Of the list of the settings; any of them will do. */
  levels: string[];
  wishes: PlacementWish[];
  companions: Companion[];
  hasCar?: boolean;
  /** Whether nights and week-ends on call are wished for; unsaid when undefined. */
  wantsOnCall?: boolean;
  bed: { isNeeded: boolean; fromOn?: string; toOn?: string };
  /** A place where this intern was before, told by hand; those of earlier placements are known. */
  knownPlaceIds: string[];
  /** What the intern still owes us, by the words of the list: `convention`, `photo`… */
  received: string[];
  /** Of those, what the intern says was sent, until the team says whether it was received. */
  toldSent?: { key: string; at: Date }[];
  askedAt: Date;
  seat?: GivenSeat;
  lodged?: GivenBed;
  /** The last version of the line that was told to the intern, so that nothing is told twice. */
  toldAt?: Date;
  note?: string;
  /** What each of those who supervised said of them at the end: for the team alone, never counted. */
  supervisorWords?: SupervisorWord[];
}

export const Placement = defineModel<PlacementRecord>(
  "Placement",
  {
    candidateId: { type: String, required: true },
    householdId: { type: String, required: true },
    semesterId: { type: String, required: true },
    state: { type: String, required: true },
    levels: { type: [String], default: [] },
    wishes: { type: [{ _id: false, placeId: String, level: String, epciCode: String }], default: [] },
    companions: { type: [{ _id: false, candidateId: String, kind: String }], default: [] },
    hasCar: Boolean,
    wantsOnCall: Boolean,
    bed: {
      type: { _id: false, isNeeded: { type: Boolean, default: false }, fromOn: String, toOn: String },
      required: true,
    },
    knownPlaceIds: { type: [String], default: [] },
    received: { type: [String], default: [] },
    toldSent: { type: [{ _id: false, key: String, at: Date }], default: undefined },
    askedAt: { type: Date, required: true },
    seat: { type: { _id: false, placeId: String, allocationId: String, at: Date }, default: undefined },
    lodged: { type: { _id: false, lodgingId: String, bedId: String, bookingId: String }, default: undefined },
    toldAt: Date,
    note: String,
    supervisorWords: {
      type: [{ _id: false, supervisorId: String, by: String, comesBack: String, text: String, at: Date }],
      default: undefined,
    },
  },
  { collection: "placements", isAggregate: true },
  (schema: Schema) => {
    schema.index({ semesterId: 1, candidateId: 1 }, { unique: true });
    schema.index({ candidateId: 1, semesterId: 1 });
    schema.index({ householdId: 1 });
    schema.index({ "companions.candidateId": 1 }, { sparse: true });
  },
);
