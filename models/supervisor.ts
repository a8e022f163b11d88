import type { Schema } from "mongoose";
import { type Aggregate, defineModel } from "./define";

/** An approval to supervise interns of a level, from one day to another. */
export interface SupervisorAgreement {
  level: string;
  fromOn: string;
  toOn?: string;
}

/** Days on which a supervisor takes nobody. Why is nobody's business: it is not kept. */
export interface SupervisorAbsence {
  id: string;
  fromOn: string;
  toOn?: string;
}

/** A semester whose seats they were asked for, and when. */
export interface SeatsAsked {
  semesterId: string;
  at: Date;
  /** The colleague who asked, and is told of the answer. */
  byId?: string;
  remindedAt?: Date;
}

/** A practitioner approved to supervise interns (MSU), or one who will be. */
export interface SupervisorRecord extends Aggregate {
  firstName: string;
  lastName: string;
  email?: string;
  phone?: string;
  structureId?: string;
  agreements: SupervisorAgreement[];
  absences: SupervisorAbsence[];
  /** The day they foresee to stop. */
  retiresOn?: string;
  note?: string;
  isActive: boolean;
  asked: SeatsAsked[];
  /** Of the link to their page: raised to cut it. */
  linkVersion: number;
  sortName: string;
  searchWords: string[];
  createdAt: Date;
}

export const Supervisor = defineModel<SupervisorRecord>(
  "Supervisor",
  {
    firstName: { type: String, required: true },
    lastName: { type: String, required: true },
    email: String,
    phone: String,
    structureId: String,
    agreements: { type: [{ _id: false, level: String, fromOn: String, toOn: String }], default: [] },
    absences: { type: [{ _id: false, id: String, fromOn: String, toOn: String }], default: [] },
    retiresOn: String,
    note: String,
    isActive: { type: Boolean, default: true },
    asked: {
      type: [{ _id: false, semesterId: String, at: Date, byId: String, remindedAt: Date }],
      default: [],
    },
    linkVersion: { type: Number, default: 1 },
    sortName: { type: String, required: true },
    searchWords: { type: [String], default: [] },
    createdAt: { type: Date, required: true },
  },
  { collection: "supervisors", isAggregate: true },
  (schema: Schema) => {
    schema.index({ isActive: 1, sortName: 1, _id: 1 });
    schema.index({ searchWords: 1, sortName: 1 });
    schema.index({ structureId: 1 }, { sparse: true });
    schema.index({ "asked.semesterId": 1 }, { sparse: true });
  },
);
