import type { SchemaDefinition } from "mongoose";
import type { DocumentType } from "~/vocabulary/documents";
import type { Tenure } from "~/vocabulary/needs";

/** What a household looks for in a home; amounts in euros a month, or in all to buy, distances in kilometres as the crow flies. */
export interface HousingCriteria {
  tenure?: Tenure;
  budgetMax?: number;
  rooms?: number;
  isFurnished?: boolean;
  people?: number;
  months?: number;
  /** Of a roof for the time of a visit. */
  nights?: number;
  hasPets?: boolean;
  hasCar?: boolean;
  /** Somebody of the household needs a home without steps: never why. */
  isAccessible?: boolean;
  /** INSEE code and name of the commune where one of them works, and how far from it they would live. */
  workplaceCode?: string;
  workplaceName?: string;
  distanceMaxKm?: number;
}

/** A picture a partner joins to what they propose; its bytes are kept under its id. */
export interface ProposedPhoto {
  id: string;
  name: string;
  type: DocumentType;
  bytes: number;
}

/** Without a kind, it was kept when only homes were proposed. */
export interface ProposedHome {
  kind?: "housing";
  place: string;
  /** The commune of that place, when it was recognised. */
  communeCode?: string;
  communeName?: string;
  tenure?: Tenure;
  rent?: number;
  rooms?: number;
  fromOn?: string;
  isFurnished?: boolean;
  takesPets?: boolean;
  isAccessible?: boolean;
  link?: string;
  photos?: ProposedPhoto[];
  note?: string;
}

export const housingCriteria: SchemaDefinition = {
  tenure: String,
  budgetMax: Number,
  rooms: Number,
  isFurnished: Boolean,
  people: Number,
  months: Number,
  nights: Number,
  hasPets: Boolean,
  hasCar: Boolean,
  isAccessible: Boolean,
  workplaceCode: String,
  workplaceName: String,
  distanceMaxKm: Number,
};

export const proposedHome: SchemaDefinition = {
  place: String,
  communeCode: String,
  communeName: String,
  tenure: String,
  rent: Number,
  rooms: Number,
  fromOn: String,
  isFurnished: Boolean,
  takesPets: Boolean,
  isAccessible: Boolean,
  link: String,
  photos: {
    type: [{ _id: false, id: String, name: String, type: { type: String }, bytes: Number }],
    default: undefined,
  },
};
