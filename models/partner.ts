import type { Schema } from "mongoose";
import type { PartnerKind } from "~/vocabulary/partners";
import { type Aggregate, defineModel } from "./define";

export interface PartnerContact {
  id: string;
  name: string;
  role?: string;
  email?: string;
  phone?: string;
}

/** Days, both included, on which nobody there answers. */
export interface Closure {
  fromOn: string;
  toOn: string;
  label?: string;
}

export interface PartnerRecord extends Aggregate {
  name: string;
  kind: PartnerKind;
  /** SIREN of the intercommunalités covered; none means the whole département. */
  territories: string[];
  /** INSEE code of the commune where it is. */
  communeCode?: string;
  contacts: PartnerContact[];
  closures?: Closure[];
  note?: string;
  isActive: boolean;
  searchWords: string[];
  lastAskedAt?: Date;
  lastAnsweredAt?: Date;
  askedCount: number;
  answeredCount: number;
  createdAt: Date;
}

export const Partner = defineModel<PartnerRecord>(
  "Partner",
  {
    name: { type: String, required: true },
    kind: { type: String, required: true },
    territories: { type: [String], default: [] },
    communeCode: String,
    contacts: {
      type: [{ _id: false, id: String, name: String, role: String, email: String, phone: String }],
      default: [],
    },
    closures: { type: [{ _id: false, fromOn: String, toOn: String, label: String }], default: undefined },
    note: String,
    isActive: { type: Boolean, default: true },
    searchWords: { type: [String], default: [] },
    lastAskedAt: Date,
    lastAnsweredAt: Date,
    askedCount: { type: Number, default: 0 },
    answeredCount: { type: Number, default: 0 },
    createdAt: { type: Date, required: true },
  },
  { collection: "partners", isAggregate: true },
  (schema: Schema) => {
    schema.index({ isActive: 1, name: 1 });
    schema.index({ kind: 1, isActive: 1, name: 1 });
    schema.index({ searchWords: 1, name: 1 });
  },
);
