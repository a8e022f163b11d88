import type { Schema } from "mongoose";
import type { DocumentType } from "~/vocabulary/documents";
import type { BookingState, LodgingOwnerKind } from "~/vocabulary/lodgings";
import { type Aggregate, defineModel } from "./define";

export interface LodgingBed {
  id: string;
  /** « Chambre bleue », « Chambre 2, lit 1 » */
  label: string;
  isClosed?: boolean;
}

/** What is in the lodging, counted at each arrival and departure. */
export interface InventoryLine {
  id: string;
  label: string;
  count: number;
}

/** A picture of the lodging; its bytes are in GridFS under the same id. */
export interface LodgingPhoto {
  id: string;
  name: string;
  type: DocumentType;
  bytes: number;
  /** No longer shown; it can be put back. */
  isAside?: boolean;
}

export interface LodgingKey {
  id: string;
  label: string;
  /** The booking whose intern has it; with us when there is none. */
  bookingId?: string;
  since?: string;
}

/** What was counted on a day: only what differs from the inventory is kept. */
export interface InventoryCheck {
  on: string;
  by: string | null;
  missing: { lineId: string; count: number }[];
  note?: string;
}

/** A bed promised to the intern of another lodging, who gives theirs: nobody may touch the booking until it is done. */
export interface BedExchange {
  id: string;
  lodgingId: string;
  bookingId: string;
  /** Whose bed this one becomes. */
  candidateId: string;
  placementId?: string;
}

/** A booking that is not sure yet: whether its intern has another bed on some of these nights is being looked at. */
export interface BookingClaim {
  /** What it becomes when they have none. */
  as: BookingState;
  /** The days it goes back to when they have one; without them, it is called off. */
  was?: { fromOn: string; toOn: string };
}

/** A bed, one intern, from a day to another (the last night is the eve of `toOn`): two of a bed never meet. */
export interface Booking {
  id: string;
  bedId: string;
  /** Empty once the person was erased: the bed and the days stay. */
  candidateId: string;
  /** The semester of the intern that is told of its bed. */
  placementId?: string;
  semesterId?: string;
  allocationId?: string;
  fromOn: string;
  toOn: string;
  state: BookingState;
  bookedAt: Date;
  checkedIn?: InventoryCheck;
  checkedOut?: InventoryCheck;
  exchange?: BedExchange;
  claim?: BookingClaim;
}

export interface LodgingAgreement {
  reference?: string;
  fromOn: string;
  /** Its last day: a booking may end then. */
  toOn?: string;
  noticeMonths?: number;
  /** It is known that it will not be renewed. */
  isFinal?: boolean;
}

export interface LodgingRecord extends Aggregate {
  name: string;
  address: string;
  communeCode: string;
  communeName: string;
  epciCode?: string;
  ownerKind: LodgingOwnerKind;
  ownerName: string;
  /** The partner who owns it, when we know them as one. */
  partnerId?: string;
  ownerEmail?: string;
  agreement?: LodgingAgreement;
  /** Of a bed and a month, in euros. */
  rent?: number;
  rules?: string;
  note?: string;
  photos: LodgingPhoto[];
  beds: LodgingBed[];
  inventory: InventoryLine[];
  keys: LodgingKey[];
  bookings: Booking[];
  isActive: boolean;
  sortName: string;
  createdAt: Date;
}

const check = {
  ...{ _id: false, on: String, by: String, note: String },
  missing: { type: [{ _id: false, lineId: String, count: Number }], default: [] },
};

const exchange = {
  ...{ _id: false, id: String, lodgingId: String, bookingId: String },
  ...{ candidateId: String, placementId: String },
};

const claim = {
  ...{ _id: false, as: String },
  was: { type: { _id: false, fromOn: String, toOn: String }, default: undefined },
};

export const Lodging = defineModel<LodgingRecord>(
  "Lodging",
  {
    name: { type: String, required: true },
    address: { type: String, required: true },
    communeCode: { type: String, required: true },
    communeName: { type: String, required: true },
    epciCode: String,
    ownerKind: { type: String, required: true },
    ownerName: { type: String, required: true },
    partnerId: String,
    ownerEmail: String,
    agreement: {
      type: {
        ...{ _id: false, reference: String, fromOn: String, toOn: String, noticeMonths: Number },
        isFinal: Boolean,
      },
      default: undefined,
    },
    rent: Number,
    rules: String,
    note: String,
    photos: {
      type: [
        { _id: false, id: String, name: String, type: { type: String }, bytes: Number, isAside: Boolean },
      ],
      default: [],
    },
    beds: { type: [{ _id: false, id: String, label: String, isClosed: Boolean }], default: [] },
    inventory: { type: [{ _id: false, id: String, label: String, count: Number }], default: [] },
    keys: {
      type: [{ _id: false, id: String, label: String, bookingId: String, since: String }],
      default: [],
    },
    bookings: {
      type: [
        {
          ...{ _id: false, id: String, bedId: String, candidateId: String, semesterId: String },
          ...{ allocationId: String, fromOn: String, toOn: String, state: String, bookedAt: Date },
          ...{ placementId: String, checkedIn: { type: check }, checkedOut: { type: check } },
          exchange: { type: exchange },
          claim: { type: claim },
        },
      ],
      default: [],
    },
    isActive: { type: Boolean, default: true },
    sortName: { type: String, required: true },
    createdAt: { type: Date, required: true },
  },
  { collection: "lodgings", isAggregate: true },
  (schema: Schema) => {
    schema.index({ isActive: 1, sortName: 1, _id: 1 });
    schema.index({ "bookings.candidateId": 1 }, { sparse: true });
    schema.index({ "bookings.exchange.candidateId": 1 }, { sparse: true });
    schema.index({ "bookings.semesterId": 1 }, { sparse: true });
    schema.index({ "agreement.toOn": 1 }, { sparse: true });
  },
);
